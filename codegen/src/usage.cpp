#include "usage.hpp"

#include "error.hpp"
#include "json.hpp"

namespace inia::codegen {
namespace {

using Names = std::set<std::string_view>;

class Walk {
public:
    Walk(Shapes const& shapes, NameSet const& stop, Usage& usage) : shapes_(shapes), stop_(stop), usage_(usage) {}

    void reach(std::string_view name, Names& reached) {
        if (!reached.insert(name).second || stop_.contains(name)) return;
        boost::json::object const& shape = shapes_.get(name);
        if (find_bool(shape, "document")) return;
        for (auto const& [member, reference] : Shapes::members(shape)) {
            ShapeRef const target = shapes_.follow(reference);
            // An error in a stream of events that is received is thrown; it is no event.
            bool const is_error = find_bool(shape, "eventstream") && find_bool(*target.shape, "exception");
            if (is_error) usage_.errors.insert(target.name);
            if (!is_error || &reached == &usage_.encoded) follow(reference, reached);
        }
        for (std::string_view key : {"member", "key", "value"})
            if (auto const* reference = find(shape, key); reference && reference->is_object())
                follow(*reference, reached);
    }

private:
    void follow(boost::json::value const& reference, Names& reached) {
        std::string_view const name = shapes_.follow(reference).name;
        usage_.nested.insert(name);
        reach(name, reached);
    }

    Shapes const& shapes_;
    NameSet const& stop_;
    Usage& usage_;
};

std::string_view shape_of(boost::json::object const& operation, std::string_view side) {
    auto const* reference = find_object(operation, side);
    return reference ? find_text(*reference, "shape") : std::string_view();
}

bool has_event_stream(Shapes const& shapes, std::string_view structure) {
    if (structure.empty()) return false;
    for (auto const& [name, reference] : Shapes::members(shapes.get(structure)))
        if (shapes.follow(reference).is_event_stream()) return true;
    return false;
}

void require_known(boost::json::object const& operations, NameSet const& names) {
    for (std::string const& name : names)
        if (!operations.contains(name)) throw CodegenError("the model has no operation '" + name + "'");
}

}  // namespace

Usage find_usage(boost::json::object const& model, Shapes const& shapes, NameSet const& stop, NameSet const& only,
                 bool event_inputs) {
    Usage usage;
    Walk walk(shapes, stop, usage);
    auto const* operations = find_object(model, "operations");
    if (!operations) throw CodegenError("the model has no operations");
    require_known(*operations, only);
    for (auto const& [name, value] : *operations) {
        if (!only.empty() && !only.contains(std::string_view(name))) continue;
        boost::json::object const& json = value.as_object();
        UsedOperation operation{name, &json, shape_of(json, "input"), shape_of(json, "output")};
        if (!event_inputs && has_event_stream(shapes, operation.input)) {
            usage.left_out.push_back(std::string(name) + " (sends a stream of events, which takes HTTP/2)");
            continue;
        }
        if (!operation.input.empty()) {
            ++usage.inputs[operation.input];
            walk.reach(operation.input, usage.encoded);
        }
        if (!operation.output.empty()) {
            ++usage.outputs[operation.output];
            walk.reach(operation.output, usage.decoded);
        }
        if (auto const* errors = find_array(json, "errors"))
            for (auto const& error : *errors) usage.errors.insert(shapes.follow(error).name);
        usage.operations.push_back(operation);
    }
    for (auto const& [name, shape] : shapes.all())
        if (only.empty() && shape.is_object() && find_bool(shape.get_object(), "exception")) usage.errors.insert(name);
    for (std::string_view error : usage.errors) walk.reach(error, usage.decoded);
    return usage;
}

}  // namespace inia::codegen
