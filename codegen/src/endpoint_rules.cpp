#include "endpoint_rules.hpp"

#include "rule_expressions.hpp"
#include "writer.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace inia::codegen {
namespace {

namespace json = boost::json;

std::string text_of(json::value const& value) { return std::string(value.as_string()); }

class Compiler {
public:
    explicit Compiler(json::object const& rule_set) {
        for (auto const& [name, value] : rule_set.at("parameters").as_object()) add_parameter(name, value.as_object());
        std::string const required = std::exchange(out, {});
        rules(rule_set.at("rules").as_array(), 1);
        std::string const compiled = std::exchange(out, required);
        for (auto const& [name, declaration] : compile_.asked_again) line(1, declaration);
        out += compiled;
        for (RuleParameter& parameter : parameters) parameter.used = compile_.used.contains(parameter.name);
    }

    std::vector<RuleParameter> parameters{};
    std::string out{};

private:
    void add_parameter(std::string_view name, json::object const& spec) {
        RuleParameter parameter{.name = std::string(name), .cpp_name = rule_identifier(name)};
        std::string type = text_of(spec.at("type"));
        std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::tolower(c); });
        if (type == "string")
            parameter.type = RuleParameter::Type::text;
        else if (type == "boolean")
            parameter.type = RuleParameter::Type::boolean;
        else if (type == "stringarray")
            parameter.type = RuleParameter::Type::text_list;
        else
            throw std::runtime_error("endpoint rules: parameter " + parameter.name + " has the unknown type " + type);
        if (auto const* built_in = spec.if_contains("builtIn")) parameter.built_in = text_of(*built_in);
        if (auto const* value = spec.if_contains("default")) parameter.default_value = parameter_literal(*value);
        auto const* required = spec.if_contains("required");
        parameter.required = required && required->as_bool() && parameter.default_value.empty();
        RuleType const rule_type = parameter.type == RuleParameter::Type::text    ? RuleType::text
                                 : parameter.type == RuleParameter::Type::boolean ? RuleType::flag
                                                                                  : RuleType::text_list;
        RuleExpression const value{"params." + parameter.cpp_name, rule_type};
        compile_.names[parameter.name] = value;
        if (parameter.required) {
            std::string const given =
                rule_type == RuleType::text ? RuleExpressions::truth(value) : value.cpp + ".has_value()";
            line(1,
                 "if (!" + given + ") return rules::missing_parameter(service_info, " + literal(parameter.name) + ");");
        }
        parameters.push_back(std::move(parameter));
    }

    void line(int depth, std::string_view text) {
        out.append(4 * static_cast<std::size_t>(depth), ' ').append(text).append("\n");
    }

    void rules(json::array const& list, int depth) {
        for (json::value const& rule : list) this->rule(rule.as_object(), depth);
    }

    /// Conditions become nested ifs, so that a name assigned in one is seen by the next and by the rule's body.
    void rule(json::object const& rule, int depth) {
        auto const outer = compile_.names;
        int open = 0;
        for (json::value const& condition : rule.at("conditions").as_array()) {
            line(depth + open, "if (" + this->condition(condition.as_object()) + ") {");
            ++open;
        }
        body(rule, depth + open);
        while (open > 0) line(depth + --open, "}");
        compile_.names = outer;
    }

    std::string condition(json::object const& spec) {
        RuleExpression const value = compile_.call(spec);
        auto const* assign = spec.if_contains("assign");
        if (!assign) return RuleExpressions::truth(value);
        std::string const name = rule_identifier(text_of(*assign));
        compile_.names[text_of(*assign)] = {name, value.type};
        if (value.type == RuleType::text)
            return "rules::Text const " + name + " = " + value.cpp + "; rules::is_set(" + name + ")";
        if (value.type == RuleType::flag) return "auto const " + name + " = " + value.cpp + "; " + name + " == true";
        bool const large = value.type == RuleType::url || value.type == RuleType::arn;
        return (large ? "[[maybe_unused]] auto const& " : "auto const ") + name + " = " + value.cpp;
    }

    void body(json::object const& rule, int depth) {
        std::string const type = text_of(rule.at("type"));
        if (type == "tree")
            rules(rule.at("rules").as_array(), depth);
        else if (type == "error")
            line(depth, "return rules::rule_error(service_info, {" + compile_.parts(rule.at("error")) + "});");
        else if (type == "endpoint")
            endpoint(rule.at("endpoint").as_object(), depth);
        else
            throw std::runtime_error("endpoint rules: unknown rule type " + type);
    }

    void endpoint(json::object const& spec, int depth) {
        std::string schemes, properties, headers;
        if (auto const* object = spec.if_contains("properties")) {
            for (auto const& [name, value] : object->as_object()) {
                if (name != "authSchemes") {
                    append(properties, "{" + literal(name) + ", " + compile_.json_text(value) + "}");
                    continue;
                }
                for (json::value const& scheme : value.as_array()) append(schemes, auth(scheme.as_object()));
            }
        }
        if (auto const* object = spec.if_contains("headers"))
            for (auto const& [name, values] : object->as_object())
                for (json::value const& value : values.as_array())
                    append(headers, "{" + literal(name) + ", " + compile_.text(value) + "}");
        std::string text = "return rules::endpoint({" + compile_.parts(spec.at("url")) + "}";
        if (!schemes.empty() || !headers.empty() || !properties.empty()) text += ", {" + schemes + "}";
        if (!headers.empty() || !properties.empty()) text += ", {" + headers + "}";
        if (!properties.empty()) text += ", {" + properties + "}";
        line(depth, text + ");");
    }

    static void append(std::string& list, std::string const& element) { list += (list.empty() ? "" : ", ") + element; }

    std::string auth(json::object const& scheme) {
        std::string text = "{.name = " + literal(text_of(scheme.at("name")));
        std::string further;
        for (auto const& [name, value] : scheme)
            if (name != "name" && !known_property(name))
                append(further, "{" + literal(name) + ", " + compile_.json_text(value) + "}");
        if (auto const* value = scheme.if_contains("signingName")) text += ", .signing_name = " + compile_.text(*value);
        if (auto const* value = scheme.if_contains("signingRegion"))
            text += ", .signing_region = " + compile_.text(*value);
        if (auto const* value = scheme.if_contains("signingRegionSet"))
            text += ", .signing_region_set = " + region_set(value->as_array());
        if (auto const* value = scheme.if_contains("disableDoubleEncoding"); value && value->as_bool())
            text += ", .disable_double_encoding = true";
        if (!further.empty()) text += ", .properties = {" + further + "}";
        return text + "}";
    }

    static bool known_property(std::string_view name) {
        return name == "signingName" || name == "signingRegion" || name == "signingRegionSet"
            || name == "disableDoubleEncoding";
    }

    /// The regions with commas between them, as the header of SigV4A has them.
    std::string region_set(json::array const& regions) {
        if (regions.size() == 1) return compile_.text(regions.front());
        std::string list;
        for (json::value const& region : regions) append(list, (list.empty() ? "" : "\",\", ") + compile_.text(region));
        return "rules::join(scratch, {" + list + "})";
    }

    RuleExpressions compile_;
};

/// What sets each built-in parameter, from `config` (ResolvedConfig).
std::string built_in_value(std::string const& name) {
    static std::map<std::string, std::string> const values{
        {"AWS::Region", "config.region"},
        {"AWS::UseFIPS", "config.use_fips"},
        {"AWS::UseDualStack", "config.use_dualstack"},
        {"SDK::Endpoint", "config.endpoint_url.empty() ? rules::Text() : rules::Text(config.endpoint_url)"},
        {"AWS::S3::ForcePathStyle", "rules::force_path_style(config)"},
        {"AWS::S3::Accelerate", "config.s3.use_accelerate_endpoint.value_or(false)"},
        {"AWS::S3::UseGlobalEndpoint", "config.s3.use_global_endpoint.value_or(false)"},
        {"AWS::S3::UseArnRegion", "config.s3.use_arn_region"},
        {"AWS::S3Control::UseArnRegion", "config.s3.use_arn_region"},
        {"AWS::S3::DisableMultiRegionAccessPoints", "config.s3.disable_multi_region_access_points.value_or(false)"},
        {"AWS::STS::UseGlobalEndpoint", "config.sts_global_endpoint"},
        {"AWS::Auth::AccountIdEndpointMode", "config.account_id_endpoint_mode"},
    };
    auto const found = values.find(name);
    return found == values.end() ? "" : found->second;
}

}  // namespace

std::string parameter_literal(boost::json::value const& value) {
    if (value.is_bool()) return value.get_bool() ? "true" : "false";
    if (value.is_string()) return literal(value.get_string());
    std::string list;
    for (json::value const& element : value.as_array()) list += (list.empty() ? "" : ", ") + literal(text_of(element));
    return "std::vector<::inia::rules::Text>{" + list + "}";
}

CompiledRules compile_endpoint_rules(boost::json::value const& rule_set) {
    Compiler compiler(rule_set.as_object());
    CompiledRules compiled{.parameters = std::move(compiler.parameters)};
    // Texts that rules make need a place that lives as long as the resolution.
    if (compiler.out.find("scratch") != std::string::npos) compiled.resolve_body = "    rules::Scratch scratch;\n";
    compiled.resolve_body += compiler.out + "    return rules::no_rule_matched(service_info);\n";
    compiled.params_struct = "struct Params {\n";
    for (RuleParameter const& parameter : compiled.parameters) {
        std::string const type = parameter.type == RuleParameter::Type::text ? "::inia::rules::Text"
                               : parameter.type == RuleParameter::Type::boolean
                                   ? "::inia::Optional<bool>"
                                   : "::inia::Optional<std::vector<::inia::rules::Text>>";
        compiled.params_struct += "    " + type + " " + parameter.cpp_name + "{" + parameter.default_value + "};\n";
        if (parameter.name == "DisableS3ExpressSessionAuth") {
            // Directory buckets are signed with plain SigV4: the client makes no CreateSession calls.
            compiled.base_params += "    params." + parameter.cpp_name + " = true;\n";
            continue;
        }
        if (parameter.built_in == "AWS::Auth::AccountId") compiled.account_id = parameter.cpp_name;
        std::string const value = built_in_value(parameter.built_in);
        if (value.empty()) continue;
        compiled.base_params += "    params." + parameter.cpp_name + " = " + value + ";\n";
    }
    compiled.params_struct += "};\n";
    return compiled;
}

}  // namespace inia::codegen
