#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>

/// Services that once spoke the query protocol (awsQueryCompatible) can tell an error by the code it had there, so that
/// programs written then still find it.
namespace inia::protocol {

/// Asks for such codes, if the service has them.
void ask_for_query_errors(ServiceInfo const& service, HttpRequest& http);

/// Puts the code and the fault of `x-amzn-query-error` in place of the answer's own, whose name becomes the type.
void take_query_error(ServiceInfo const& service, HttpResponse const& response, ErrorEnvelope& envelope);

}  // namespace inia::protocol
