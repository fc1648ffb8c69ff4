#include "emit.hpp"
#include "writer.hpp"

#include <set>

namespace inia::codegen {
namespace {

void emit_tag(Writer& out, Service const& service, Operation const& operation) {
    std::string const space = "::inia::" + service.cpp_name + "::";
    out.line();
    out.open("struct INIA_EXPORT ", operation.tag);
    out.line("using Client = ", space, "Client;");
    out.line("using Request = ", space, operation.request_name, ";");
    out.line("using Response = ", space, operation.response_name, ";");
    out.line("using Protocol = ::inia::protocol::", protocol_class(service.protocol), ";");
    if (operation.discovery != Discovery::none && !service.discovery_tag.empty())
        out.line("using Discovery = ", service.discovery_tag, ";");
    out.line("static ::inia::OperationInfo const info;");
    out.line("static ::inia::CallEnds const ends;");
    out.line("static ::inia::Result<std::shared_ptr<::inia::Endpoint const>> endpoint(::inia::ClientCore const& core,");
    out.line("                                                                        Request const& request);");
    out.line("static ::inia::AnyError make_error(::inia::Outcome&& outcome);");
    out.close(";");
}

/// The structures of requests and responses, declared, and their second names.
void emit_declarations(Writer& out, Service const& service) {
    std::set<std::string> declared;
    for (Operation const& operation : service.operations)
        for (auto const& [name, index] : {std::pair(&operation.request_name, operation.request),
                                          std::pair(&operation.response_name, operation.response)}) {
            Structure const& structure = service.structures[index];
            if (declared.insert(structure.cpp_name).second) out.line("struct ", structure.cpp_name, ";");
            if (structure.cpp_name != *name) out.line("using ", *name, " = ", structure.qualified, ";");
        }
}

void emit_methods(Writer& out, Service const& service, Operation const& operation) {
    std::string const run = "return ::inia::call<op::" + operation.tag + ">(*core_, ";
    std::string const head = operation.response_name + " Client::" + operation.method_name;
    out.line();
    if (!service.structures[operation.request].has_required()) out.line(head, "() const { ", run, "{}); }");
    out.open(head, "(", operation.request_name, " const& request) const");
    out.line(run, "request);");
    out.close();
}

}  // namespace

std::string emit_operations_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/call_ends.hpp>");
    out.line("#include <inia/core/protocol/forward.hpp>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line();
    out.line("class Client;");
    emit_declarations(out, service);
    out.line();
    out.line("/// What the model says of the service.");
    out.line("extern INIA_EXPORT ::inia::ServiceInfo const service_info;");
    out.line();
    out.line(
        "/// The operations as types, for generic functions: client.try_call<op::X>(request). Of each, `endpoint` tells where");
    out.line("/// a request goes, `make_error` types a failed answer, and `ends` is what the line of a call needs.");
    out.line("namespace op {");
    if (!service.discovery_tag.empty()) out.line("struct INIA_EXPORT ", service.discovery_tag, ";");
    for (Operation const& operation : service.operations) emit_tag(out, service, operation);
    out.line();
    out.line("}  // namespace op");
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

std::string emit_operations_source(Service const& service, EmitOptions const& options, Part const& part, bool alone) {
    std::set<std::size_t> used(part.structures.begin(), part.structures.end());
    for (std::size_t index : part.operations)
        used.insert({service.operations[index].request, service.operations[index].response});
    Writer out;
    out.line("#include <inia/core/invoke.hpp>");
    out.line("#include <inia/core/protocol/", protocol_header(service.protocol), ".hpp>");
    out.line("#include <inia/", service.cpp_name, "/client.hpp>");
    include_structures(out, service, "describe", used);
    if (!options.quirks.empty()) out.line("#include <", options.quirks, ">");
    if (!alone) out.line(emit_codecs(service, part));
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line("namespace op {");
    out.line();
    for (std::size_t i : part.operations) {
        std::string const& tag = service.operations[i].tag;
        out.line("constinit ::inia::CallEnds const ", tag, "::ends = ::inia::call_ends<", tag, ">();");
    }
    out.line();
    out.line("}  // namespace op");
    for (std::size_t i : part.operations) emit_methods(out, service, service.operations[i]);
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
