#include <inia/core/protocol/json.hpp>

#include "protocol/error_fields.hpp"
#include "protocol/query_compatible.hpp"
#include "util/inline_buffer.hpp"

#include <span>
#include <string_view>
#include <utility>

namespace inia::protocol {

namespace {

void add_headers(OperationInfo const& operation, HttpRequest& http) {
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
    ask_for_query_errors(service, http);
}

}  // namespace

AnyError Json::write_body(OperationInfo const& operation, std::string_view token,
                          void (*write)(json::Writer&, void const*), void const* request, HttpRequest& http) {
    add_headers(operation, http);
    json::Writer writer;
    writer.set_idempotency_token(token);
    write(writer, request);
    http.body = std::move(writer).take();
    return writer.refusal(operation.name);
}

AnyError Json::write_text(OperationInfo const& operation, std::string_view body, HttpRequest& http) {
    if (AnyError error = bind_request(operation, http)) return error;
    add_headers(operation, http);
    http.body = Body(std::as_bytes(std::span(body)));
    return {};
}

AnyError Json::read_body(std::string_view what, std::string const& body, void (*read)(json::Reader&, void*),
                         void* out) {
    if (body.empty()) return {};
    json::Reader reader(body);
    if (!reader.null()) read(reader, out);
    return reader.finish(what);
}

ErrorEnvelope Json::read_error_envelope(ServiceInfo const& service, HttpResponse const& response) {
    ErrorEnvelope envelope = read_json_error(response);
    take_query_error(service, response, envelope);
    return envelope;
}

}  // namespace inia::protocol
