// Runs waiters/*.json of INIA_CONFORMANCE_DIR: each case's own waiter, generated, against answers by script and a clock
// that nobody waits for.
#include "cases.hpp"

#include "protocol/conformance_report.hpp"
#include "support/catch.hpp"
#include "support/fakes.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace json = boost::json;
using inia::test::answer;
using inia::vectors::WaiterCase;

namespace {

/// How a wait ended, as the vectors name it, and what it did.
struct Wait {
    std::string outcome;
    std::size_t calls = 0;
    std::vector<std::int64_t> sleeps{};  ///< Seconds.
    std::string text{};
};

inia::HttpResponse response_of(json::object const& response) {
    int const status = response.at("status").to_number<int>();
    if (auto const* code = response.if_contains("error"))
        return answer(status, json::serialize(json::object{{"__type", *code}}));
    return answer(status, json::serialize(response.at("output")));
}

std::string outcome_of(inia::AnyError const& error) {
    using Reason = inia::WaiterError::Reason;
    if (!error) return "success";
    switch (error.get<inia::WaiterError>()->reason()) {
    case Reason::failed: return "failure";
    case Reason::unexpected_error: return "error";
    case Reason::max_attempts: return "max-attempts";
    case Reason::timeout: break;
    }
    return "timeout";
}

Wait run(WaiterCase const& the_case, json::array const& responses, inia::WaitOptions const& options) {
    auto const wire = std::make_shared<inia::test::FakeTransport>();
    auto const clock = std::make_shared<inia::test::FakeClock>();
    for (json::value const& response : responses) wire->script(response_of(response.as_object()));
    // Each answer is one call's: no call is tried again.
    inia::AnyError const error = the_case.wait({.region_name = "us-east-1",
                                                .endpoint_url = "https://waiters.example.com",
                                                .retries = {.total_max_attempts = 1},
                                                .credentials_provider = std::make_shared<inia::test::FakeCredentials>(),
                                                .transport = wire,
                                                .clock = clock},
                                               options);
    Wait wait{.outcome = outcome_of(error), .calls = wire->sent().size(), .text = error.what()};
    for (auto const sleep : clock->sleeps)
        wait.sleeps.push_back(std::chrono::duration_cast<std::chrono::seconds>(sleep).count());
    return wait;
}

std::string judge_acceptor(WaiterCase const& generated, json::object const& the_case) {
    json::object const& expected = the_case.at("expected").as_object();
    if (expected.contains("error")) return generated.wait ? "codegen takes it" : "";
    if (!generated.wait) return generated.refusal;
    Wait const wait = run(generated, {the_case.at("response")}, {});
    std::string const state(the_case.at("acceptor").at("state").as_string());
    if (state == "retry") return "nobody can tell whether such a rule alone matches";
    bool const matches = wait.outcome == state;
    return matches == expected.at("matches").as_bool() ? "" : wait.outcome + ": " + wait.text;
}

std::string judge_scenario(WaiterCase const& generated, json::object const& the_case) {
    if (!generated.wait) return generated.refusal;
    inia::WaitOptions options;
    if (auto const* config = the_case.if_contains("config")) {
        if (auto const* delay = config->as_object().if_contains("delay"))
            options.delay = std::chrono::seconds(delay->to_number<int>());
        if (auto const* attempts = config->as_object().if_contains("maxAttempts"))
            options.max_attempts = attempts->to_number<int>();
    }
    Wait const wait = run(generated, the_case.at("responses").as_array(), options);
    json::object const& expected = the_case.at("expected").as_object();
    if (wait.outcome != expected.at("outcome").as_string()) return wait.outcome + ": " + wait.text;
    if (wait.calls != expected.at("calls").to_number<std::size_t>()) return std::to_string(wait.calls) + " calls";
    if (json::value_from(wait.sleeps) != expected.at("sleeps")) return json::serialize(json::value_from(wait.sleeps));
    return {};
}

}  // namespace

TEST_CASE("waiters decide as the public vectors say", "[waiters]") {
    inia::test::ConformanceReport report("waiters");
    for (std::string const file : {"acceptors.json", "scenarios.json"}) {
        auto const suite = inia::test::conformance_file("waiters/" + file);
        if (!suite) continue;
        for (json::value const& value : suite->at("cases").as_array()) {
            json::object const& the_case = value.as_object();
            std::string const id = file + "#" + the_case.at("id").as_string().c_str();
            WaiterCase const& generated = inia::vectors::waiter_cases.at(id);
            report.run(id, [&] {
                return the_case.contains("acceptor") ? judge_acceptor(generated, the_case)
                                                     : judge_scenario(generated, the_case);
            });
        }
    }
}
