#include "model.hpp"

#include <algorithm>

namespace inia::codegen {

bool Structure::has_required() const {
    return std::any_of(members.begin(), members.end(), [](Member const& m) { return m.wrap == Wrap::required; });
}

char const* protocol_class(Protocol protocol) {
    switch (protocol) {
    case Protocol::json: return "Json";
    case Protocol::rest_json: return "RestJson";
    case Protocol::rest_xml: return "RestXml";
    case Protocol::query: return "Query";
    case Protocol::ec2: return "Ec2";
    case Protocol::rpc_v2_cbor: return "RpcV2Cbor";
    }
    return "";
}

char const* protocol_header(Protocol protocol) {
    switch (protocol) {
    case Protocol::json: return "json";
    case Protocol::rest_json: return "rest_json";
    case Protocol::rest_xml: return "rest_xml";
    case Protocol::query: return "query";
    case Protocol::ec2: return "ec2";
    case Protocol::rpc_v2_cbor: return "rpc_v2_cbor";
    }
    return "";
}

}  // namespace inia::codegen
