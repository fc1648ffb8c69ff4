#pragma once

/// The protocols' names, for headers that only mention them. Each has its own header in this folder.
namespace inia::protocol {

struct Json;       ///< json 1.0 and 1.1: <inia/core/protocol/json.hpp>
struct RestJson;   ///< rest-json: <inia/core/protocol/rest_json.hpp>
struct RestXml;    ///< rest-xml: <inia/core/protocol/rest_xml.hpp>
struct Query;      ///< query: <inia/core/protocol/query.hpp>
struct Ec2;        ///< ec2: <inia/core/protocol/ec2.hpp>
struct RpcV2Cbor;  ///< rpc-v2-cbor: <inia/core/protocol/rpc_v2_cbor.hpp>

}  // namespace inia::protocol
