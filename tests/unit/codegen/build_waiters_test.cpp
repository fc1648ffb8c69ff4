#include "build_waiters.hpp"

#include "emit.hpp"
#include "error.hpp"
#include "small_model.hpp"
#include "support/catch.hpp"

#include <boost/json/parse.hpp>

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

/// A service with operation X and a waiter `W`, whose insides are given.
Service with_waiter(std::string const& insides, ModelOptions const& options = {}) {
    ModelFiles files = small_model(run_x + R"(, "Y": {"http": {"method": "PUT", "requestUri": "/"}})",
                                   R"("In": {"type": "structure", "members": {}},
                       "Out": {"type": "structure", "members": {"State": {"shape": "S"}}})");
    files.waiters = boost::json::parse(R"({"version": 2, "waiters": {"W": {)" + insides + "}}}");
    return build_model(files, options);
}
std::string with_acceptor(std::string const& acceptor) {
    return R"("operation": "X", "delay": 2, "maxAttempts": 5, "acceptors": [)" + acceptor + "]";
}
std::string const ready = R"({"state": "success", "matcher": "path", "argument": "State", "expected": "ready"})";

}  // namespace

TEST_CASE("a waiter is read with its rules in order", "[codegen][waiters]") {
    Service const service = with_waiter(with_acceptor(
        ready
        + R"(, {"state": "retry", "matcher": "status", "expected": 404}, {"state": "failure", "matcher": "error", "expected": false})"));
    REQUIRE(service.waiters.size() == 1);
    Waiter const& waiter = service.waiters[0];
    CHECK(waiter.tag == "W");
    CHECK(service.operations[waiter.operation].name == "X");
    CHECK(waiter.delay == 2);
    CHECK(waiter.max_attempts == 5);
    REQUIRE(waiter.rules.size() == 3);
    CHECK(waiter.rules[0].path == "State");
    CHECK(waiter.rules[1].matcher == WaiterMatcher::status);
    CHECK(waiter.rules[2].matcher == WaiterMatcher::no_error);
}

TEST_CASE("a service without waiters has no header of them", "[codegen][waiters]") {
    Service const service = build_model(small_model(R"("X": {})", R"("Z": {"type": "string"})"));
    for (File const& file : emit_service(service)) {
        CHECK(file.path.find("waiters.hpp") == std::string::npos);
        CHECK_THAT(file.text, !Catch::Contains("waiter.hpp"));
    }
}

TEST_CASE("a waiter of an operation that is not generated is left out", "[codegen][waiters]") {
    CHECK(with_waiter(with_acceptor(ready), {.operations = {"Y"}}).waiters.empty());
}

TEST_CASE("what is wrong in a waiter is said with its name", "[codegen][waiters]") {
    auto const refused = [](std::string const& insides, char const* why) {
        CHECK_THROWS_WITH(emit_service(with_waiter(insides)),
                          Catch::StartsWith("waiter W of demo: ") && Catch::Contains(why));
    };
    refused(R"("operation": "Z", "delay": 2, "maxAttempts": 5, "acceptors": [])", "no operation 'Z'");
    refused(R"("operation": "X", "delay": "2", "maxAttempts": 5, "acceptors": [])", "'delay' is no number");
    refused(R"("operation": "X", "delay": 2, "maxAttempts": 5)", "no acceptors");
    refused(with_acceptor(R"({"state": "done", "matcher": "status", "expected": 200})"), "state 'done'");
    refused(with_acceptor(R"({"state": "success", "matcher": "magic", "expected": 200})"), "matcher 'magic'");
    refused(with_acceptor(R"({"state": "success", "matcher": "status", "expected": "200"})"),
            "matcher 'status' of \"200\"");
    refused(with_acceptor(R"({"state": "success", "matcher": "path", "argument": "Stat", "expected": "x"})"),
            "XResponse has no member 'Stat'");
}

TEST_CASE("waiters of another version are refused", "[codegen][waiters]") {
    ModelFiles files = small_model(R"("X": {})", R"("Z": {"type": "string"})");
    files.waiters = boost::json::parse(R"({"version": 3, "waiters": {}})");
    CHECK_THROWS_WITH(build_model(files, {}), Catch::Contains("version 2"));
}
