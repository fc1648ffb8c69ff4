#include "emit.hpp"
#include "writer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace inia::codegen {
namespace {

constexpr std::size_t structure_doc_lines = 24;
constexpr std::size_t member_doc_lines = 12;

/// A variant, and for each member a function by its name.
void emit_events(Writer& out, Structure const& structure) {
    std::string types;
    for (Member const& member : structure.members) types += (types.empty() ? "" : ", ") + member.type.cpp;
    out.doc(structure.doc, structure_doc_lines);
    out.open("struct ", structure.cpp_name, " : ::inia::EventVariant<", types, ">");
    for (std::size_t i = 0; i < structure.members.size(); ++i) {
        Member const& member = structure.members[i];
        Doc doc = member.doc;
        doc.insert(doc.begin(), {.text = "The event `" + member.name + "`, or null when it is another."});
        out.doc(doc, member_doc_lines);
        out.line(member.type.cpp, "* ", member.cpp_name, "() & noexcept INIA_LIFETIMEBOUND { return member<",
                 std::to_string(i), ">(); }");
        out.line(member.type.cpp, " const* ", member.cpp_name, "() const& noexcept INIA_LIFETIMEBOUND { return member<",
                 std::to_string(i), ">(); }");
    }
    out.close(";");
}

void emit_structure(Writer& out, Structure const& structure) {
    if (structure.is_event_stream) return emit_events(out, structure);
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

bool holds_body(Structure const& structure) {
    return std::any_of(structure.members.begin(), structure.members.end(), [](Member const& member) {
        return member.type.kind == Kind::body || member.type.kind == Kind::response_body;
    });
}

/// A header that defines `structures`, which are in order.
Writer begin_header(Service const& service, std::vector<std::size_t> const& structures) {
    Writer out;
    out.line("#pragma once");
    out.line();
    if (std::any_of(structures.begin(), structures.end(),
                    [&](std::size_t i) { return holds_body(service.structures[i]); }))
        out.line("#include <inia/core/body.hpp>");
    if (std::any_of(structures.begin(), structures.end(),
                    [&](std::size_t i) { return service.structures[i].is_event_stream; }))
        out.line("#include <inia/core/event_stream.hpp>");
    out.line("#include <inia/core/shapes.hpp>");
    out.line("#include <inia/", service.cpp_name, "/enums.hpp>");
    for (std::string const& header : service.includes) out.line("#include <", header, ">");
    return out;
}

void emit_structures(Writer& out, Service const& service, std::vector<std::size_t> const& structures) {
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    bool first = true;
    for (std::size_t index : structures) {
        if (!service.structures[index].forward) continue;
        if (std::exchange(first, false)) out.line();
        out.line("struct ", service.structures[index].cpp_name, ";");
    }
    for (std::size_t index : structures) {
        out.line();
        emit_structure(out, service.structures[index]);
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

std::vector<File> emit_model_headers(Service const& service) {
    std::string const headers = "include/inia/" + service.cpp_name + "/";
    std::string const end = "\n}  // namespace inia::" + service.cpp_name + "\n";
    std::vector<File> files;
    if (!service.split) {
        Writer out = begin_header(service, service.order);
        emit_structures(out, service, service.order);
        emit_aliases(out, service);
        return {{headers + "model.hpp", banner(service) + out.take() + end}};
    }
    Writer all;
    all.line("#pragma once");
    all.line();
    all.line("#include <inia/", service.cpp_name, "/operations.hpp>");
    for (std::vector<std::size_t> const& group : header_groups(service)) {
        std::string const& file = service.structures[group.front()].defined_in;
        Writer out = begin_header(service, group);
        include_structures(out, service, "model", held_outside(service, group));
        emit_structures(out, service, group);
        files.push_back({headers + "model/" + file + ".hpp", banner(service) + out.take() + end});
        for (std::size_t index : group) {
            std::string const& other = service.structures[index].file;
            all.line("#include <inia/", service.cpp_name, "/model/", other, ".hpp>");
            if (other != file)
                files.push_back({headers + "model/" + other + ".hpp",
                                 banner(service) + "#pragma once\n\n#include <inia/" + service.cpp_name + "/model/"
                                     + file + ".hpp>  // they hold each other\n"});
        }
    }
    files.push_back({headers + "model.hpp", banner(service) + all.take()});
    return files;
}

}  // namespace inia::codegen
