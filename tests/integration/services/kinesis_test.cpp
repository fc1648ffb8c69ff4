// service: kinesis, operations: CreateStream DescribeStreamSummary ListStreams PutRecord GetShardIterator GetRecords
// DeleteStream SubscribeToShard
#include <inia/kinesis.hpp>

#include <support/catch.hpp>
#include <support/event_frames.hpp>
#include <support/local_aws.hpp>
#include <support/strict_server.hpp>
#include <support/strict_session.hpp>

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

TEST_CASE("a subscription to a shard of Kinesis hands out records until its typed exception", "[kinesis]") {
    using inia::test::json_event;
    inia::test::StrictServer server{{.rules = {.service = "kinesis"}}};
    server.answer(inia::test::stream_reply(
                      json_event("initial-response", "{}")
                      + json_event("SubscribeToShardEvent",
                                   R"({"Records":[{"SequenceNumber":"7","ApproximateArrivalTimestamp":1398796238.123,)"
                                   R"("Data":"AP8K","PartitionKey":"a"}],"ContinuationSequenceNumber":"8",)"
                                   R"("MillisBehindLatest":0})")
                      + inia::test::json_exception("KMSThrottlingException", R"({"message":"slower"})"))
                      .chunked(13));
    kinesis::Client const client(inia::test::strict_session(), {.endpoint_url = server.url()});
    auto answer = client.subscribe_to_shard({
        .ConsumerARN = "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
        .ShardId = "shardId-0",
        .StartingPosition = kinesis::StartingPosition{.Type = kinesis::ShardIteratorType::LATEST},
    });
    auto const event = answer.EventStream.next();
    REQUIRE(event->SubscribeToShardEvent());
    auto const& records = event->SubscribeToShardEvent()->Records;
    REQUIRE(records.size() == 1);
    CHECK(records[0].Data == inia::Blob(std::string("\0\xff\n", 3)));
    CHECK(records[0].ApproximateArrivalTimestamp->nanos() == 123'000'000);
    CHECK(event->SubscribeToShardEvent()->ContinuationSequenceNumber == "8");
    CHECK(event->SubscribeToShardEvent()->MillisBehindLatest == 0);
    CHECK_THROWS_AS(answer.EventStream.next(), kinesis::KMSThrottlingException);
    CHECK_FALSE(answer.EventStream.next().has_value());
    CHECK(server.requests().at(0).header("X-Amz-Target") == "Kinesis_20131202.SubscribeToShard");
    CHECK(server.complaints() == inia::test::no_complaints);
}
