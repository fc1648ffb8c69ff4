// service: logs, operations: CreateLogGroup DescribeLogGroups CreateLogStream PutLogEvents GetLogEvents DeleteLogGroup
// StartLiveTail
#include <inia/logs.hpp>

#include "http/curl_transport.hpp"

#include <support/catch.hpp>
#include <support/event_frames.hpp>
#include <support/local_aws.hpp>
#include <support/strict_server.hpp>
#include <support/strict_session.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

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

namespace {

/// Sends every request to the strict server, with the host that it was meant for: a host with a prefix has no name
/// here.
class ToStrictServer final : public inia::Transport {
public:
    explicit ToStrictServer(std::string const& url) : host_(url.substr(url.find("://") + 3)) {}
    inia::Result<inia::HttpResponse> send(inia::HttpRequest const& request, inia::SendOptions const& options) override {
        inia::HttpRequest redirected = request;
        redirected.headers.set("Host", request.host);
        redirected.scheme = "http";
        redirected.host = host_;
        return inner_->send(redirected, options);
    }

private:
    std::string host_;
    std::shared_ptr<inia::Transport> inner_ = inia::detail::make_curl_transport({});
};

}  // namespace

TEST_CASE("a live tail of CloudWatch Logs goes to a host of its own and ends with its typed exception", "[logs]") {
    using inia::test::json_event;
    inia::test::StrictServer server{{.rules = {.service = "logs"}}};
    server.answer(inia::test::stream_reply(
                      json_event("initial-response", "{}")
                      + json_event("sessionStart", R"({"sessionId":"s-1","logGroupIdentifiers":["arn:a:b"]})")
                      + json_event("sessionUpdate", R"({"sessionMetadata":{"sampled":true},"sessionResults":[)"
                                                    R"({"message":"zw\u00f6lf","timestamp":1398796238123}]})")
                      + inia::test::json_exception("SessionTimeoutException", R"({"message":"three hours"})"))
                      .chunked(11));
    logs::Client const client(inia::test::strict_session(),
                              {.transport = std::make_shared<ToStrictServer>(server.url())});
    auto answer = client.start_live_tail({.logGroupIdentifiers = {"arn:a:b"}});
    auto const start = answer.responseStream.next();
    REQUIRE(start->sessionStart());
    CHECK(start->sessionStart()->sessionId == "s-1");
    auto const update = answer.responseStream.next();
    REQUIRE(update->sessionUpdate());
    CHECK(update->sessionUpdate()->sessionMetadata->sampled == true);
    REQUIRE(update->sessionUpdate()->sessionResults.size() == 1);
    CHECK(update->sessionUpdate()->sessionResults[0].message == "zw\u00f6lf");
    CHECK(update->sessionUpdate()->sessionResults[0].timestamp == 1398796238123);
    try {
        answer.responseStream.next();
        FAIL("nothing was thrown");
    } catch (logs::SessionTimeoutException const& error) {
        CHECK(error.message() == "three hours");
        CHECK(error.operation() == "StartLiveTail");
    }
    auto const request = server.requests().at(0);
    CHECK(request.header("Host") == "stream-logs.us-east-1.amazonaws.com");  // the pinned model's prefix
    CHECK(request.header("X-Amz-Target") == "Logs_20140328.StartLiveTail");
    CHECK(request.body == R"({"logGroupIdentifiers":["arn:a:b"]})");
    CHECK(server.complaints() == inia::test::no_complaints);
}
