#include "shapes.hpp"

#include "error.hpp"
#include "json.hpp"

namespace inia::codegen {

boost::json::value const* ShapeRef::find(std::string_view trait) const {
    if (reference)
        if (auto const* value = reference->if_contains(trait)) return value;
    return shape->if_contains(trait);
}

std::string_view ShapeRef::text(std::string_view trait) const { return text_of(find(trait)); }

bool ShapeRef::flag(std::string_view trait) const {
    auto const* value = find(trait);
    return value && value->is_bool() && value->get_bool();
}

boost::json::object const* ShapeRef::object(std::string_view trait) const {
    auto const* value = find(trait);
    return value ? value->if_object() : nullptr;
}

std::string_view ShapeRef::type() const { return find_text(*shape, "type"); }
bool ShapeRef::is_document() const { return type() == "structure" && find_bool(*shape, "document"); }
bool ShapeRef::is_event_stream() const { return type() == "structure" && find_bool(*shape, "eventstream"); }

bool ShapeRef::is_enumeration() const {
    auto const* values = find_array(*shape, "enum");
    return type() == "string" && values && !values->empty();
}

Shapes::Shapes(boost::json::object const& model) : shapes_(find_object(model, "shapes")) {
    if (!shapes_) throw CodegenError("the model has no shapes");
}

boost::json::object const& Shapes::get(std::string_view name) const {
    auto const* shape = find_object(*shapes_, name);
    if (!shape) throw CodegenError("the model has no shape '" + std::string(name) + "'");
    return *shape;
}

ShapeRef Shapes::follow(boost::json::value const& reference) const {
    auto const* object = reference.if_object();
    if (!object) throw CodegenError("a shape reference in the model is no object");
    std::string_view const name = find_text(*object, "shape");
    return {name, object, &get(name)};
}

ShapeRef Shapes::follow(ShapeRef const& container, std::string_view key) const {
    auto const* reference = container.shape->if_contains(key);
    if (!reference)
        throw CodegenError("shape '" + std::string(container.name) + "' of the model has no " + std::string(key));
    return follow(*reference);
}

boost::json::object const& Shapes::members(boost::json::object const& structure) {
    static boost::json::object const none;
    auto const* members = find_object(structure, "members");
    return members ? *members : none;
}

}  // namespace inia::codegen
