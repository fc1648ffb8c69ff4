#include "emit.hpp"
#include "writer.hpp"

#include <utility>

namespace inia::codegen {
namespace {

bool is_rest(Protocol protocol) { return protocol == Protocol::rest_json || protocol == Protocol::rest_xml; }

/// The namespaces of the codecs for requests and for answers.
std::pair<char const*, char const*> formats_of(Protocol protocol) {
    switch (protocol) {
    case Protocol::json:
    case Protocol::rest_json: return {"json", "json"};
    case Protocol::rest_xml: return {"xml", "xml"};
    case Protocol::query:
    case Protocol::ec2: return {"query", "xml"};
    case Protocol::rpc_v2_cbor: return {"cbor", "cbor"};
    }
    return {};
}

/// Declares (`extern `) or defines (no prefix) the instantiations of a structure's codecs: those for where it stands in
/// bodies. In REST protocols the codecs of requests and responses are the bindings', instantiated with the operations.
void emit_instantiations(Writer& out, Protocol protocol, Structure const& structure, char const* prefix) {
    if (structure.members.empty() || structure.is_event_stream || (structure.top_level && is_rest(protocol))) return;
    auto const [writer, reader] = formats_of(protocol);
    std::string const& type = structure.qualified;
    if (structure.encoded)
        out.line(prefix, "template void ::inia::", writer, "::write_struct<", type, ">(::inia::", writer, "::Writer&, ",
                 type, " const&);");
    if (structure.decoded)
        out.line(prefix, "template void ::inia::", reader, "::read_struct<", type, ">(::inia::", reader, "::Reader&, ",
                 type, "&);");
}

}  // namespace

std::string emit_codecs(Service const& service, Part const& part) {
    Writer out;
    if (!part.borrowed.empty()) out.line("\n// Instantiated in other files.");
    for (std::size_t index : part.borrowed)
        emit_instantiations(out, service.protocol, service.structures[index], "extern ");
    if (!part.structures.empty()) out.line("\n// Instantiated here.");
    for (std::size_t index : part.structures) emit_instantiations(out, service.protocol, service.structures[index], "");
    return out.take();
}

}  // namespace inia::codegen
