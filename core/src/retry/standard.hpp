#pragma once

#include "retry/quota.hpp"
#include "retry/retry_kind.hpp"

#include <chrono>
#include <string_view>

namespace inia::detail {

/// The numbers of the standard mode.
struct RetryRules {
    int max_attempts = 3;
    int transient_cost = 14;
    int timeout_cost = 14;
    int throttling_cost = 5;
    std::chrono::milliseconds base_wait{50};
    std::chrono::milliseconds throttling_base_wait{1000};
    std::chrono::milliseconds longest_wait{20'000};
    bool heeds_hint = true;          ///< `x-amz-retry-after` lengthens the wait.
    bool long_polling_waits = true;  ///< A long-polling call waits before it fails for want of tokens.
};

/// The revision of 2026 (2.1), inia's default: shorter waits for hiccups, dearer retries, more patience for DynamoDB.
RetryRules retry_rules_2026(std::string_view service_id);
/// The rules before (2.0).
RetryRules retry_rules_2020();

/// The standard mode of one call: decides after each attempt whether there is another one, and when.
class StandardRetry {
public:
    enum class Verdict : unsigned char { retry, not_retryable, max_attempts_exceeded, quota_exceeded };
    struct Decision {
        Verdict verdict = Verdict::not_retryable;
        /// Before the next attempt; of a long-polling call also before the error is handed on.
        std::chrono::nanoseconds wait{0};
    };

    /// `quota` must outlive the object.
    StandardRetry(RetryRules const& rules, RetryQuota& quota, bool long_polling) noexcept
        : rules_(rules),
          quota_(quota),
          long_polling_(long_polling) {}

    /// After a failed attempt. `hint` is the value of x-amz-retry-after (milliseconds), `random` is in [0, 1].
    Decision after_failure(RetryKind kind, std::string_view hint, double random) noexcept;
    /// After an attempt that succeeded: gives tokens back.
    void after_success() noexcept;
    /// The number of the attempt that runs or comes next, from 1.
    int attempt() const noexcept { return attempt_; }

private:
    std::chrono::nanoseconds wait(RetryKind kind, std::string_view hint, double random) const noexcept;

    RetryRules rules_;
    RetryQuota& quota_;
    bool long_polling_;
    int attempt_ = 1;
    int last_cost_ = 0;
};

}  // namespace inia::detail
