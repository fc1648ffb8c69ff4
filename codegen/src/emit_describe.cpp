#include "emit.hpp"
#include "writer.hpp"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace inia::codegen {
namespace {

char const* location_name(Location location) {
    switch (location) {
    case Location::body: return "body";
    case Location::header: return "header";
    case Location::prefix_headers: return "prefix_headers";
    case Location::uri: return "uri";
    case Location::query: return "query";
    case Location::payload: return "payload";
    case Location::status: return "status";
    }
    return "";
}

/// Designated initialisers, in braces.
class Initialisers {
public:
    void add(char const* name, std::string const& value) {
        text_ += (text_.empty() ? "." : ", .") + std::string(name) + " = " + value;
    }
    void flag(char const* name, bool value) {
        if (value) add(name, "true");
    }
    void text(char const* name, std::string const& value) {
        if (!value.empty()) add(name, literal(value));
    }
    std::string braces() const { return "{" + text_ + "}"; }

private:
    std::string text_;
};

std::string print_traits(Service const& service, Traits const& traits) {
    Initialisers out;
    if (!traits.timestamp.empty()) out.add("timestamp", "TimestampFormat::" + traits.timestamp);
    out.flag("sparse", traits.sparse);
    out.flag("flattened", traits.flattened);
    out.flag("json_value", traits.json_value);
    out.flag("sensitive", traits.sensitive);
    if (traits.bits != 0) out.add("bits", std::to_string(traits.bits));
    out.text("element", traits.element);
    out.text("key", traits.key);
    out.text("element_namespace", traits.element_namespace);
    out.text("key_namespace", traits.key_namespace);
    if (!traits.value.empty()) out.add("value", "&::inia::" + service.cpp_name + "::shapes::" + traits.value);
    return out.braces();
}

std::string print_member(Service const& service, Member const& member) {
    Initialisers out;
    out.add("wire", literal(member.wire));
    if (member.location != Location::body)
        out.add("location", std::string("Location::") + location_name(member.location));
    out.flag("required", member.required);
    out.flag("idempotency_token", member.idempotency_token);
    out.flag("xml_attribute", member.xml_attribute);
    out.flag("host_label", member.host_label);
    out.flag("streaming", member.streaming);
    if (member.type.traits != Traits()) out.add("shape", print_traits(service, member.type.traits));
    out.text("xml_namespace", member.xml_namespace);
    out.text("xml_prefix", member.xml_prefix);
    out.text("query", member.query);
    return out.braces();
}

/// What tells the events of a stream apart.
void emit_event_schema(Writer& out, Structure const& structure) {
    out.line();
    out.line("template<>");
    out.open("struct schema<", structure.qualified, ">");
    out.line("static constexpr std::string_view name = ", literal(structure.shape), ";");
    out.open("static constexpr EventMember events[] =");
    for (Member const& member : structure.members)
        out.line("{", literal(member.name), member.is_exception ? ", true" : "", "},");
    out.close(";");
    if (!structure.stream_errors.empty()) {
        out.open("static constexpr EventException exceptions[] =");
        for (StreamError const& error : structure.stream_errors)
            out.line("{", literal(error.name), ", ", literal(error.code), ", Fault::", error.fault, "},");
        out.close(";");
    }
    out.close(";");
}

void emit_schema(Writer& out, Service const& service, Structure const& structure) {
    if (structure.is_event_stream) return emit_event_schema(out, structure);
    out.line();
    out.line("template<>");
    out.open("struct schema<", structure.qualified, ">");
    out.line("static constexpr std::string_view name = ",
             literal(structure.shape.empty() ? structure.cpp_name : structure.shape), ";");
    out.line("static constexpr bool is_union = ", structure.is_union ? "true" : "false", ";");
    if (structure.members.empty()) {
        out.line("using list = member_list<schema>;");
        out.close(";");
        return;
    }
    out.open("static constexpr char const* names[] =");
    for (Member const& member : structure.members) out.line(literal(member.cpp_name), ",");
    out.close(";");
    out.open("static constexpr Member members[] =");
    for (Member const& member : structure.members) out.line(print_member(service, member), ",");
    out.close(";");
    out.line("using list = member_list<schema");
    for (Member const& member : structure.members) out.line("    , &", structure.qualified, "::", member.cpp_name);
    out.line("    >;");
    out.close(";");
}

/// What all schemas of the service share: how Boost.Describe finds them, and the constants they refer to.
void emit_shapes(Writer& out, Service const& service) {
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line("INIA_DESCRIBE_NAMESPACE");
    if (!service.shapes.empty()) {
        out.line();
        out.line("/// What the model says of the elements of lists and maps.");
        out.line("namespace shapes {");
        out.line("using ::inia::TimestampFormat;");
        for (ShapeConstant const& shape : service.shapes)
            out.line("inline constexpr ::inia::Shape ", shape.name, print_traits(service, shape.traits), ";");
        out.line("}  // namespace shapes");
    }
    out.line("}  // namespace inia::", service.cpp_name);
}

void emit_schemas(Writer& out, Service const& service, std::vector<std::size_t> const& structures) {
    out.line();
    out.line("namespace inia {");
    for (std::size_t index : structures) emit_schema(out, service, service.structures[index]);
}

void emit_error_schemas(Writer& out, Service const& service) {
    for (ErrorShape const& error : service.errors)
        if (!error.data.members.empty()) emit_schema(out, service, error.data);
}

/// A describe header, up to its includes.
Writer begin_header(Service const& service, std::vector<std::string_view> const& includes) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/reflect.hpp>");
    for (std::string_view include : includes) out.line("#include <inia/", service.cpp_name, "/", include, ".hpp>");
    return out;
}

std::string finish(Service const& service, Writer out) {
    out.line();
    out.line("}  // namespace inia");
    return banner(service) + out.take();
}

std::string emit_error_header(Service const& service) {
    Writer out = begin_header(service, {"describe_shapes", "errors"});
    std::set<std::size_t> held;
    for (ErrorShape const& error : service.errors) for_each_held(error.data, [&](std::size_t i) { held.insert(i); });
    include_structures(out, service, "describe", held);
    emit_schemas(out, service, {});
    emit_error_schemas(out, service);
    return finish(service, std::move(out));
}

}  // namespace

std::vector<File> emit_describe_headers(Service const& service) {
    std::string const headers = "include/inia/" + service.cpp_name + "/";
    if (!service.split) {
        Writer out = begin_header(service, {"errors", "model"});
        emit_shapes(out, service);
        emit_schemas(out, service, service.order);
        emit_error_schemas(out, service);
        return {{headers + "describe.hpp", finish(service, std::move(out))}};
    }
    Writer shapes = begin_header(service, {});
    emit_shapes(shapes, service);
    std::vector<File> files = {{headers + "describe_shapes.hpp", banner(service) + shapes.take()},
                               {headers + "describe_errors.hpp", emit_error_header(service)}};
    Writer all = begin_header(service, {"describe_errors"});
    for (std::vector<std::size_t> const& group : header_groups(service)) {
        std::string const& file = service.structures[group.front()].defined_in;
        std::string const model = "model/" + file;
        Writer out = begin_header(service, {"describe_shapes", model});
        include_structures(out, service, "describe", held_outside(service, group));
        emit_schemas(out, service, group);
        files.push_back({headers + "describe/" + file + ".hpp", finish(service, std::move(out))});
        all.line("#include <inia/", service.cpp_name, "/describe/", file, ".hpp>");
    }
    files.push_back({headers + "describe.hpp", banner(service) + all.take()});
    return files;
}

}  // namespace inia::codegen
