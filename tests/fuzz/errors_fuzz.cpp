// The error path of each protocol: the first line of the input is a header's value, the rest the body.
#include "contract.hpp"

#include "retry/classify.hpp"
#include "unit/core/cbor/sample.hpp"
#include "unit/core/protocol/http_sample.hpp"
#include "unit/core/protocol/xml_operations.hpp"
#include "util/mask.hpp"

#include <inia/core/protocol/ec2.hpp>
#include <inia/core/protocol/json.hpp>
#include <inia/core/protocol/query.hpp>
#include <inia/core/protocol/rest_json.hpp>
#include <inia/core/protocol/rest_xml.hpp>
#include <inia/core/protocol/rpc_v2_cbor.hpp>
#include <inia/core/response_metadata.hpp>

#include <algorithm>

using namespace inia;

namespace {

constexpr ServiceInfo service{.name = "demo",
                              .service_id = "DynamoDB",  // which has a checksum in a header
                              .json_version = "1.0",
                              .protocol = ProtocolKind::ec2,
                              .query_compatible = true};
constexpr OperationInfo operation{.service = &service, .name = "Demo", .method = "POST", .uri = "/"};

/// Reads the error as a call does: first what all errors have, then the members of an error `E...`.
template<class Protocol, class... E> ErrorEnvelope check(HttpResponse const& response) {
    ErrorEnvelope envelope = Protocol::read_error_envelope(service, response);
    static_cast<void>(detail::classify_answer(operation, response, envelope.code));
    (
        [&] {
            E error;
            fuzz::require_parse_error(Protocol::read_error(response, error));
        }(),
        ...);
    return envelope;
}

void check_rest(HttpResponse const& response) {
    static_cast<void>(detail::is_corrupt(service, response));
    ResponseMetadata metadata;
    read_metadata(metadata, operation, {.response = {.headers = response.headers, .body = response.body}});
    static_cast<void>(detail::mask_secrets(response.body));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::view_of(data, size);
    std::size_t const line = std::min(text.find('\n'), text.size());
    HttpResponse response;
    response.status = 400;
    response.headers.add("smithy-protocol", "rpc-v2-cbor");
    for (char const* name :
         {"X-Amzn-Errortype", "x-amzn-query-error", "x-amz-crc32", "X-Kind", "X-Words", "X-Dates", "X-Size", "X-Json"})
        response.headers.add(name, text.substr(0, line));
    response.body = text.substr(std::min(line + 1, text.size()));

    using json_sample::Choice, json_sample::Empty, json_sample::GetResponse, xml_operations::Refused;
    ErrorEnvelope const json = check<protocol::Json, Empty, Choice, json_sample::Sink>(response);
    ErrorEnvelope const rest_json = check<protocol::RestJson, GetResponse, Refused, json_sample::Sink>(response);
    ErrorEnvelope const cbor = check<protocol::RpcV2Cbor, Empty, Choice, cbor_sample::Sink>(response);
    // Without a code the call explains the answer, and says nothing of what a body that is none of the protocol holds.
    for (ErrorEnvelope const& envelope : {json, rest_json, cbor})
        fuzz::require(!envelope.code.empty() || !response.body.empty(), "an error without a body has a code");
    check<protocol::RestXml, GetResponse, Refused, xml_sample::Scalars, xml_sample::Lists>(response);
    check<protocol::Query, Refused, xml_sample::Maps, xml_sample::Node>(response);
    check<protocol::Ec2, Refused, xml_sample::Scalars>(response);
    check_rest(response);
    return 0;
}
