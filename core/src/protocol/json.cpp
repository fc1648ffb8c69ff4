#include <inia/core/protocol/json.hpp>

#include "protocol/json_errors.hpp"
#include "util/inline_buffer.hpp"

#include <string_view>

namespace inia::protocol {

void Json::add_headers(OperationInfo const& operation, HttpRequest& http) {
    ServiceInfo const& service = *operation.service;
    inia::detail::InlineBuffer<char, 256> text;
    text.append("application/x-amz-json-");
    text.append(service.json_version.empty() ? "1.1" : service.json_version);
    http.headers.add("Content-Type", text.view());
    text.shrink(0);
    text.append(service.target_prefix);
    text.append(".");
    text.append(operation.name);
    http.headers.add("X-Amz-Target", text.view());
    if (service.query_compatible) http.headers.add("x-amzn-query-mode", "true");
}

ErrorEnvelope Json::read_error_envelope(ServiceInfo const& service, HttpResponse const& response) {
    ErrorEnvelope envelope = read_json_error(response);
    std::string_view const query_error =
        service.query_compatible ? response.headers.find("x-amzn-query-error") : std::string_view();
    if (query_error.empty()) return envelope;
    // `Code;Sender` or `Code;Receiver`, as the query protocol told it before the service moved to JSON.
    std::size_t const semicolon = query_error.find(';');
    envelope.type = std::move(envelope.code);
    envelope.code = query_error.substr(0, semicolon);
    std::string_view const fault = semicolon == std::string_view::npos ? "" : query_error.substr(semicolon + 1);
    if (fault == "Sender") envelope.fault = Fault::client;
    if (fault == "Receiver") envelope.fault = Fault::server;
    return envelope;
}

}  // namespace inia::protocol
