#include "emit.hpp"
#include "writer.hpp"

#include <algorithm>
#include <utility>

namespace inia::codegen {
namespace {

constexpr std::size_t structure_doc_lines = 24;
constexpr std::size_t member_doc_lines = 12;

void emit_structure(Writer& out, Structure const& structure) {
    out.doc(structure.doc, structure_doc_lines);
    if (structure.members.empty()) {
        out.line("struct ", structure.cpp_name, " {};");
        return;
    }
    out.open("struct ", structure.cpp_name);
    if (structure.has_required()) {
        std::string tags;
        for (std::size_t i : structure.declaration)
            if (structure.members[i].wrap == Wrap::required) tags += "class " + structure.members[i].cpp_name + "; ";
        out.line("struct required { ", tags, "};");
    }
    for (std::size_t i : structure.declaration) {
        Member const& member = structure.members[i];
        out.doc(member.doc, member_doc_lines);
        out.line(member.declaration, " ", member.cpp_name, member.wrap == Wrap::required ? ";" : "{};");
    }
    if (structure.is_union && structure.decoded) {
        out.line("/// Name of the member that the service sent when this version does not know it; else empty.");
        out.line("std::string unknown_member{};");
    }
    out.close(";");
}

bool holds_body(Service const& service) {
    return std::any_of(service.structures.begin(), service.structures.end(), [](Structure const& structure) {
        return std::any_of(structure.members.begin(), structure.members.end(), [](Member const& member) {
            return member.type.kind == Kind::body || member.type.kind == Kind::response_body;
        });
    });
}

void emit_forward_declarations(Writer& out, Service const& service) {
    bool first = true;
    for (std::size_t index : service.order) {
        if (!service.structures[index].forward) continue;
        if (std::exchange(first, false)) out.line();
        out.line("struct ", service.structures[index].cpp_name, ";");
    }
}

/// Second names of structures that several operations use.
void emit_aliases(Writer& out, Service const& service) {
    bool first = true;
    for (Operation const& operation : service.operations)
        for (auto const& [name, index] : {std::pair(&operation.request_name, operation.request),
                                          std::pair(&operation.response_name, operation.response)}) {
            if (service.structures[index].cpp_name == *name) continue;
            if (std::exchange(first, false)) out.line();
            out.line("using ", *name, " = ", service.structures[index].qualified, ";");
        }
}

}  // namespace

std::string emit_model_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    if (holds_body(service)) out.line("#include <inia/core/body.hpp>");
    out.line("#include <inia/core/shapes.hpp>");
    out.line("#include <inia/", service.cpp_name, "/enums.hpp>");
    for (std::string const& header : service.includes) out.line("#include <", header, ">");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    emit_forward_declarations(out, service);
    for (std::size_t index : service.order) {
        out.line();
        emit_structure(out, service.structures[index]);
    }
    emit_aliases(out, service);
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
