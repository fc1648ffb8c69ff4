// service: logs, operations: CreateLogGroup DescribeLogGroups CreateLogStream PutLogEvents GetLogEvents DeleteLogGroup
#include <inia/logs.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <chrono>
#include <cstdint>

namespace logs = inia::logs;

TEST_CASE("CloudWatch Logs gives back the events that a stream of a group got", "[logs]") {
    INIA_NEEDS_LOCAL_AWS();
    logs::Client client(inia::test::local_session(), inia::test::local_config());
    client.create_log_group({.logGroupName = "inia-it", .tags = {{"team", "blue"}}});
    CHECK_THROWS_AS(client.create_log_group({.logGroupName = "inia-it"}), logs::ResourceAlreadyExistsException);
    client.create_log_stream({.logGroupName = "inia-it", .logStreamName = "one"});
    // Events must be of the last two weeks.
    std::int64_t const now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    client.put_log_events({
        .logGroupName = "inia-it",
        .logStreamName = "one",
        .logEvents = {{.timestamp = now - 1, .message = "zw\u00f6lf \"\\\u0001\U0001f600"},
                      {.timestamp = now, .message = "2"}},
    });

    auto const events =
        client.get_log_events({.logStreamName = "one", .logGroupName = "inia-it", .startFromHead = true}).events;
    REQUIRE(events.size() == 2);
    CHECK(events[0].message == "zw\u00f6lf \"\\\u0001\U0001f600");
    CHECK(events[0].timestamp == now - 1);
    CHECK(events[1].message == "2");
    auto const groups = client.describe_log_groups({.logGroupNamePrefix = "inia-it"}).logGroups;
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].logGroupName == "inia-it");
    CHECK(groups[0].creationTime.value() > 0);

    client.delete_log_group({.logGroupName = "inia-it"});
    CHECK_THROWS_AS(client.delete_log_group({.logGroupName = "inia-it"}), logs::ResourceNotFoundException);
    CHECK(client.describe_log_groups({.logGroupNamePrefix = "inia-it"}).logGroups.empty());
}
