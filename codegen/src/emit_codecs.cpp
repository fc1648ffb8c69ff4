#include "emit.hpp"
#include "writer.hpp"

#include <utility>
#include <vector>

namespace inia::codegen {
namespace {

/// The codecs of one structure, as explicit instantiations.
struct Codecs {
    Structure const* structure = nullptr;
    bool write = false;
    bool read = false;
};

bool is_rest(Protocol protocol) { return protocol == Protocol::rest_json || protocol == Protocol::rest_xml; }

/// The namespaces of the codecs for requests and for answers.
std::pair<char const*, char const*> formats_of(Protocol protocol) {
    switch (protocol) {
    case Protocol::json:
    case Protocol::rest_json: return {"json", "json"};
    case Protocol::rest_xml: return {"xml", "xml"};
    case Protocol::query:
    case Protocol::ec2: return {"query", "xml"};
    }
    return {};
}

/// Where the structure stands in bodies. In REST protocols the codecs of requests and responses are the bindings',
/// instantiated with the operations.
std::vector<Codecs> codecs_of(Service const& service) {
    std::vector<Codecs> codecs;
    for (std::size_t index : service.order) {
        Structure const& structure = service.structures[index];
        if (structure.members.empty() || (structure.top_level && is_rest(service.protocol))) continue;
        codecs.push_back({&structure, structure.encoded, structure.decoded});
    }
    return codecs;
}

void emit_instantiations(Writer& out, Protocol protocol, Codecs const& codecs, char const* prefix) {
    auto const [writer, reader] = formats_of(protocol);
    std::string const& type = codecs.structure->qualified;
    if (codecs.write)
        out.line(prefix, "template void ::inia::", writer, "::write_struct<", type, ">(::inia::", writer, "::Writer&, ",
                 type, " const&);");
    if (codecs.read)
        out.line(prefix, "template void ::inia::", reader, "::read_struct<", type, ">(::inia::", reader, "::Reader&, ",
                 type, "&);");
}

}  // namespace

std::string emit_codecs_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/protocol/", protocol_header(service.protocol), ".hpp>");
    out.line("#include <inia/", service.cpp_name, "/describe.hpp>");
    out.line();
    out.line("// Each is instantiated in one of the files operations.cpp, shapes_1.cpp ...");
    for (Codecs const& codecs : codecs_of(service)) emit_instantiations(out, service.protocol, codecs, "extern ");
    return banner(service) + out.take();
}

std::string emit_codec_instantiations(Service const& service, std::size_t part, std::size_t parts) {
    std::vector<Codecs> const codecs = codecs_of(service);
    Writer out;
    for (std::size_t i = codecs.size() * part / parts; i < codecs.size() * (part + 1) / parts; ++i)
        emit_instantiations(out, service.protocol, codecs[i], "");
    return out.take();
}

}  // namespace inia::codegen
