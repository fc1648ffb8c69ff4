#include "support/catch.hpp"

#include "retry/standard.hpp"

using namespace inia::detail;
using namespace std::chrono_literals;
using Verdict = StandardRetry::Verdict;

TEST_CASE("jitter scales the wait, from none to all of it", "[core][retry]") {
    RetryQuota quota;
    auto const wait = [&](double random) {
        return StandardRetry(retry_rules_2026("Demo"), quota, false)
            .after_failure(RetryKind::transient, "", random)
            .wait;
    };
    CHECK(wait(0) == 0ms);
    CHECK(wait(0.5) == 25ms);
    CHECK(wait(1) == 50ms);
}

TEST_CASE("many attempts do not overflow the wait", "[core][retry]") {
    RetryRules rules = retry_rules_2026("Demo");
    rules.max_attempts = 100;
    rules.transient_cost = 0;
    RetryQuota quota;
    StandardRetry retry(rules, quota, false);
    for (int i = 1; i < 100; ++i) {
        auto const decision = retry.after_failure(RetryKind::transient, "", 1);
        REQUIRE(decision.verdict == Verdict::retry);
        REQUIRE(decision.wait <= 20s);
        REQUIRE(decision.wait >= 50ms);
    }
    CHECK(retry.after_failure(RetryKind::transient, "", 1).verdict == Verdict::max_attempts_exceeded);
}

TEST_CASE("a hint of centuries, or of nonsense, does no harm", "[core][retry]") {
    RetryQuota quota;
    auto const wait = [&](char const* hint) {
        return StandardRetry(retry_rules_2026("Demo"), quota, false).after_failure(RetryKind::transient, hint, 1).wait;
    };
    CHECK(wait("9223372036854775807") == 5050ms);
    CHECK(wait("99999999999999999999999") == 50ms);
    CHECK(wait("1e3") == 50ms);
    CHECK(wait(" 100") == 50ms);
    CHECK(wait("100") == 100ms);
}

TEST_CASE("an error that is not repeated takes no tokens", "[core][retry]") {
    RetryQuota quota(500, 100);
    StandardRetry retry(retry_rules_2026("Demo"), quota, false);
    CHECK(retry.after_failure(RetryKind::no, "", 1).verdict == Verdict::not_retryable);
    CHECK(quota.available() == 100);
    CHECK(retry.attempt() == 1);
}
