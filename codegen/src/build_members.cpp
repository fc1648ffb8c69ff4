#include "build_members.hpp"

#include "error.hpp"
#include "json.hpp"
#include "wire.hpp"

#include <algorithm>

namespace inia::codegen {
namespace {

struct Scalar {
    std::string_view model;
    Kind kind;
    char const* cpp;
};
constexpr Scalar scalars[] = {
    {"string", Kind::string, "std::string"},    {"boolean", Kind::boolean, "bool"},
    {"integer", Kind::integer, "std::int32_t"}, {"short", Kind::integer, "std::int32_t"},
    {"byte", Kind::integer, "std::int32_t"},    {"long", Kind::long_integer, "std::int64_t"},
    {"float", Kind::single_float, "float"},     {"double", Kind::double_float, "double"},
    {"blob", Kind::blob, "::inia::Blob"},       {"timestamp", Kind::timestamp, "::inia::Timestamp"},
    {"character", Kind::string, "std::string"},
};

bool is_written(ModelOptions const& options, std::string_view shape) {
    return options.written_types.contains(std::string(shape));
}

void add_deprecation(Doc& doc, ShapeRef const& ref) {
    if (!ref.flag("deprecated")) return;
    std::string text = "Deprecated.";
    if (std::string_view const why = ref.text("deprecatedMessage"); !why.empty())
        for (DocBlock const& block : doc_from_html(why)) text += " " + block.text;
    doc.push_back({.text = std::move(text)});
}

StreamError stream_error(std::string_view name, ShapeRef const& ref) {
    StreamError error{.name = std::string(name), .code = std::string(ref.name), .fault = "unknown"};
    if (ref.flag("fault")) error.fault = "server";
    if (auto const* traits = ref.object("error")) {
        if (std::string_view const code = find_text(*traits, "code"); !code.empty()) error.code = code;
        if (find_bool(*traits, "senderFault")) error.fault = "client";
        if (auto const* status = find(*traits, "httpStatusCode"); status && status->is_int64())
            error.fault = status->get_int64() < 500 ? "client" : "server";
    }
    return error;
}

}  // namespace

Type MemberBuilder::structure_type(ShapeRef const& ref) {
    Type type;
    if (is_written(options_, ref.name)) {
        type.kind = Kind::written;
        type.cpp = "::inia::" + service_.cpp_name + "::" + std::string(ref.name);
    } else if (ref.is_document()) {
        type.kind = Kind::document;
        type.cpp = "::inia::Document";
    } else {
        type.kind = Kind::structure;
        type.index = structures_.at(ref.name);
        type.cpp = service_.structures[type.index].qualified;
    }
    if (ref.is_event_stream()) {
        type.kind = Kind::event_stream;
        type.cpp = "::inia::EventStream<" + type.cpp + ">";
    }
    return type;
}

Type MemberBuilder::make_type(ShapeRef const& ref, bool encoded) {
    std::string_view const model_type = ref.type();
    Type type;
    if (model_type == "structure") {
        type = structure_type(ref);
    } else if (ref.is_enumeration() && !ref.flag("jsonvalue")) {
        type.kind = Kind::enumeration;
        type.index = enumerations_.at(ref.name);
        type.cpp = service_.enumerations[type.index].qualified;
    } else if (model_type == "list" || model_type == "map") {
        bool const list = model_type == "list";
        // Through a structure a shape may hold itself; a list of itself has no end, and no type.
        if (std::find(containers_.begin(), containers_.end(), ref.name) != containers_.end())
            throw CodegenError("shape '" + std::string(ref.name) + "' of the model is a " + std::string(model_type)
                               + " that holds itself without a structure in between");
        containers_.push_back(ref.name);
        Type element = make_type(shapes_.follow(ref, list ? "member" : "value"), encoded);
        containers_.pop_back();
        type.kind = list ? Kind::list : Kind::map;
        type.sparse = ref.flag("sparse");
        type.cpp = (list ? "::inia::List<" : "::inia::Map<")
                 + (type.sparse ? "::inia::Optional<" + element.cpp + ">" : element.cpp) + ">";
        type.element.push_back(std::move(element));
    } else {
        auto const* scalar = std::find_if(std::begin(scalars), std::end(scalars),
                                          [&](Scalar const& s) { return s.model == model_type; });
        if (scalar == std::end(scalars))
            throw CodegenError("shape '" + std::string(ref.name) + "' is of the unknown type '"
                               + std::string(model_type) + "'");
        type.kind = scalar->kind;
        type.cpp = scalar->cpp;
    }
    type.shape = ref.name;
    type.traits = traits_of(shapes_, ref, service_.protocol);
    if (encoded) type.traits.min = least(ref);
    if (!type.element.empty()) type.traits.value = constant_of(type.element[0].traits, type.element[0].shape);
    if (type.kind == Kind::map) {
        ShapeRef const key = shapes_.follow(ref, "key");
        type.traits.keys =
            constant_of({.sensitive = key.flag("sensitive"), .min = encoded ? least(key) : std::string()}, key.name);
    }
    return type;
}

/// The constant of `shapes` with these traits, named after the shape; nothing for traits that say nothing.
std::string MemberBuilder::constant_of(Traits const& traits, std::string_view shape) {
    if (traits == Traits()) return {};
    std::string const base = identifier(shape);
    std::vector<std::size_t>& same_name = constants_[base];
    for (std::size_t index : same_name)
        if (service_.shapes[index].traits == traits) return service_.shapes[index].name;
    same_name.push_back(service_.shapes.size());
    service_.shapes.push_back({constant_names_.take(base), traits});
    return service_.shapes.back().name;
}

Member MemberBuilder::make_member(std::string_view name, ShapeRef const& ref, bool encoded, Role role,
                                  std::string_view payload, NameScope& scope) {
    Member member;
    member.name = name;
    member.cpp_name = scope.take(identifier(name));
    member.doc = doc_from_html(ref.text("documentation"));
    add_deprecation(member.doc, ref);
    member.type = make_type(ref, encoded);
    if (role == Role::nested) {
        member.location = event_location_of(ref);
        member.is_exception = find_bool(*ref.shape, "exception");
    } else if (ref.is_event_stream()) {
        member.location = Location::payload;
    } else {
        member.location = name == payload ? Location::payload : location_of(ref, service_.protocol);
        member.host_label = ref.flag("hostLabel");
        member.context_param = role == Role::request && ref.object("contextParam")
                                 ? find_text(*ref.object("contextParam"), "name")
                                 : std::string_view();
    }
    if (member.location == Location::payload && member.type.kind == Kind::blob
        && (role == Role::request || role == Role::response)) {
        member.type.kind = role == Role::response ? Kind::response_body : Kind::body;
        member.type.cpp = role == Role::response ? "::inia::ResponseBody" : "::inia::Body";
        member.streaming = true;
    }
    member.wire = wire_name(ref, name, service_.protocol);
    // Without a name of its own a map of headers takes all of them.
    if (member.location == Location::prefix_headers) member.wire = ref.text("locationName");
    if (service_.protocol == Protocol::ec2) {
        member.query = ec2_form_name(ref, member.wire);
        if (member.query == member.wire) member.query.clear();
    }
    member.idempotency_token = ref.flag("idempotencyToken");
    member.xml_attribute = ref.flag("xmlAttribute");
    if (service_.protocol == Protocol::rest_xml) {
        XmlNamespace space = xml_namespace(ref.find("xmlNamespace"));
        member.xml_namespace = std::move(space.uri);
        member.xml_prefix = std::move(space.prefix);
    }
    return member;
}

void MemberBuilder::build(Structure& structure, ShapeRef const& shape, Role role, std::string_view payload,
                          NameScope scope) {
    scope.reserve(structure.cpp_name);
    structure.doc = doc_from_html(shape.text("documentation"));
    add_deprecation(structure.doc, shape);
    structure.is_union = find_bool(*shape.shape, "union");
    structure.is_event_stream = shape.is_event_stream();
    structure.sensitive = find_bool(*shape.shape, "sensitive");
    structure.top_level = role != Role::nested;
    for (auto const& [name, reference] : Shapes::members(*shape.shape)) {
        ShapeRef const ref = shapes_.follow(reference);
        if (role == Role::error && is_error_message(name, ref)) continue;
        // Events go out one by one, while the operation runs.
        if (role == Role::request && ref.is_event_stream()) continue;
        if (structure.is_event_stream && find_bool(*ref.shape, "exception")) {
            structure.stream_errors.push_back(stream_error(name, ref));
            if (!structure.encoded) continue;
        }
        structure.members.push_back(make_member(name, ref, structure.encoded, role, payload, scope));
    }
    if (auto const* required = find_array(*shape.shape, "required"))
        for (auto const& name : *required)
            for (Member& member : structure.members)
                if (member.name == text_of(&name)) member.required = !member.idempotency_token;
}

bool is_error_message(std::string_view name, ShapeRef const& member) {
    return (name == "message" || name == "Message") && member.type() == "string";
}

void place_members(Structure& structure, std::vector<bool> const& indirect, bool use_required) {
    for (std::size_t i = 0; i < structure.members.size(); ++i) {
        Member& member = structure.members[i];
        Kind const kind = member.type.kind;
        bool const plain = kind == Kind::list || kind == Kind::map || kind == Kind::body || kind == Kind::response_body
                        || kind == Kind::event_stream;
        if (indirect[i]) {
            member.wrap = Wrap::indirect;
            member.declaration = "::inia::Indirect<" + member.type.cpp + ">";
        } else if (member.required && use_required) {
            member.wrap = Wrap::required;
            member.declaration = "::inia::Required<" + member.type.cpp + ", required::" + member.cpp_name + ">";
        } else if (plain) {
            member.wrap = Wrap::plain;
            member.declaration = member.type.cpp;
        } else {
            member.wrap = Wrap::optional;
            member.declaration = "::inia::Optional<" + member.type.cpp + ">";
        }
        structure.declaration.push_back(i);
    }
    // Also where the members are Optional because the structure is decoded too: one order for all structures.
    std::stable_partition(structure.declaration.begin(), structure.declaration.end(),
                          [&](std::size_t i) { return structure.members[i].required; });
}

}  // namespace inia::codegen
