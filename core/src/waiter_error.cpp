#include <inia/core/waiter_error.hpp>

#include "wait.hpp"

#include <string>
#include <utility>

namespace inia {
namespace {

OperationInfo const& operation_of(detail::FailedWait const& failed) { return *failed.waiter->ends->operation; }

std::string describe(detail::FailedWait const& failed) {
    using Reason = WaiterError::Reason;
    std::string text = std::string(operation_of(failed).service->name) + " waiter " + std::string(failed.waiter->name);
    std::string const calls = std::to_string(failed.attempts) + (failed.attempts == 1 ? " call" : " calls") + " of "
                            + std::string(operation_of(failed).name);
    switch (failed.reason) {
    case Reason::failed: text += ": failed for good after " + calls; break;
    case Reason::unexpected_error: text += ": an error that it does not expect ended it after " + calls; break;
    case Reason::max_attempts: text += ": still waiting after " + calls; break;
    case Reason::timeout: text += ": still waiting at the end of its time, after " + calls; break;
    }
    if (!failed.why.empty()) text += ", where " + failed.why;
    if (failed.reason == Reason::max_attempts) text += "; WaitOptions::max_attempts and delay let it wait longer";
    if (failed.reason == Reason::timeout) text += "; WaitOptions::timeout lets it wait longer";
    // The text of an error has no secrets. Of an answer nothing is told: its members may be secret.
    if (failed.cause) (text += ": ") += failed.cause.what();
    return text;
}

}  // namespace

WaiterError::WaiterError(detail::FailedWait failed)
    : ErrorType(describe(failed)),
      failed_(std::make_shared<detail::FailedWait const>(std::move(failed))) {}

WaiterError::~WaiterError() = default;

WaiterError::Reason WaiterError::reason() const noexcept { return failed_->reason; }
std::string_view WaiterError::waiter() const noexcept { return failed_->waiter->name; }
std::string_view WaiterError::service() const noexcept { return operation_of(*failed_).service->name; }
std::string_view WaiterError::operation() const noexcept { return operation_of(*failed_).name; }
int WaiterError::attempts() const noexcept { return failed_->attempts; }
AnyError const& WaiterError::cause() const noexcept { return failed_->cause; }

void const* WaiterError::response_of(WaiterInfo const& waiter) const noexcept {
    return failed_->waiter == &waiter ? failed_->response.get() : nullptr;
}

}  // namespace inia
