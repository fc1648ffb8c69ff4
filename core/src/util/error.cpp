#include <inia/core/error.hpp>

#include "util/mask.hpp"

#include <string>

namespace inia {
namespace {

std::string describe(ErrorDetails const& details) {
    std::string text = details.service;
    if (!details.operation.empty()) (text += ' ') += details.operation;
    if (text.empty()) text = "the service";
    text += ": ";
    text += details.code.empty() ? "an error without a code" : details.code;
    // Services quote the request in some messages, signature included.
    if (!details.message.empty()) (text += ": ") += detail::mask_secrets(details.message);

    (text += " (HTTP ") += std::to_string(details.http_status);
    if (!details.request_id.empty()) (text += ", request id ") += details.request_id;
    if (!details.extended_request_id.empty()) (text += ", extended id ") += details.extended_request_id;
    (text += ", ") += std::to_string(details.attempts);
    text += details.attempts == 1 ? " attempt)" : " attempts)";
    return text;
}

}  // namespace

Error::~Error() = default;

void Error::raise() const { throw *this; }

ServiceError::ServiceError(ErrorDetails details)
    : ErrorType(describe(details)),
      details_(std::make_shared<ErrorDetails const>(std::move(details))) {}

ServiceError::~ServiceError() = default;

}  // namespace inia
