#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/waiter_error.hpp>

#include <chrono>
#include <memory>
#include <utility>

/// Waiting until a resource is as it should be, by asking for it again and again.
namespace inia {

/// Settings of one wait; for what is absent the waiter's own values hold.
struct WaitOptions {
    /// Pause between two calls.
    Optional<std::chrono::milliseconds> delay{};
    /// Lets the pauses grow up to this: each doubles the range from `delay` upwards out of which it is drawn by chance.
    /// Absent: every pause is `delay`.
    Optional<std::chrono::milliseconds> max_delay{};
    /// How many calls are made at most; at least one is.
    Optional<int> max_attempts{};
    /// Limit for the wait as a whole, calls and pauses included: a call that could only begin later is not made, and
    /// one that runs is ended. Absent: none.
    Optional<std::chrono::milliseconds> timeout{};
    /// Settings of each call.
    CallOptions call{};
};

/// How a wait came to its good end.
template<class Response> struct WaitResult {
    /// The answer that was waited for; absent where an error was, as with waiters for what is no longer there.
    Optional<Response> response{};
    /// That error; null when there is an answer.
    AnyError error{};
    /// How many calls were made.
    int attempts = 0;
};

/// A waiter of a service, as `dynamodb::waiter::TableExists`.
template<class W>
concept Waiter = requires {
    typename W::Client;
    typename W::Operation;
    static_cast<WaiterInfo const&>(W::info);
};

namespace detail {

/// What came of a wait, without its types.
struct WaitOutcome {
    std::shared_ptr<void> response{};
    AnyError error{};
    int attempts = 0;
};

}  // namespace detail

/// Calls the waiter's operation until an answer decides. Gives the error of a wait that ended badly. For `wait<W>`.
INIA_EXPORT AnyError wait(ClientCore const& core, WaiterInfo const& waiter, void const* request,
                          WaitOptions const& options, detail::WaitOutcome& outcome);

/// Calls `W`'s operation until the answer is what `W` waits for; throws as Client::wait says.
template<class W>
WaitResult<typename W::Response> wait(ClientCore const& core, typename W::Request const& request,
                                      WaitOptions const& options = {}) {
    detail::WaitOutcome outcome;
    if (AnyError const error = wait(core, W::info, &request, options, outcome)) error.raise();
    WaitResult<typename W::Response> result{.error = std::move(outcome.error), .attempts = outcome.attempts};
    if (outcome.response)
        result.response.emplace(std::move(*static_cast<typename W::Response*>(outcome.response.get())));
    return result;
}

}  // namespace inia
