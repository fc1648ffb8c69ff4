#include <inia/core/response_metadata.hpp>

#include <inia/core/client_core.hpp>
#include <inia/core/format/scalar.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/xml/reader.hpp>

namespace inia {
namespace {

/// The protocols that send the id in the body alone: `<ResponseMetadata><RequestId>` (query), `<requestId>` (ec2).
bool has_id_in_body(ProtocolKind protocol) noexcept {
    return protocol == ProtocolKind::query || protocol == ProtocolKind::ec2;
}

std::string id_in_body(std::string_view body) {
    xml::Reader reader(body);
    bool inside = reader.enter_root();
    while (inside && reader.next_child()) {
        std::string_view const name = reader.name();
        if (name == "RequestId" || name == "requestId" || name == "RequestID")
            return std::string(format::trim(reader.text()));
        if (name == "ResponseMetadata") continue;  // entered: what follows are its children
        reader.skip();
    }
    return {};
}

}  // namespace

void read_metadata(ResponseMetadata& out, OperationInfo const& operation, Outcome const& outcome) {
    HttpResponse const& answer = outcome.response;
    out.http_status = answer.status;
    out.attempts = outcome.attempts;
    out.headers = answer.headers;
    out.extended_request_id = answer.headers.find("x-amz-id-2");
    out.request_id = outcome.failed ? outcome.error.request_id : std::string(protocol::request_id(answer.headers));
    if (out.request_id.empty() && has_id_in_body(operation.service->protocol)) out.request_id = id_in_body(answer.body);
}

}  // namespace inia
