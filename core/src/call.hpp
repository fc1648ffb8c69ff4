#pragma once

#include "retry/standard.hpp"

#include <inia/core/client_core.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/transport.hpp>

#include <chrono>

namespace inia::detail {

/// One call as a state machine: it says what to do next and is told what happened. It does no I/O, reads no clock and
/// draws no chance, so that one implementation of attempts, retries and limits serves every way to wait, and its tests
/// are values.
class Call {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class Step : unsigned char {
        send,   ///< Sign the request, stamp it with `attempt`, send it, and tell `on_answer`.
        sleep,  ///< Wait for `wait`, and tell `on_slept`.
        done    ///< Take `result`.
    };
    struct Plan {
        OperationInfo const& operation;
        ReadErrorEnvelope read_error;
        FailedDespite2xx failed_despite_2xx = nullptr;
        RetryRules rules;
        RetryQuota& quota;
        std::chrono::milliseconds connect_timeout{0}, read_timeout{0};  ///< 0 = none, here and below.
        std::chrono::milliseconds attempt_timeout{0};
        std::chrono::milliseconds timeout{0};  ///< For the call as a whole.
    };

    /// What `plan` refers to must outlive the object.
    Call(Plan const& plan, TimePoint now);

    Step step() const noexcept { return step_; }
    /// The number of the attempt to send, from 1, and how many there may be.
    int attempt() const noexcept { return retry_.attempt(); }
    int max_attempts() const noexcept { return plan_.rules.max_attempts; }
    /// The limits of the attempt, what is left of the call's own included.
    SendOptions send_options(TimePoint now) const;
    std::chrono::nanoseconds wait() const noexcept { return wait_; }

    /// `random` in [0, 1) is the jitter of the next wait.
    void on_answer(Result<HttpResponse>&& answer, TimePoint now, double random);
    void on_slept() noexcept { step_ = failed_for_good_ ? Step::done : Step::send; }

    /// The answer or the service's error, with the number of attempts; or why there is none.
    Result<Outcome> result() &&;

private:
    RetryKind take_response(HttpResponse&& response);
    RetryKind take_failure(AnyError const& error, TimePoint now);
    AnyError with_attempts(AnyError const& error) const;

    Plan plan_;
    StandardRetry retry_;
    TimePoint deadline_;
    Step step_ = Step::send;
    std::chrono::nanoseconds wait_{0};
    bool failed_for_good_ = false;
    Outcome outcome_;
    AnyError error_;
};

}  // namespace inia::detail
