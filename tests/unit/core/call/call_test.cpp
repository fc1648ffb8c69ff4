#include "support/catch.hpp"
#include "support/fakes.hpp"

#include "call.hpp"
#include "http/tls_error.hpp"

using namespace inia;
using namespace std::chrono_literals;
using detail::Call;
using inia::test::answer;
using Step = Call::Step;

namespace {

ServiceInfo const demo{.name = "demo", .service_id = "Demo"};
OperationInfo const operation{.service = &demo, .name = "DoIt"};

// A protocol whose errors stand in headers.
ErrorEnvelope read_error(ServiceInfo const&, HttpResponse const& response) {
    auto const text = [&](char const* name) { return std::string(response.headers.find(name)); };
    return {.code = text("code"), .type = text("type"), .message = text("message"), .request_id = text("id")};
}

struct Fixture {
    detail::RetryQuota quota;
    Call::TimePoint now{1h};
    Call::Plan plan{
        .operation = operation, .read_error = read_error, .rules = detail::retry_rules_2026("Demo"), .quota = quota};

    Call start() const { return Call(plan, now); }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "an answer at once ends the call", "[core][call]") {
    Call call = start();
    REQUIRE(call.step() == Step::send);
    CHECK(call.attempt() == 1);
    call.on_answer(answer(200, "yes"), now, 1);
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    CHECK_FALSE(result->failed);
    CHECK(result->response.body == "yes");
}

TEST_CASE_METHOD(Fixture, "a throttled call waits and is sent again", "[core][call]") {
    Call call = start();
    call.on_answer(answer(400, "", {{"code", "ThrottlingException"}}), now, 0.5);
    REQUIRE(call.step() == Step::sleep);
    CHECK(call.wait() == 500ms);
    CHECK(call.attempt() == 2);
    call.on_slept();
    REQUIRE(call.step() == Step::send);
    call.on_answer(answer(200, "yes"), now, 0.5);
    REQUIRE(call.step() == Step::done);
    CHECK(std::move(call).result()->response.body == "yes");
    CHECK(quota.available() == 500);
}

TEST_CASE_METHOD(Fixture, "the last error stands when the attempts are used up", "[core][call]") {
    Call call = start();
    for (int i = 0; i < 2; ++i) {
        call.on_answer(answer(503), now, 0);
        REQUIRE(call.step() == Step::send);  // no jitter, no wait
    }
    call.on_answer(answer(500, "", {{"code", "InternalError"}, {"message", "sorry"}, {"id", "r3"}}), now, 0);
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    REQUIRE(result->failed);
    ErrorDetails const& error = result->error;
    CHECK(error.service == "demo");
    CHECK(error.operation == "DoIt");
    CHECK(error.code == "InternalError");
    CHECK(error.message == "sorry");
    CHECK(error.request_id == "r3");
    CHECK(error.http_status == 500);
    CHECK(error.attempts == 3);
    CHECK(error.fault == Fault::server);
    CHECK(error.retryable);
    CHECK_FALSE(error.throttling);
}

TEST_CASE_METHOD(Fixture, "an error that time does not heal is told at once", "[core][call]") {
    Call call = start();
    call.on_answer(answer(404, "", {{"code", "NoSuchThing"}, {"type", "NoSuchThingException"}, {"x-amz-id-2", "host"}}),
                   now, 1);
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    CHECK(result->error.attempts == 1);
    CHECK(result->error.fault == Fault::client);
    CHECK_FALSE(result->error.retryable);
    CHECK(result->error.extended_request_id == "host");
    CHECK(result->error_type == "NoSuchThingException");
}

TEST_CASE_METHOD(Fixture, "an answer of somebody else gets the status as its code, and words", "[core][call]") {
    plan.rules.max_attempts = 1;
    Call call = start();
    call.on_answer(answer(502, "<html>Bad Gateway</html>", {{"Content-Type", "text/html"}, {"x-amzn-RequestId", "r1"}}),
                   now, 1);
    Result<Outcome> const result = std::move(call).result();
    CHECK(result->error.code == "502");
    CHECK(result->error_type == "502");
    CHECK_THAT(result->error.message, Catch::Contains("text/html") && Catch::Contains("<html>Bad Gateway</html>")
                                          && Catch::Contains("proxy") && Catch::Contains("endpoint_url"));
    CHECK(result->error.request_id == "r1");
}

TEST_CASE_METHOD(Fixture, "a redirect is not followed: it is an error", "[core][call]") {
    Call call = start();
    call.on_answer(answer(301, "", {{"code", "PermanentRedirect"}}), now, 1);
    CHECK(call.step() == Step::done);
    CHECK(std::move(call).result()->failed);
}

TEST_CASE_METHOD(Fixture, "a failure of the network is repeated, and names operation and attempts", "[core][call]") {
    Call call = start();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(call.step() == Step::send);
        call.on_answer(TransportError("cannot connect to http://localhost:1"), now, 0);
    }
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    CHECK(result.error().is<TransportError>());
    CHECK(std::string(result.error().what()) == "demo DoIt: cannot connect to http://localhost:1 (3 attempts)");
}

TEST_CASE_METHOD(Fixture, "a certificate that is not trusted is not tried again", "[core][call]") {
    Call call = start();
    call.on_answer(detail::TlsError("cannot trust the certificate"), now, 1);
    REQUIRE(call.step() == Step::done);
    CHECK(std::move(call).result().error().is<detail::TlsError>());
}

TEST_CASE_METHOD(Fixture, "an error of this side passes through as it is", "[core][call]") {
    Call call = start();
    call.on_answer(ValidationError("cannot open the body file 'x'"), now, 1);
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    CHECK(result.error().is<ValidationError>());
    CHECK(std::string(result.error().what()) == "cannot open the body file 'x'");
}

TEST_CASE_METHOD(Fixture, "an answer with 200 that holds an error counts as a 500", "[core][call]") {
    plan.failed_despite_2xx = [](HttpResponse const& response) { return response.body == "<Error/>"; };
    Call call = start();
    call.on_answer(answer(200, "<Error/>", {{"code", "InternalError"}}), now, 0);
    REQUIRE(call.step() == Step::send);
    call.on_answer(answer(200, "<Ok/>"), now, 0);
    CHECK_FALSE(std::move(call).result()->failed);
}

TEST_CASE_METHOD(Fixture, "a corrupt DynamoDB answer is asked for again, and is an error in the end", "[core][call]") {
    ServiceInfo const service{.name = "dynamodb", .service_id = "DynamoDB"};
    OperationInfo const get{.service = &service, .name = "GetItem"};
    Call call(
        {.operation = get, .read_error = read_error, .rules = detail::retry_rules_2026("DynamoDB"), .quota = quota},
        now);
    for (int i = 0; i < 4; ++i) {
        REQUIRE(call.step() == Step::send);
        call.on_answer(answer(200, "{}", {{"x-amz-crc32", "1"}}), now, 0);
    }
    REQUIRE(call.step() == Step::done);
    CHECK_THAT(std::move(call).result().error().what(),
               Catch::Contains("x-amz-crc32") && Catch::Contains("4 attempts"));
}

TEST_CASE_METHOD(Fixture, "each attempt may use its own limit or what is left of the call's", "[core][call]") {
    plan.connect_timeout = 5s;
    plan.read_timeout = 6s;
    plan.attempt_timeout = 10s;
    plan.timeout = 15s;
    Call call = start();
    CHECK(call.send_options(now).attempt_timeout == 10s);
    CHECK(call.send_options(now).connect_timeout == 5s);
    CHECK(call.send_options(now).read_timeout == 6s);
    CHECK(call.send_options(now + 8s).attempt_timeout == 7s);
    CHECK(call.send_options(now + 20s).attempt_timeout == 1ms);
    plan.attempt_timeout = 0s;
    CHECK(start().send_options(now).attempt_timeout == 15s);
    plan.timeout = 0s;
    CHECK(start().send_options(now).attempt_timeout == 0s);
    // What the clock cannot count is no limit.
    plan.timeout = std::chrono::milliseconds::max();
    CHECK(start().send_options(now).attempt_timeout == 0s);
}

TEST_CASE_METHOD(Fixture, "when the call's own limit cuts an attempt, the error says so", "[core][call]") {
    plan.timeout = 2s;
    Call call = start();
    call.on_answer(TimeoutError("no complete answer within 2000 ms (the limit of an attempt)"), now + 2s, 1);
    REQUIRE(call.step() == Step::done);
    Result<Outcome> const result = std::move(call).result();
    CHECK(result.error().is<TimeoutError>());
    CHECK_THAT(result.error().what(), Catch::Contains("2000 ms that the call was given"));
}

TEST_CASE_METHOD(Fixture, "no wait goes beyond the call's limit: the last error is told instead", "[core][call]") {
    plan.timeout = 2s;
    Call call = start();
    call.on_answer(answer(400, "", {{"code", "SlowDown"}}), now + 1500ms, 1);  // would wait for 1 s
    REQUIRE(call.step() == Step::done);
    CHECK(std::move(call).result()->error.code == "SlowDown");
}

TEST_CASE_METHOD(Fixture, "a long-polling call without tokens waits before it fails", "[core][call]") {
    ServiceInfo const sqs{.name = "sqs", .service_id = "SQS"};
    OperationInfo const receive{.service = &sqs, .name = "ReceiveMessage"};
    detail::RetryQuota empty(500, 0);
    Call call(
        {.operation = receive, .read_error = read_error, .rules = detail::retry_rules_2026("SQS"), .quota = empty},
        now);
    call.on_answer(answer(400, "", {{"code", "ThrottlingException"}}), now, 1);
    REQUIRE(call.step() == Step::sleep);
    CHECK(call.wait() == 1s);
    call.on_slept();
    REQUIRE(call.step() == Step::done);
    CHECK(std::move(call).result()->error.attempts == 1);
}
