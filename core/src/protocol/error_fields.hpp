#pragma once

#include <inia/core/client_core.hpp>

#include <string>
#include <string_view>

namespace inia::protocol {

/// The members of an error's body that may name it and tell its message, in JSON and CBOR alike; first come those that
/// say it best. Modelled errors have members of the same names with other types, so only texts are taken.
struct ErrorFields {
    std::string type[3];     // __type, code, Code
    std::string message[3];  // message, Message, errorMessage

    /// Where the text of this member goes; null when it says nothing of the error.
    std::string* find(std::string_view key);
};

/// The beginning of a body that could not be read, fit for a message of one line.
std::string excerpt(std::string_view body);

/// What is known of an error: its name from `header_type` or the body's fields, failing both the status; the message;
/// the request id; and whose fault the status says it is. Of a body that was not `readable` the beginning is the
/// message, unless nothing names the error: a proxy's page, for example, is left to the call to explain.
ErrorEnvelope make_envelope(HttpResponse const& response, ErrorFields&& fields, std::string_view header_type,
                            bool readable);

/// The envelope of an error whose body is JSON. The name is the one in `X-Amzn-Errortype`, if there is that header.
ErrorEnvelope read_json_error(HttpResponse const& response);

}  // namespace inia::protocol
