#include "retry/standard.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace inia::detail {
namespace {

using std::chrono::nanoseconds;

// How much longer than the own wait a service may make it.
constexpr std::chrono::seconds longest_hint{5};
// A success that followed no retry.
constexpr int usual_refund = 1;

}  // namespace

RetryRules retry_rules_2026(std::string_view service_id) {
    RetryRules rules;
    if (service_id == "DynamoDB" || service_id == "DynamoDB Streams") {
        rules.max_attempts = 4;
        rules.base_wait = std::chrono::milliseconds(25);
    }
    return rules;
}

RetryRules retry_rules_2020() {
    return {.transient_cost = 5,
            .timeout_cost = 10,
            .throttling_cost = 5,
            .base_wait = std::chrono::seconds(1),
            .throttling_base_wait = std::chrono::seconds(1),
            .heeds_hint = false,
            .long_polling_waits = false};
}

StandardRetry::Decision StandardRetry::after_failure(RetryKind kind, std::string_view hint, double random) noexcept {
    if (kind == RetryKind::no) return {.verdict = Verdict::not_retryable};
    if (attempt_ >= rules_.max_attempts) return {.verdict = Verdict::max_attempts_exceeded};
    int const cost = kind == RetryKind::throttling ? rules_.throttling_cost
                   : kind == RetryKind::timeout    ? rules_.timeout_cost
                                                   : rules_.transient_cost;
    if (!quota_.acquire(cost)) {
        bool const waits = long_polling_ && rules_.long_polling_waits;
        return {.verdict = Verdict::quota_exceeded, .wait = waits ? wait(kind, hint, random) : nanoseconds(0)};
    }
    Decision const decision{.verdict = Verdict::retry, .wait = wait(kind, hint, random)};
    last_cost_ = cost;
    ++attempt_;
    return decision;
}

void StandardRetry::after_success() noexcept { quota_.release(last_cost_ ? last_cost_ : usual_refund); }

nanoseconds StandardRetry::wait(RetryKind kind, std::string_view hint, double random) const noexcept {
    nanoseconds const base = kind == RetryKind::throttling ? rules_.throttling_base_wait : rules_.base_wait;
    // 2^30 base waits are beyond any cap, and the shift stays defined.
    nanoseconds const cap = rules_.longest_wait;
    nanoseconds const backoff = std::min(cap, base * (std::int64_t{1} << std::min(attempt_ - 1, 30)));
    nanoseconds const own(static_cast<nanoseconds::rep>(random * static_cast<double>(backoff.count())));

    std::int64_t milliseconds = 0;
    auto const [end, code] = std::from_chars(hint.data(), hint.data() + hint.size(), milliseconds);
    bool const heeded = rules_.heeds_hint && !hint.empty() && code == std::errc() && end == hint.data() + hint.size();
    if (!heeded || milliseconds <= 0) return own;
    nanoseconds const asked = std::chrono::milliseconds(std::min<std::int64_t>(milliseconds, 3'600'000));
    return std::clamp<nanoseconds>(asked, own, own + longest_hint);
}

}  // namespace inia::detail
