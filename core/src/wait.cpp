#include "wait.hpp"

#include "util/deadline.hpp"

#include <algorithm>
#include <utility>

namespace inia::detail {
namespace {

using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// Beyond this doubling a pause says nothing: every maximum has been reached.
constexpr int most_doublings = 20;

bool matches(Acceptor const& acceptor, Poll const& poll, ServiceError const* error) {
    using Matcher = Acceptor::Matcher;
    switch (acceptor.matcher) {
    case Matcher::path: return poll.response && acceptor.matches(poll.response.get());
    case Matcher::status: return acceptor.status == (error ? error->http_status() : poll.status);
    case Matcher::error: return error && error->code() == acceptor.code;
    case Matcher::any_error: return error;
    case Matcher::no_error: return !error;
    }
    return false;
}

std::string in_words(Acceptor const& acceptor) {
    using Matcher = Acceptor::Matcher;
    switch (acceptor.matcher) {
    case Matcher::path: return std::string(acceptor.text);
    case Matcher::status: return "the HTTP status is " + std::to_string(acceptor.status);
    case Matcher::error: return "the error is " + std::string(acceptor.code);
    case Matcher::any_error: return "there is an error";
    case Matcher::no_error: return "there is no error";
    }
    return {};
}

/// A pause; the longest there is where nanoseconds cannot count it.
nanoseconds pause_of(milliseconds time) {
    return std::clamp(time, milliseconds(0), std::chrono::floor<milliseconds>(nanoseconds::max()));
}

}  // namespace

Wait::Wait(WaiterInfo const& waiter, WaitOptions const& options, TimePoint now)
    : waiter_(waiter),
      options_(options),
      delay_(pause_of(options.delay.value_or(milliseconds(waiter.delay)))),
      max_attempts_(std::max(options.max_attempts.value_or(waiter.max_attempts), 1)),
      deadline_(options.timeout ? deadline_after(now, *options.timeout) : TimePoint::max()) {}

CallOptions Wait::call_options(TimePoint now) const {
    CallOptions options = options_.call;
    if (deadline_ == TimePoint::max()) return options;
    milliseconds const left = std::max(ceil<milliseconds>(deadline_ - now), milliseconds(1));
    // The call's own limit may be 0, which stands for none.
    bool const shorter = options.timeout && options.timeout->count() > 0 && *options.timeout < left;
    if (!shorter) options.timeout = left;
    return options;
}

void Wait::on_answer(Poll poll, TimePoint now, double random) {
    ++attempts_;
    last_ = std::move(poll);
    auto const* const error = last_.error.get<ServiceError>();
    // What is no answer of the service says nothing of the resource: it ends the wait as it would have ended a call.
    if (last_.error && !error) {
        if (last_.error.is<TimeoutError>() && now >= deadline_) return fail(WaiterError::Reason::timeout);
        error_ = last_.error;
        step_ = Step::done;
        return;
    }
    Acceptor const* const end = waiter_.acceptors + waiter_.acceptor_count;
    Acceptor const* const matched =
        std::find_if(waiter_.acceptors, end, [&](Acceptor const& a) { return matches(a, last_, error); });
    if (matched == end && error) return fail(WaiterError::Reason::unexpected_error);
    if (matched == end) return stop_or_sleep(nullptr, now, random);
    switch (matched->state) {
    case WaiterState::success: step_ = Step::done; return;
    case WaiterState::failure: return fail(WaiterError::Reason::failed, in_words(*matched));
    case WaiterState::retry: return stop_or_sleep(matched, now, random);
    }
}

void Wait::stop_or_sleep(Acceptor const* matched, TimePoint now, double random) {
    std::string why = matched ? in_words(*matched) : std::string();
    if (attempts_ >= max_attempts_) return fail(WaiterError::Reason::max_attempts, std::move(why));
    pause_ = next_pause(random);
    if (pause_ > deadline_ - now) return fail(WaiterError::Reason::timeout, std::move(why));
    step_ = Step::sleep;
}

nanoseconds Wait::next_pause(double random) const {
    nanoseconds const most = pause_of(options_.max_delay.value_or(milliseconds(0)));
    if (most <= delay_) return delay_;
    int const doublings = std::min(attempts_ - 1, most_doublings);
    auto const range = std::min(std::chrono::duration<double, std::nano>(delay_) * static_cast<double>(1 << doublings),
                                std::chrono::duration<double, std::nano>(most));
    return delay_ + std::chrono::duration_cast<nanoseconds>((range - delay_) * random);
}

void Wait::fail(WaiterError::Reason reason, std::string why) {
    error_ = WaiterError(FailedWait{.waiter = &waiter_,
                                    .reason = reason,
                                    .attempts = attempts_,
                                    .cause = last_.error,
                                    .response = last_.response,
                                    .why = std::move(why)});
    step_ = Step::done;
}

AnyError Wait::result(WaitOutcome& outcome) && {
    outcome = {.response = std::move(last_.response), .error = std::move(last_.error), .attempts = attempts_};
    return std::move(error_);
}

}  // namespace inia::detail
