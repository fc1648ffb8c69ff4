#pragma once

#include <inia/core/client_core.hpp>

#include <string>
#include <string_view>

namespace inia::protocol {

/// What both JSON protocols know of an error: type from `X-Amzn-Errortype` or the body's `__type`, `code` or `Code`,
/// message, request id, and whose fault the status says it is.
ErrorEnvelope read_json_error(HttpResponse const& response);

/// The name of an error: `namespace#Name:http://...` without the parts around it.
std::string_view error_name(std::string_view text) noexcept;

}  // namespace inia::protocol
