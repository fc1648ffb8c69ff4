#pragma once

/// The protocols' names, for headers that only mention them. Each has its own header in this folder.
namespace inia::protocol {

struct Json;      ///< json 1.0 and 1.1: <inia/core/protocol/json.hpp>
struct RestJson;  ///< rest-json: <inia/core/protocol/rest_json.hpp>
struct RestXml;   ///< rest-xml: <inia/core/protocol/rest_xml.hpp>
struct Query;     ///< query: <inia/core/protocol/query.hpp>

}  // namespace inia::protocol
