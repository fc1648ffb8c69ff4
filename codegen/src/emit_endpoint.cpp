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

RuleParameter const* parameter(CompiledRules const& rules, std::string_view name) {
    auto const found = std::find_if(rules.parameters.begin(), rules.parameters.end(),
                                    [&](RuleParameter const& candidate) { return candidate.name == name; });
    return found == rules.parameters.end() ? nullptr : &*found;
}

std::string literal(boost::json::value const& value) {
    if (value.is_bool()) return value.get_bool() ? "true" : "false";
    return "\"" + std::string(value.as_string()) + "\"";
}

/// Statements that bind what an operation knows; empty when it knows nothing. In order of rising precedence.
std::string bindings(Service const& service, CompiledRules const& rules, Operation const& operation) {
    std::string text;
    for (OperationContextParam const& context : operation.operation_context)
        if (RuleParameter const* found = parameter(rules, context.name))
            text += compile_context_path(service, operation, context.path, "params." + found->cpp_name);
    for (Member const& member : service.structures.at(operation.request).members)
        if (RuleParameter const* found = parameter(rules, member.context_param))
            text += "    rules::bind(params." + found->cpp_name + ", request." + member.cpp_name + ");\n";
    for (StaticContextParam const& context : operation.static_context)
        if (RuleParameter const* found = parameter(rules, context.name))
            text += "    params." + found->cpp_name + " = " + literal(context.value) + ";\n";
    return text;
}

void emit_operation(std::string& out, Service const& service, CompiledRules const& rules, Operation const& operation,
                    bool quirks) {
    std::string const bound = bindings(service, rules, operation);
    out += "\n::inia::Result<std::shared_ptr<::inia::Endpoint const>> op::" + operation.tag
         + "::endpoint(::inia::ClientCore const& core, ";
    if (bound.empty()) {
        out += "Request const&) {\n    return core.cached_endpoint(&endpoint::resolve_unbound);\n}\n";
        return;
    }
    out +=
        "[[maybe_unused]] Request const& request) {\n    auto const config = rules::settings(core);\n    if (!config) return config.error();\n";
    if (rules.uses_account_id) out += "    std::string const account_id = core.account_id();\n";
    out += std::string("    endpoint::Params params = endpoint::base_params(**config")
         + (rules.uses_account_id ? ", account_id" : "") + ");\n" + bound
         + (quirks ? "    ::inia::quirk_endpoint<" + operation.tag + ">(params, request);\n" : std::string())
         + "    return endpoint::shared(endpoint::resolve(params));\n}\n";
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
        if (!bindings(service, rules, operation).empty()) bound.insert(operation.request);
    Writer includes;
    include_structures(includes, service, "model", bound);
    std::string out =
        banner(service) + "#include \"endpoint.hpp\"\n\n" + includes.take() + "#include <inia/" + service.cpp_name
        + "/operations.hpp>\n" + (options.quirks.empty() ? "" : "#include <" + options.quirks + ">\n")
        + "\nnamespace inia::" + service.cpp_name + " {\n\nnamespace rules = ::inia::rules;\n\nnamespace endpoint {\n";
    if (service.endpoint_rules.is_null()) {
        out +=
            "\n[[maybe_unused]] static ::inia::Result<::inia::Endpoint> resolve_unbound(::inia::ClientCore const& core) {\n"
            "    return rules::default_endpoint(core);\n}\n";
    } else {
        std::string const account = rules.uses_account_id ? ", rules::Text account_id" : "";
        out += "\n::inia::Result<::inia::Endpoint> resolve(Params const& params) {\n" + rules.resolve_body + "}\n";
        out += "\nstatic Params base_params(::inia::ResolvedConfig const& config" + account
             + ") {\n    Params params;\n" + rules.base_params + "    return params;\n}\n";
        out +=
            "\n[[maybe_unused]] static ::inia::Result<::inia::Endpoint> resolve_unbound(::inia::ClientCore const& core) {\n"
            "    auto const config = rules::settings(core);\n    if (!config) return config.error();\n";
        if (rules.uses_account_id) out += "    std::string const account_id = core.account_id();\n";
        out += std::string("    return resolve(base_params(**config") + (rules.uses_account_id ? ", account_id" : "")
             + "));\n}\n";
        out += "\n[[maybe_unused]] static ::inia::Result<std::shared_ptr<::inia::Endpoint const>> shared(\n"
               "    ::inia::Result<::inia::Endpoint> endpoint) {\n    if (!endpoint) return endpoint.error();\n"
               "    return std::make_shared<::inia::Endpoint const>(std::move(*endpoint));\n}\n";
    }
    out += "\n}  // namespace endpoint\n";
    for (Operation const& operation : service.operations)
        emit_operation(out, service, rules, operation, !options.quirks.empty());
    return out + "\n}  // namespace inia::" + service.cpp_name + "\n";
}

}  // namespace inia::codegen
