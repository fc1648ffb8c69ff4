#include <inia/core/protocol/rpc_v2_cbor.hpp>

#include "protocol/error_fields.hpp"
#include "protocol/query_compatible.hpp"

namespace inia::protocol {
namespace {

constexpr std::string_view protocol_header = "smithy-protocol";
constexpr std::string_view protocol_name = "rpc-v2-cbor";
constexpr std::string_view media_type = "application/cbor";

bool is_of_protocol(HttpResponse const& response) { return response.headers.find(protocol_header) == protocol_name; }

/// Reads the top level of the body; false when it is no CBOR map.
bool read_fields(std::string const& body, ErrorFields& fields) {
    cbor::Reader reader(body);
    cbor::Items members = reader.enter_map();
    while (reader.next(members)) {
        std::string* const target = fields.find(reader.key());
        if (target != nullptr && reader.at(cbor::Major::text))
            reader.string(*target);
        else
            reader.skip();
    }
    return !reader.finish();
}

}  // namespace

AnyError RpcV2Cbor::write_body(OperationInfo const& operation, std::string_view token,
                               void (*write)(cbor::Writer&, void const*), void const* request, HttpRequest& http) {
    if (operation.has_input) http.headers.add("Content-Type", media_type);
    http.headers.add("Accept", media_type);
    http.headers.add(protocol_header, protocol_name);
    ask_for_query_errors(*operation.service, http);
    if (!operation.has_input) return {};
    cbor::Writer writer;
    writer.set_idempotency_token(token);
    write(writer, request);
    http.body = std::move(writer).take();
    return writer.refusal(operation.name);
}

AnyError RpcV2Cbor::read_body(std::string_view what, std::string const& body, void (*read)(cbor::Reader&, void*),
                              void* out) {
    if (body.empty()) return {};
    cbor::Reader reader(body);
    read(reader, out);
    return reader.finish(what);
}

AnyError RpcV2Cbor::check_protocol(std::string_view what, HttpResponse const& response) {
    if (is_of_protocol(response)) return {};
    std::string_view const found = response.headers.find(protocol_header);
    return ParseError(std::string(what) + ": the answer is not of the protocol rpc-v2-cbor, its header smithy-protocol "
                      + (found.data() == nullptr ? "is missing" : "is '" + std::string(found) + "'"));
}

ErrorEnvelope RpcV2Cbor::read_error_envelope(ServiceInfo const& service, HttpResponse const& response) {
    ErrorFields fields;
    // What is not of the protocol is a proxy's page, for example.
    bool const readable = response.body.empty() || (is_of_protocol(response) && read_fields(response.body, fields));
    ErrorEnvelope envelope = make_envelope(response, std::move(fields), {}, readable);
    take_query_error(service, response, envelope);
    return envelope;
}

}  // namespace inia::protocol
