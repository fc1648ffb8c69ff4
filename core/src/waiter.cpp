#include <inia/core/waiter.hpp>

#include "wait.hpp"

#include <inia/core/clock.hpp>
#include <inia/core/response_metadata.hpp>

#include <utility>

namespace inia {

AnyError wait(ClientCore const& core, WaiterInfo const& waiter, void const* request, WaitOptions const& options,
              detail::WaitOutcome& outcome) {
    using Step = detail::Wait::Step;
    Clock& clock = core.clock();
    detail::Wait wait(waiter, options, clock.steady_now());
    ResponseMetadata own_metadata;
    while (wait.step() != Step::done) {
        if (wait.step() == Step::sleep) {
            clock.sleep(wait.pause());
            wait.on_slept();
            continue;
        }
        CallOptions call = wait.call_options(clock.steady_now());
        if (call.metadata == nullptr) call.metadata = &own_metadata;
        detail::Poll poll{.response = waiter.make_response()};
        poll.error = invoke(core, *waiter.ends, request, call, poll.response.get());
        if (poll.error)
            poll.response.reset();
        else
            poll.status = call.metadata->http_status;
        wait.on_answer(std::move(poll), clock.steady_now(), clock.random());
    }
    return std::move(wait).result(outcome);
}

}  // namespace inia
