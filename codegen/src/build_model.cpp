#include "build_model.hpp"

#include "build_constraints.hpp"
#include "build_members.hpp"
#include "build_operation.hpp"
#include "build_waiters.hpp"
#include "error.hpp"
#include "json.hpp"
#include "names.hpp"
#include "order.hpp"
#include "usage.hpp"

#include <algorithm>
#include <utility>

namespace inia::codegen {
namespace {

// Names that generated or hand-written code has in every service's namespace.
constexpr std::string_view reserved_in_namespace[] = {
    "Client", "ServiceError", "detail", "endpoint", "op", "paginator", "resources", "service_info", "shapes", "waiter"};
// Names that no member of a structure may have: that of the tags of its required members, and what unions have besides.
constexpr std::string_view reserved_in_structure[] = {"required", "unknown_member"};
// Members of inia::EventVariant.
constexpr std::string_view reserved_in_events[] = {"EventVariant", "emplace", "emplace_unknown", "get_if",
                                                   "member",       "size",    "unknown",         "visit"};
// Members of inia::ServiceError and of its bases.
constexpr std::string_view reserved_in_error[] = {
    "Error",     "ErrorType",   "ServiceError", "attempts",  "code",  "details",    "extended_request_id",
    "fault",     "http_status", "message",      "operation", "raise", "request_id", "required",
    "retryable", "service",     "throttling",   "what"};
// Members of inia::OpenEnum.
constexpr std::string_view reserved_in_enum[] = {"OpenEnum", "Value", "inia_open_enum", "is_known",
                                                 "str",      "table", "to_string_view"};
// Members of an operation's tag, and of the client.
constexpr std::string_view reserved_as_tag[] = {"Client", "Protocol", "Request", "Response"};
constexpr std::string_view reserved_in_client[] = {"call", "try_call", "wait"};

class ModelBuilder {
public:
    ModelBuilder(ModelFiles const& files, ModelOptions const& options)
        : files_(files),
          options_(options),
          json_(as_object(files)),
          shapes_(json_),
          usage_(find_usage(json_, shapes_, written_names(options), options.operations, options.event_inputs)) {}

    Service build() {
        service_.name = files_.name;
        service_.cpp_name = namespace_name(files_.name);
        service_.endpoint_rules = files_.endpoint_rules;
        service_.left_out = usage_.left_out;
        for (auto const& [shape, header] : options_.written_types) {
            namespace_names_.reserve(shape);
            if (std::find(service_.includes.begin(), service_.includes.end(), header) == service_.includes.end())
                service_.includes.push_back(header);
        }
        read_metadata(service_, json_, options_);
        name_operations();
        name_errors();
        name_shapes();
        fill_members();
        order_structures();
        for (std::size_t i = 0; i < usage_.operations.size(); ++i)
            read_operation(service_.operations[i], service_, json_, usage_.operations[i], shapes_);
        read_waiters(service_, json_, files_.waiters);
        return std::move(service_);
    }

private:
    static boost::json::object const& as_object(ModelFiles const& files) {
        if (!files.service.is_object()) throw CodegenError("the model of '" + files.name + "' is no JSON object");
        return files.service.get_object();
    }
    static std::set<std::string, std::less<>> written_names(ModelOptions const& options) {
        std::set<std::string, std::less<>> names;
        for (auto const& [shape, header] : options.written_types) names.insert(shape);
        return names;
    }

    std::string qualified(std::string const& name) const { return "::inia::" + service_.cpp_name + "::" + name; }
    bool is_written(std::string_view shape) const { return options_.written_types.contains(std::string(shape)); }
    bool is_error(std::string_view shape) const { return usage_.errors.contains(shape); }

    /// Whether a shape is one operation's input (or output) and nothing else.
    bool is_private(std::map<std::string_view, int> const& uses, std::map<std::string_view, int> const& others,
                    std::string_view shape) const {
        auto const found = uses.find(shape);
        return found != uses.end() && found->second == 1 && !others.contains(shape) && !usage_.nested.contains(shape)
            && !is_error(shape) && !is_written(shape);
    }

    std::size_t add_structure(std::string_view shape, std::string cpp_name, Role role) {
        Structure structure;
        structure.shape = shape;
        structure.qualified = qualified(cpp_name);
        structure.cpp_name = std::move(cpp_name);
        structure.encoded = shape.empty() ? role == Role::request : usage_.encoded.contains(shape);
        structure.decoded = shape.empty() ? role == Role::response : usage_.decoded.contains(shape);
        service_.structures.push_back(std::move(structure));
        roles_.push_back(role);
        return service_.structures.size() - 1;
    }

    /// Requests and responses have their names by right; other shapes of that name have to give way.
    void name_operations() {
        NameScope tags(reserved_as_tag);
        NameScope methods(reserved_in_client);
        for (UsedOperation const& used : usage_.operations) {
            Operation operation;
            operation.name = used.name;
            operation.tag = tags.take(identifier(used.name));
            std::string method = xform_name(used.name);
            operation.method_name = methods.take(is_taken_word(method) ? method + "_" : identifier(method));
            operation.doc = doc_from_html(find_text(*used.json, "documentation"));
            if (find_bool(*used.json, "deprecated")) operation.doc.push_back({.text = deprecation(*used.json)});
            operation.request_name = namespace_names_.take(identifier(operation.name + "Request"));
            operation.response_name = namespace_names_.take(identifier(operation.name + "Response"));
            if (used.input.empty())
                operation.request = add_structure({}, operation.request_name, Role::request);
            else if (is_private(usage_.inputs, usage_.outputs, used.input))
                operation.request = add_structure(used.input, operation.request_name, Role::request);
            if (used.output.empty())
                operation.response = add_structure({}, operation.response_name, Role::response);
            else if (is_private(usage_.outputs, usage_.inputs, used.output))
                operation.response = add_structure(used.output, operation.response_name, Role::response);
            if (find_bool(*used.json, "endpointoperation")) service_.discovery_tag = operation.tag;
            service_.operations.push_back(std::move(operation));
        }
    }

    static std::string deprecation(boost::json::object const& operation) {
        std::string text = "Deprecated.";
        for (DocBlock const& block : doc_from_html(find_text(operation, "deprecatedMessage"))) text += " " + block.text;
        return text;
    }

    void name_errors() {
        for (auto const& [name, value] : shapes_.all()) {
            if (!is_error(name)) continue;
            boost::json::object const& shape = shapes_.get(name);
            ErrorShape error;
            error.data.shape = name;
            error.data.cpp_name = namespace_names_.take(identifier(name));
            error.data.qualified = qualified(error.data.cpp_name);
            error.code = name;
            if (auto const* traits = find_object(shape, "error")) {
                if (std::string_view const code = find_text(*traits, "code"); !code.empty()) error.code = code;
                if (auto const* status = find(*traits, "httpStatusCode"); status && status->is_int64())
                    error.status = static_cast<int>(status->get_int64());
            }
            error.server_fault = find_bool(shape, "fault");
            auto const* retryable = find_object(shape, "retryable");
            error.retryable = retryable != nullptr;
            error.throttling = retryable && find_bool(*retryable, "throttling");
            error_index_.emplace(name, service_.errors.size());
            service_.errors.push_back(std::move(error));
        }
    }

    void name_shapes() {
        for (auto const& [name, value] : shapes_.all()) {
            if (!value.is_object() || !usage_.used(name) || is_written(name)) continue;
            ShapeRef const ref{name, nullptr, &value.get_object()};
            if (ref.is_enumeration())
                name_enumeration(ref);
            else if (ref.type() == "structure" && !ref.is_document())
                name_structure(name);
        }
        for (Enumeration& enumeration : service_.enumerations) {
            enumeration.values_name = namespace_names_.take(enumeration.cpp_name + "Values");
            enumeration.values_qualified = qualified(enumeration.values_name);
        }
    }

    void name_structure(std::string_view shape) {
        bool const input = usage_.inputs.contains(shape), output = usage_.outputs.contains(shape);
        bool const alone =
            is_private(usage_.inputs, usage_.outputs, shape) || is_private(usage_.outputs, usage_.inputs, shape);
        if (!alone && (input || output)) name_shared(shape, input, output);
        if (!input && !output && usage_.nested.contains(shape))
            nested_index_.emplace(shape, add_structure(shape, namespace_names_.take(identifier(shape)), Role::nested));
    }

    /// A shape that several operations use, or that is used by an operation and held by others too. It keeps its name,
    /// unless it is called as the request or response of which it is the shape: then it has that name already.
    void name_shared(std::string_view shape, bool input, bool output) {
        // A payload of bytes is a Body in requests and a ResponseBody in answers.
        bool const twice = input && output && has_blob_payload(shape);
        std::size_t const index =
            add_structure(shape, shared_name(shape), input && !output ? Role::request : Role::response);
        std::size_t const request =
            twice ? add_structure(shape, namespace_names_.take(identifier(shape)), Role::request) : index;
        if (twice) {
            service_.structures[index].encoded = false;
            service_.structures[request].decoded = usage_.nested.contains(shape);
        }
        nested_index_.emplace(shape, index);
        for (std::size_t i = 0; i < usage_.operations.size(); ++i) {
            if (usage_.operations[i].input == shape) service_.operations[i].request = request;
            if (usage_.operations[i].output == shape) service_.operations[i].response = index;
        }
    }

    std::string shared_name(std::string_view shape) {
        std::string name = identifier(shape);
        for (std::size_t i = 0; i < usage_.operations.size(); ++i) {
            if (usage_.operations[i].input == shape && service_.operations[i].request_name == name) return name;
            if (usage_.operations[i].output == shape && service_.operations[i].response_name == name) return name;
        }
        return namespace_names_.take(std::move(name));
    }

    std::string_view payload_of(std::string_view shape, Role role) const {
        for (UsedOperation const& used : usage_.operations) {
            std::string_view const top = role == Role::request ? used.input : used.output;
            if (top != shape) continue;
            auto const* reference = find_object(*used.json, role == Role::request ? "input" : "output");
            if (std::string_view const payload = find_text(*reference, "payload"); !payload.empty()) return payload;
        }
        return find_text(shapes_.get(shape), "payload");
    }

    bool has_blob_payload(std::string_view shape) const {
        auto const* member = Shapes::members(shapes_.get(shape)).if_contains(payload_of(shape, Role::response));
        return member && shapes_.follow(*member).type() == "blob";
    }

    void name_enumeration(ShapeRef const& ref) {
        Enumeration enumeration;
        enumeration.shape = ref.name;
        enumeration.cpp_name = namespace_names_.take(identifier(ref.name));
        enumeration.qualified = qualified(enumeration.cpp_name);
        enumeration.doc = doc_from_html(ref.text("documentation"));
        NameScope scope(reserved_in_enum);
        scope.reserve(enumeration.cpp_name);
        std::set<std::string_view> seen;
        // Names go out in the model's order, so that a value added at its end renames none.
        for (auto const& value : *find_array(*ref.shape, "enum"))
            if (std::string_view const text = text_of(&value); seen.insert(text).second)
                enumeration.values.push_back({std::string(text), scope.take(identifier(text))});
        std::sort(enumeration.values.begin(), enumeration.values.end(),
                  [](Enumerator const& a, Enumerator const& b) { return a.text < b.text; });
        enumeration_index_.emplace(ref.name, service_.enumerations.size());
        service_.enumerations.push_back(std::move(enumeration));
    }

    void fill_members() {
        MemberBuilder builder(service_, shapes_, options_, nested_index_, enumeration_index_);
        for (std::size_t i = 0; i < service_.structures.size(); ++i) {
            Structure& structure = service_.structures[i];
            if (structure.shape.empty()) {
                structure.top_level = true;
                continue;
            }
            Role const role = roles_[i];
            std::string_view const payload = role == Role::nested ? "" : payload_of(structure.shape, role);
            ShapeRef const shape{structure.shape, nullptr, &shapes_.get(structure.shape)};
            builder.build(structure, shape, role, payload,
                          shape.is_event_stream() ? NameScope(reserved_in_events) : NameScope(reserved_in_structure));
        }
        for (ErrorShape& error : service_.errors) {
            boost::json::object const& shape = shapes_.get(error.data.shape);
            builder.build(error.data, {error.data.shape, nullptr, &shape}, Role::error, find_text(shape, "payload"),
                          NameScope(reserved_in_error));
            error.data.decoded = true;
            place_members(error.data, std::vector<bool>(error.data.members.size()), false);
        }
        for (std::size_t i = 0; i < usage_.operations.size(); ++i)
            if (auto const* errors = find_array(*usage_.operations[i].json, "errors"))
                for (auto const& error : *errors)
                    service_.operations[i].errors.push_back(error_index_.at(shapes_.follow(error).name));
    }

    void order_structures() {
        std::vector<std::vector<Holds>> graph;
        std::vector<std::vector<std::size_t>> members;  // of each edge
        for (Structure const& structure : service_.structures) {
            graph.emplace_back();
            members.emplace_back();
            for (std::size_t i = 0; i < structure.members.size(); ++i) {
                Type const* type = &structure.members[i].type;
                bool const direct = type->element.empty();
                while (!type->element.empty()) type = &type->element[0];
                if (!is_structure(type->kind)) continue;
                graph.back().push_back({type->index, direct});
                members.back().push_back(i);
            }
        }
        DefinitionOrder const order = order_definitions(graph);
        service_.order = order.order;
        for (std::size_t i = 0; i < service_.structures.size(); ++i) {
            Structure& structure = service_.structures[i];
            structure.forward = order.forward[i];
            std::vector<bool> indirect(structure.members.size());
            for (std::size_t e = 0; e < members[i].size(); ++e) indirect[members[i][e]] = order.indirect[i][e];
            place_members(structure, indirect, options_.required_members && structure.encoded && !structure.decoded);
        }
        find_constraints(service_);
        service_.split = service_.structures.size() + service_.enumerations.size() > options_.split_above;
        if (service_.split) name_files(order);
    }

    void name_files(DefinitionOrder const& order) {
        NameScope stems;
        std::map<std::size_t, std::string> first;  // of each cycle
        for (std::size_t index : order.order) {
            Structure& structure = service_.structures[index];
            structure.file = stems.take(xform_name(structure.cpp_name));
            structure.defined_in = first.emplace(order.component[index], structure.file).first->second;
        }
    }

    ModelFiles const& files_;
    ModelOptions const& options_;
    boost::json::object const& json_;
    Shapes shapes_;
    Usage usage_;
    Service service_;
    NameScope namespace_names_{reserved_in_namespace};
    std::vector<Role> roles_;
    std::map<std::string_view, std::size_t> nested_index_, enumeration_index_, error_index_;
};

}  // namespace

Service build_model(ModelFiles const& files, ModelOptions const& options) {
    return ModelBuilder(files, options).build();
}

}  // namespace inia::codegen
