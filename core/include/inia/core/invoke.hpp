#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/result.hpp>

#include <utility>

namespace inia {

/// The line of a call at its two typed ends: serialize, resolve the endpoint, let core run the attempts, deserialize.
/// Instantiated in the service's library, once per operation.
template<class Op>
Result<typename Op::Response> invoke(ClientCore const& core, typename Op::Request const& request,
                                     CallOptions const& options) {
    using Protocol = typename Op::Protocol;
    HttpRequest http;
    if (AnyError error = Protocol::template serialize<Op>(core, request, http)) return error;
    Result<std::shared_ptr<Endpoint const>> endpoint = Op::endpoint(core, request);
    if (!endpoint) return endpoint.error();
    Result<Outcome> outcome =
        core.execute(Op::info, std::move(http), **endpoint, &Protocol::read_error_envelope, options);
    if (!outcome) return outcome.error();
    if (outcome->failed) return Op::make_error(std::move(*outcome));
    typename Op::Response response;
    if (AnyError error = Protocol::template deserialize<Op>(outcome->response, response)) return error;
    return response;
}

}  // namespace inia
