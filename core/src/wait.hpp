#pragma once

#include <inia/core/waiter_info.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace inia::detail {

/// What WaiterError tells of a wait.
struct FailedWait {
    WaiterInfo const* waiter = nullptr;
    WaiterError::Reason reason = WaiterError::Reason::failed;
    int attempts = 0;
    AnyError cause{};
    std::shared_ptr<void const> response{};
    std::string why{};  ///< The acceptor that matched, or the limit, in words; may be empty.
};

/// What a call ended in: a response, or an error.
struct Poll {
    std::shared_ptr<void> response{};
    AnyError error{};
    int status = 0;  ///< Of the response.
};

/// One wait as a state machine, as Call is for a call: it says what to do next and is told what happened, and does no
/// I/O, reads no clock and draws no chance.
class Wait {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class Step : unsigned char {
        call,   ///< Make a call with `call_options`, and tell `on_answer`.
        sleep,  ///< Wait for `pause`, and tell `on_slept`.
        done    ///< Take `result`.
    };

    /// What is referred to must outlive the object.
    Wait(WaiterInfo const& waiter, WaitOptions const& options, TimePoint now);

    Step step() const noexcept { return step_; }
    /// The caller's, with no more time than the wait has left.
    CallOptions call_options(TimePoint now) const;
    std::chrono::nanoseconds pause() const noexcept { return pause_; }

    /// `random` in [0, 1) is the chance in the next pause.
    void on_answer(Poll poll, TimePoint now, double random);
    void on_slept() noexcept { step_ = Step::call; }

    /// The last answer or error, or why the wait ended badly.
    AnyError result(WaitOutcome& outcome) &&;

private:
    void stop_or_sleep(Acceptor const* matched, TimePoint now, double random);
    void fail(WaiterError::Reason reason, std::string why = {});
    std::chrono::nanoseconds next_pause(double random) const;

    WaiterInfo const& waiter_;
    WaitOptions const& options_;
    std::chrono::nanoseconds delay_;
    int max_attempts_;
    TimePoint deadline_;
    Step step_ = Step::call;
    int attempts_ = 0;
    std::chrono::nanoseconds pause_{0};
    Poll last_;
    AnyError error_;
};

}  // namespace inia::detail
