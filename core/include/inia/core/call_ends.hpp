#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint_discovery.hpp>
#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/result.hpp>

#include <memory>

namespace inia {

/// The typed ends of an operation's calls, as the line between them sees them: `request` and `response` point to what
/// the operation takes and gives. Static data of the generated library, made by `call_ends` (invoke.hpp).
struct CallEnds {
    OperationInfo const* operation = nullptr;
    /// Another request to send in place of the caller's; null when that goes out as it is. Most operations have none.
    std::shared_ptr<void const> (*rewrite)(void const* request) = nullptr;
    /// Checks the request and turns it into an HTTP request that lacks the endpoint's part, the stamps and the
    /// signature. Bodies in it are borrowed from `request`.
    AnyError (*serialize)(ClientCore const& core, void const* request, HttpRequest& http) = nullptr;
    Result<std::shared_ptr<Endpoint const>> (*endpoint)(ClientCore const& core, void const* request) = nullptr;
    DiscoverEndpoint discover = nullptr;  ///< Of an operation whose endpoint is discovered.
    ReadErrorEnvelope read_error = nullptr;
    FailedDespite2xx failed_despite_2xx = nullptr;  ///< What tells errors with a 2xx status; most have none.
    /// Reads an answer that is no error.
    AnyError (*deserialize)(void const* request, HttpResponse& answer, void* response) = nullptr;
    /// The service's error class of an answer that is one.
    AnyError (*make_error)(Outcome&& outcome) = nullptr;
};

/// The line of a call: serialize, resolve the endpoint, let core run the attempts, deserialize. `response` must be
/// fresh; after an error what it holds has no meaning.
INIA_EXPORT AnyError invoke(ClientCore const& core, CallEnds const& ends, void const* request,
                            CallOptions const& options, void* response);

/// Runs operation `Op`; the answer or the error is the result.
template<class Op>
Result<typename Op::Response> try_call(ClientCore const& core, typename Op::Request const& request,
                                       CallOptions const& options = {}) {
    Result<typename Op::Response> result;
    if (AnyError error = invoke(core, Op::ends, &request, options, &*result)) result.fail(std::move(error));
    return result;
}

/// Runs operation `Op`; throws the error.
template<class Op>
typename Op::Response call(ClientCore const& core, typename Op::Request const& request,
                           CallOptions const& options = {}) {
    typename Op::Response response;
    if (AnyError const error = invoke(core, Op::ends, &request, options, &response)) error.raise();
    return response;
}

}  // namespace inia
