#include "wait.hpp"

#include "support/catch.hpp"

#include <chrono>
#include <utility>
#include <vector>

using namespace inia;
using namespace std::chrono_literals;
using detail::Poll;
using detail::Wait;

namespace {

struct Answer {
    int state = 0;
};
struct OtherWaiter {
    using Response = Answer;
    static WaiterInfo const info;
};
struct ThingReady {
    using Response = Answer;
    static WaiterInfo const info;
};

bool is_ready(void const* response) { return static_cast<Answer const*>(response)->state == 1; }
bool is_broken(void const* response) { return static_cast<Answer const*>(response)->state == 2; }

ServiceInfo const demo{.name = "demo"};
OperationInfo const describe_thing{.service = &demo, .name = "DescribeThing"};
CallEnds const ends{.operation = &describe_thing};

using Matcher = Acceptor::Matcher;
constexpr Acceptor acceptors[] = {
    {.state = WaiterState::success, .matcher = Matcher::path, .matches = &is_ready, .text = "State is \"ready\""},
    {.state = WaiterState::failure, .matcher = Matcher::path, .matches = &is_broken, .text = "State is \"broken\""},
    {.state = WaiterState::success, .matcher = Matcher::status, .status = 301},
    {.state = WaiterState::retry, .matcher = Matcher::error, .code = "NoSuchThing"},
    {.state = WaiterState::failure, .matcher = Matcher::status, .status = 418},
};
WaiterInfo make_info(std::string_view name) {
    return {.name = name,
            .ends = &ends,
            .make_response = &detail::make_response<Answer>,
            .delay = 5s,
            .max_attempts = 3,
            .acceptors = acceptors,
            .acceptor_count = std::size(acceptors)};
}
WaiterInfo const ThingReady::info = make_info("ThingReady");
WaiterInfo const OtherWaiter::info = make_info("OtherWaiter");

Poll state(int value, int status = 200) {
    return {.response = std::make_shared<Answer>(Answer{value}), .status = status};
}
Poll refusal(std::string code, int status = 400) {
    return {.error = ServiceError({.service = "demo", .code = std::move(code), .http_status = status})};
}

/// A wait whose calls and pauses take no time but that of `now`.
struct Fixture {
    WaitOptions options{};
    Wait::TimePoint now{1h};
    detail::WaitOutcome outcome{};
    std::vector<std::chrono::nanoseconds> pauses{};

    /// Waits until the polls run out, or the wait is over.
    AnyError run(std::vector<Poll> polls, double random = 0.5) {
        Wait wait(ThingReady::info, options, now);
        std::size_t next = 0;
        while (wait.step() != Wait::Step::done) {
            if (wait.step() == Wait::Step::sleep) {
                pauses.push_back(wait.pause());
                now += wait.pause();
                wait.on_slept();
            } else {
                wait.on_answer(polls.at(next++), now, random);
            }
        }
        CHECK(next == polls.size());
        return std::move(wait).result(outcome);
    }
    WaiterError failure(std::vector<Poll> polls) {
        AnyError const error = run(std::move(polls));
        REQUIRE(error.is<WaiterError>());
        return *error.get<WaiterError>();
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a wait gives the answer that it waited for", "[core][wait]") {
    CHECK_FALSE(run({state(0), state(1)}));
    CHECK(static_cast<Answer const*>(outcome.response.get())->state == 1);
    CHECK_FALSE(outcome.error);
    CHECK(outcome.attempts == 2);
    CHECK(pauses == std::vector<std::chrono::nanoseconds>{5s});
}

TEST_CASE_METHOD(Fixture, "an error may be what is waited for", "[core][wait]") {
    CHECK_FALSE(run({refusal("NoSuchThing"), refusal("Moved", 301)}));
    CHECK_FALSE(outcome.response);
    CHECK(outcome.error.get<ServiceError>()->code() == "Moved");
    CHECK(outcome.attempts == 2);
}

TEST_CASE_METHOD(Fixture, "a state that stays ends the wait", "[core][wait]") {
    WaiterError const error = failure({state(0), state(2)});
    CHECK(error.reason() == WaiterError::Reason::failed);
    CHECK(error.attempts() == 2);
    CHECK(error.waiter() == "ThingReady");
    CHECK(error.service() == "demo");
    CHECK(error.operation() == "DescribeThing");
    CHECK_FALSE(error.cause());
    REQUIRE(error.last_response<ThingReady>());
    CHECK(error.last_response<ThingReady>()->state == 2);
    CHECK_FALSE(error.last_response<OtherWaiter>());
    CHECK(std::string(error.what())
          == "demo waiter ThingReady: failed for good after 2 calls of DescribeThing, where State is \"broken\"");
}

TEST_CASE_METHOD(Fixture, "an error that no rule names ends the wait at once", "[core][wait]") {
    WaiterError const error = failure({refusal("AccessDenied", 403)});
    CHECK(error.reason() == WaiterError::Reason::unexpected_error);
    CHECK(error.cause().get<ServiceError>()->code() == "AccessDenied");
    CHECK_FALSE(error.last_response<ThingReady>());
    CHECK_THAT(error.what(), Catch::Contains("an error that it does not expect ended it after 1 call of DescribeThing")
                                 && Catch::Contains("AccessDenied"));
}

TEST_CASE_METHOD(Fixture, "a status of an error counts as one of an answer", "[core][wait]") {
    CHECK(failure({refusal("Teapot", 418)}).reason() == WaiterError::Reason::failed);
    CHECK(failure({state(0, 418)}).reason() == WaiterError::Reason::failed);
}

TEST_CASE_METHOD(Fixture, "attempts run out, without a pause after the last", "[core][wait]") {
    WaiterError const error = failure({state(0), state(0), refusal("NoSuchThing")});
    CHECK(error.reason() == WaiterError::Reason::max_attempts);
    CHECK(error.attempts() == 3);
    CHECK(pauses.size() == 2);
    CHECK_THAT(error.what(),
               Catch::Contains("still waiting after 3 calls of DescribeThing, where the error is NoSuchThing")
                   && Catch::Contains("WaitOptions::max_attempts"));
}

TEST_CASE_METHOD(Fixture, "the caller's delay and attempts go before the waiter's", "[core][wait]") {
    options = {.delay = 1s, .max_attempts = 4};
    CHECK(failure({state(0), state(0), state(0), state(0)}).attempts() == 4);
    CHECK(pauses == std::vector<std::chrono::nanoseconds>{1s, 1s, 1s});
}

TEST_CASE_METHOD(Fixture, "one call is made whatever the options say", "[core][wait]") {
    options = {.delay = -1s, .max_attempts = 0, .timeout = 0ms};
    CHECK_FALSE(run({state(1)}));
    options.max_attempts = 2;
    CHECK(failure({state(0), state(0)}).attempts() == 2);
    CHECK(pauses == std::vector<std::chrono::nanoseconds>{0s});
}

TEST_CASE_METHOD(Fixture, "pauses grow by chance from the delay up to the longest", "[core][wait]") {
    options = {.delay = 1s, .max_delay = 5s, .max_attempts = 6};
    SECTION("at their longest") {
        (void)run({state(0), state(0), state(0), state(0), state(0), state(1)}, 1.0);
        CHECK(pauses == std::vector<std::chrono::nanoseconds>{1s, 2s, 4s, 5s, 5s});
    }
    SECTION("half way") {
        (void)run({state(0), state(0), state(0), state(1)}, 0.5);
        CHECK(pauses == std::vector<std::chrono::nanoseconds>{1s, 1500ms, 2500ms});
    }
    SECTION("at their shortest") {
        (void)run({state(0), state(0), state(0), state(1)}, 0.0);
        CHECK(pauses == std::vector<std::chrono::nanoseconds>{1s, 1s, 1s});
    }
}

TEST_CASE_METHOD(Fixture, "the longest of very many pauses is the longest", "[core][wait]") {
    options = {.delay = 1ms, .max_delay = std::chrono::hours(24), .max_attempts = 70};
    (void)run(std::vector<Poll>(70, state(0)), 1.0);
    CHECK(pauses.back() == 1ms * (1 << 20));
}

TEST_CASE_METHOD(Fixture, "what cannot begin in time is not waited for", "[core][wait]") {
    options = {.max_attempts = 100, .timeout = 12s};
    WaiterError const error = failure({state(0), state(0), state(0)});
    CHECK(error.reason() == WaiterError::Reason::timeout);
    CHECK(pauses.size() == 2);
    CHECK_THAT(error.what(), Catch::Contains("WaitOptions::timeout"));
}

TEST_CASE_METHOD(Fixture, "a call gets what is left of the wait's time", "[core][wait]") {
    options = {.timeout = 12s, .call = {.timeout = 10s}};
    Wait const wait(ThingReady::info, options, now);
    CHECK(wait.call_options(now).timeout == 10s);
    CHECK(wait.call_options(now + 5s).timeout == 7s);
    CHECK(wait.call_options(now + 20s).timeout == 1ms);
    options = {.call = {.headers = {{"a", "b"}}}};
    Wait const endless(ThingReady::info, options, now);
    CHECK(endless.call_options(now).timeout == std::nullopt);
    CHECK(endless.call_options(now).headers.size() == 1);
}

TEST_CASE_METHOD(Fixture, "a call without a limit of its own ends with the wait", "[core][wait]") {
    options = {.timeout = 12s, .call = {.timeout = 0ms}};
    CHECK(Wait(ThingReady::info, options, now).call_options(now).timeout == 12s);
}

TEST_CASE_METHOD(Fixture, "times that the clock cannot count are without end", "[core][wait]") {
    auto const ever = std::chrono::milliseconds::max();
    SECTION("as the limit of the wait") {
        options = {.timeout = ever};
        CHECK(Wait(ThingReady::info, options, now).call_options(now).timeout == std::nullopt);
        CHECK_FALSE(run({state(0), state(1)}));
    }
    SECTION("as the longest pause") {
        options = {.delay = 1s, .max_delay = ever};
        CHECK_FALSE(run({state(0), state(0), state(1)}, 1.0));
        CHECK(pauses == std::vector<std::chrono::nanoseconds>{1s, 2s});
    }
    SECTION("as every pause") {
        options = {.delay = ever, .timeout = 1h};
        CHECK(failure({state(0)}).reason() == WaiterError::Reason::timeout);
    }
}

TEST_CASE_METHOD(Fixture, "a call that the wait's own limit ended is the wait's end", "[core][wait]") {
    options = {.timeout = 12s};
    Wait wait(ThingReady::info, options, now);
    wait.on_answer({.error = TimeoutError("too late")}, now + 12s, 0);
    REQUIRE(wait.step() == Wait::Step::done);
    AnyError const error = std::move(wait).result(outcome);
    REQUIRE(error.is<WaiterError>());
    CHECK(error.get<WaiterError>()->reason() == WaiterError::Reason::timeout);
    CHECK(error.get<WaiterError>()->cause().is<TimeoutError>());
}

TEST_CASE_METHOD(Fixture, "what is no answer of the service ends a wait as it ends a call", "[core][wait]") {
    CHECK(run({state(0), {.error = TransportError("no route")}}).is<TransportError>());
    CHECK(run({{.error = ValidationError("no name")}}).is<ValidationError>());
    CHECK(run({{.error = TimeoutError("of the call")}}).is<TimeoutError>());
}
