// service: kinesis, operations: CreateStream DescribeStreamSummary ListStreams PutRecord GetShardIterator GetRecords
// DeleteStream
#include <inia/kinesis.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>
#include <string>

namespace kinesis = inia::kinesis;

TEST_CASE("Kinesis gives back the bytes of a record", "[kinesis]") {
    INIA_NEEDS_LOCAL_AWS();
    kinesis::Client client(inia::test::local_session(), inia::test::local_config());
    client.create_stream({.StreamName = "inia-it", .ShardCount = 1});
    CHECK_THROWS_AS(client.create_stream({.StreamName = "inia-it", .ShardCount = 1}), kinesis::ResourceInUseException);

    auto const found = client.describe_stream_summary({.StreamName = "inia-it"}).StreamDescriptionSummary.value();
    CHECK(found.RetentionPeriodHours == 24);
    CHECK(found.OpenShardCount == 1);
    CHECK(found.EncryptionType == kinesis::EncryptionType::NONE);
    CHECK(std::ranges::any_of(client.list_streams().StreamNames, [](auto const& name) { return name == "inia-it"; }));

    inia::Blob const bytes(std::string("\0\xff\n", 3));
    auto const put = client.put_record({.Data = bytes, .StreamName = "inia-it", .PartitionKey = "a"});
    auto const iterator = client.get_shard_iterator({
        .ShardId = put.ShardId.value(),
        .ShardIteratorType = kinesis::ShardIteratorType::TRIM_HORIZON,
        .StreamName = "inia-it",
    });
    auto const records = client.get_records({.ShardIterator = iterator.ShardIterator.value()}).Records;
    REQUIRE(records.size() == 1);
    CHECK(records[0].Data == bytes);
    CHECK(records[0].PartitionKey == "a");
    CHECK(records[0].SequenceNumber == put.SequenceNumber);

    client.delete_stream({.StreamName = "inia-it"});
    CHECK_THROWS_AS(client.describe_stream_summary({.StreamName = "inia-it"}), kinesis::ResourceNotFoundException);
}
