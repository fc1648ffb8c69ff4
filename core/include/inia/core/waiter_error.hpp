#pragma once

#include <inia/core/error.hpp>

#include <memory>
#include <string_view>

namespace inia {

struct WaiterInfo;

namespace detail {
struct FailedWait;
}  // namespace detail

/// A wait ended without what was waited for; the text says why. `reason()` tells the cases apart:
///
///     catch (inia::WaiterError const& error) {
///         if (auto const* last = error.last_response<cloudformation::waiter::StackCreateComplete>()) ...
///     }
class INIA_EXPORT WaiterError final : public ErrorType<WaiterError, Error> {
public:
    enum class Reason : unsigned char {
        failed,            ///< An answer says that it will never be so.
        unexpected_error,  ///< The service answered with an error that the waiter does not know; `cause()` has it.
        max_attempts,      ///< Not so after WaitOptions::max_attempts calls.
        timeout            ///< Not so within WaitOptions::timeout.
    };
    explicit WaiterError(detail::FailedWait failed);
    WaiterError(WaiterError const&) = default;
    WaiterError& operator=(WaiterError const&) = default;
    ~WaiterError() override;

    Reason reason() const noexcept;
    /// Name of the waiter, `TableExists`; of its service, `dynamodb`; of the operation that it calls, `DescribeTable`.
    std::string_view waiter() const noexcept;
    std::string_view service() const noexcept;
    std::string_view operation() const noexcept;
    /// How many calls were made.
    int attempts() const noexcept;
    /// The error that the last call ended in; null when that had an answer.
    AnyError const& cause() const noexcept INIA_LIFETIMEBOUND;
    /// The last call's answer; null when that ended in an error, or when it was another waiter than `Waiter`.
    template<class Waiter> typename Waiter::Response const* last_response() const noexcept INIA_LIFETIMEBOUND {
        return static_cast<typename Waiter::Response const*>(response_of(Waiter::info));
    }

private:
    void const* response_of(WaiterInfo const& waiter) const noexcept;

    std::shared_ptr<detail::FailedWait const> failed_;
};

}  // namespace inia
