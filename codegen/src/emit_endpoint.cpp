#include "emit_endpoint.hpp"

#include "context_path.hpp"
#include "emit.hpp"
#include "endpoint_rules.hpp"
#include "error.hpp"
#include "writer.hpp"

#include <algorithm>
#include <set>

namespace inia::codegen {
namespace {

CompiledRules rules_of(Service const& service) {
    try {
        return service.endpoint_rules.is_null() ? CompiledRules{} : compile_endpoint_rules(service.endpoint_rules);
    } catch (std::exception const& error) {
        throw CodegenError(service.name + ": " + error.what());
    }
}

/// The parameter of that name, if a rule looks at it.
RuleParameter const* parameter(CompiledRules const& rules, std::string_view name) {
    auto const found =
        std::find_if(rules.parameters.begin(), rules.parameters.end(),
                     [&](RuleParameter const& candidate) { return candidate.name == name && candidate.used; });
    return found == rules.parameters.end() ? nullptr : &*found;
}

std::string static_value(Service const& service, Operation const& operation, StaticContextParam const& context) {
    try {
        return parameter_literal(context.value);
    } catch (std::exception const&) {
        throw CodegenError(service.name + "." + operation.name + ": the endpoint parameter " + context.name
                           + " has a value that is neither a text nor a boolean nor a list of texts");
    }
}

/// Statements that take what the user set by the model's own names.
std::string client_context(Service const& service, CompiledRules const& rules) {
    std::string text;
    if (!service.client_context.is_object()) return text;
    for (auto const& [name, spec] : service.client_context.get_object())
        if (RuleParameter const* found = parameter(rules, name))
            text += "    rules::bind(params." + found->cpp_name + ", config, \"" + found->name + "\");\n";
    return text;
}

/// Statements that set the account of the client's credentials.
std::string account_id(CompiledRules const& rules) {
    if (rules.account_id.empty()) return {};
    return "    std::string const account_id = core.account_id();\n    if (!account_id.empty()) params."
         + rules.account_id + " = account_id;\n";
}

/// What an operation sets of the rules' parameters.
struct Bindings {
    std::string params;       ///< Statements that set `params`, in order of rising precedence.
    std::string key;          ///< Statements that add to `key` what of `request` the endpoint depends on.
    bool by_request = false;  ///< Whether `params` reads the request.
};

Bindings bindings(Service const& service, CompiledRules const& rules, Operation const& operation) {
    Bindings bound;
    auto const from_request = [&](auto statements) {
        if (bound.by_request) bound.key += "    key.next();\n";
        bound.key += statements("key");
        bound.by_request = true;
    };
    for (OperationContextParam const& context : operation.operation_context)
        if (RuleParameter const* found = parameter(rules, context.name)) {
            auto const statements = [&](std::string const& to) {
                return compile_context_path(service, operation, context.path, to);
            };
            bound.params += statements("params." + found->cpp_name);
            from_request(statements);
        }
    for (Member const& member : service.structures.at(operation.request).members)
        if (RuleParameter const* found = parameter(rules, member.context_param)) {
            auto const statements = [&](std::string const& to) {
                return "    rules::bind(" + to + ", request." + member.cpp_name + ");\n";
            };
            bound.params += statements("params." + found->cpp_name);
            from_request(statements);
        }
    for (StaticContextParam const& context : operation.static_context)
        if (RuleParameter const* found = parameter(rules, context.name))
            bound.params += "    params." + found->cpp_name + " = " + static_value(service, operation, context) + ";\n";
    return bound;
}

/// The operation's resolver, for misses of the client's cache, and the way to it.
void emit_operation(std::string& out, Service const& service, CompiledRules const& rules, Operation const& operation,
                    bool quirks) {
    Bindings const bound = bindings(service, rules, operation);
    std::string const account =
        !rules.account_id.empty() ? "    std::string const account = core.account_id();\n    key.add(account);\n" : "";
    bool const own = !bound.params.empty();
    std::string resolver = "endpoint::resolve_unbound";
    if (own) {
        resolver = "resolve_" + operation.tag;
        bool const reads = bound.by_request || quirks;
        out += "\nstatic ::inia::Result<::inia::Endpoint> " + resolver + "(::inia::ClientCore const& core,\n    "
             + (reads ? "void const* data" : "void const*")
             + ") {\n    ::inia::Result<endpoint::Params> base = endpoint::base_params(core);\n"
               "    if (!base) return base.error();\n    endpoint::Params& params = *base;\n"
             + account_id(rules)
             + (reads ? "    auto const& request = *static_cast<op::" + operation.tag + "::Request const*>(data);\n"
                      : std::string())
             + bound.params
             + (quirks ? "    ::inia::quirk_endpoint<op::" + operation.tag + ">(params, request);\n" : std::string())
             + "    return endpoint::resolve(params);\n}\n";
    }
    bool const keyed = bound.by_request || !account.empty();
    out += "\n::inia::Result<std::shared_ptr<::inia::Endpoint const>> op::" + operation.tag
         + "::endpoint(::inia::ClientCore const& core, Request const&" + (own ? " request" : "") + ") {\n";
    if (keyed) out += "    ::inia::EndpointKey key;\n" + account + bound.key;
    out += "    return core.cached_endpoint(&" + resolver
         + (keyed ? ", key"
            : own ? ", {}"
                  : "")
         + (own ? ", &request" : "") + ");\n}\n";
}

}  // namespace

std::string emit_endpoint_header(Service const& service) {
    CompiledRules const rules = rules_of(service);
    std::string out = banner(service) + "#pragma once\n\n#include <inia/core/endpoint_rules.hpp>\n\nnamespace inia::"
                    + service.cpp_name + "::endpoint {\n";
    if (!service.endpoint_rules.is_null())
        out += "\n/// The parameters of the service's endpoint rules.\n" + rules.params_struct
             + "\n/// The rules, compiled.\n::inia::Result<::inia::Endpoint> resolve(Params const& params);\n";
    return out + "\n}  // namespace inia::" + service.cpp_name + "::endpoint\n";
}

std::string emit_endpoint_source(Service const& service, EmitOptions const& options) {
    CompiledRules const rules = rules_of(service);
    std::set<std::size_t> bound;
    for (Operation const& operation : service.operations)
        if (!bindings(service, rules, operation).params.empty()) bound.insert(operation.request);
    Writer includes;
    include_structures(includes, service, "model", bound);
    std::string out =
        banner(service) + "#include \"endpoint.hpp\"\n\n" + includes.take() + "#include <inia/" + service.cpp_name
        + "/operations.hpp>\n" + (options.quirks.empty() ? "" : "#include <" + options.quirks + ">\n")
        + "\nnamespace inia::" + service.cpp_name + " {\n\nnamespace rules = ::inia::rules;\n\nnamespace endpoint {\n";
    if (service.endpoint_rules.is_null()) {
        out += "\n[[maybe_unused]] static ::inia::Result<::inia::Endpoint> resolve_unbound(\n"
               "    ::inia::ClientCore const& core, void const*) {\n    return rules::default_endpoint(core);\n}\n";
    } else {
        out += "\n::inia::Result<::inia::Endpoint> resolve(Params const& params) {\n" + rules.resolve_body + "}\n";
        out += "\n// What the client's settings say.\n"
               "[[maybe_unused]] static ::inia::Result<Params> base_params(::inia::ClientCore const& core) {\n"
               "    auto const settings = rules::settings(core);\n    if (!settings) return settings.error();\n"
               "    ::inia::ResolvedConfig const& config = **settings;\n    Params params;\n"
             + rules.base_params + client_context(service, rules) + "    return params;\n}\n";
        out += "\n[[maybe_unused]] static ::inia::Result<::inia::Endpoint> resolve_unbound(\n"
               "    ::inia::ClientCore const& core, void const*) {\n"
               "    ::inia::Result<Params> base = base_params(core);\n"
               "    if (!base) return base.error();\n    Params& params = *base;\n"
             + account_id(rules) + "    return resolve(params);\n}\n";
    }
    out += "\n}  // namespace endpoint\n";
    for (Operation const& operation : service.operations)
        emit_operation(out, service, rules, operation, !options.quirks.empty());
    return out + "\n}  // namespace inia::" + service.cpp_name + "\n";
}

}  // namespace inia::codegen
