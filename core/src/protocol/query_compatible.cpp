#include "protocol/query_compatible.hpp"

#include <string_view>
#include <utility>

namespace inia::protocol {

void ask_for_query_errors(ServiceInfo const& service, HttpRequest& http) {
    if (service.query_compatible) http.headers.add("x-amzn-query-mode", "true");
}

void take_query_error(ServiceInfo const& service, HttpResponse const& response, ErrorEnvelope& envelope) {
    if (!service.query_compatible) return;
    std::string_view const text = response.headers.find("x-amzn-query-error");
    // `Code;Sender` or `Code;Receiver`.
    std::size_t const semicolon = text.find(';');
    std::string_view const code = text.substr(0, semicolon);
    if (code.empty()) return;
    envelope.type = std::move(envelope.code);
    envelope.code = code;
    std::string_view const fault = semicolon == std::string_view::npos ? "" : text.substr(semicolon + 1);
    if (fault == "Sender") envelope.fault = Fault::client;
    if (fault == "Receiver") envelope.fault = Fault::server;
}

}  // namespace inia::protocol
