#include "endpoint_rules.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

namespace inia::codegen {
namespace {

namespace json = boost::json;

/// The C++ type that an expression of the rules language becomes.
enum class Type {
    text,        ///< rules::Text
    owned_text,  ///< std::string
    boolean,     ///< bool
    flag,        ///< Optional<bool>: a parameter that may be unset
    text_list,   ///< std::vector<Text>: a parameter, unset when empty
    partition,   ///< Partition const*
    url,
    arn
};

struct Expression {
    std::string cpp;
    Type type;
};

std::string text_of(json::value const& value) { return std::string(value.as_string()); }

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

/// Parameters and variables become identifiers; a keyword gets a trailing underscore.
std::string identifier(std::string_view name) {
    static std::set<std::string, std::less<>> const taken{"params", "rules", "default", "operator", "new",
                                                          "delete", "class", "auto",    "this"};
    std::string out;
    for (char c : name) out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    if (taken.contains(out)) out += '_';
    return out;
}

class Compiler {
public:
    explicit Compiler(json::object const& rule_set) {
        for (auto const& [name, value] : rule_set.at("parameters").as_object()) add_parameter(name, value.as_object());
    }

    std::vector<RuleParameter> parameters;

    void rules(json::array const& list, int depth) {
        for (json::value const& rule : list) this->rule(rule.as_object(), depth);
    }

    std::string out;

private:
    void add_parameter(std::string_view name, json::object const& spec) {
        RuleParameter parameter{.name = std::string(name), .cpp_name = identifier(name)};
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
        if (auto const* value = spec.if_contains("default")) {
            if (value->is_bool()) parameter.default_value = value->get_bool() ? "true" : "false";
            if (value->is_string()) parameter.default_value = quoted(value->get_string());
        }
        Type const cpp_type = parameter.type == RuleParameter::Type::text    ? Type::text
                            : parameter.type == RuleParameter::Type::boolean ? Type::flag
                                                                             : Type::text_list;
        variables_[parameter.name] = {"params." + parameter.cpp_name, cpp_type};
        parameters.push_back(std::move(parameter));
    }

    void line(int depth, std::string_view text) {
        out.append(4 * static_cast<std::size_t>(depth), ' ').append(text).append("\n");
    }

    /// Conditions become nested ifs, so that a name assigned in one is seen by the next and by the rule's body.
    void rule(json::object const& rule, int depth) {
        auto const outer = variables_;
        int open = 0;
        for (json::value const& condition : rule.at("conditions").as_array()) {
            line(depth + open, "if (" + this->condition(condition.as_object()) + ") {");
            ++open;
        }
        body(rule, depth + open);
        while (open > 0) line(depth + --open, "}");
        variables_ = outer;
    }

    void body(json::object const& rule, int depth) {
        std::string const type = text_of(rule.at("type"));
        if (type == "tree")
            rules(rule.at("rules").as_array(), depth);
        else if (type == "error")
            line(depth, "return rules::rule_error(service_info, " + list(rule.at("error")) + ");");
        else if (type == "endpoint")
            endpoint(rule.at("endpoint").as_object(), depth);
        else
            throw std::runtime_error("endpoint rules: unknown rule type " + type);
    }

    void endpoint(json::object const& spec, int depth) {
        std::string text = "return rules::endpoint(" + list(spec.at("url"));
        auto const* properties = spec.if_contains("properties");
        std::string const scheme = properties ? auth(properties->as_object()) : "";
        std::string headers;
        if (auto const* object = spec.if_contains("headers"))
            for (auto const& [name, values] : object->as_object())
                for (json::value const& value : values.as_array())
                    headers += (headers.empty() ? "{" : ", {") + quoted(name) + ", " + view(value) + "}";
        if (!scheme.empty() || !headers.empty()) text += ", {" + scheme + "}";
        if (!headers.empty()) text += ", {" + headers + "}";
        line(depth, text + ");");
    }

    /// The first scheme that the library can sign with, else the first.
    std::string auth(json::object const& properties) {
        auto const* schemes = properties.if_contains("authSchemes");
        if (!schemes || schemes->as_array().empty()) return {};
        json::object const* chosen = &schemes->as_array().front().as_object();
        for (json::value const& scheme : schemes->as_array())
            if (text_of(scheme.at("name")) == "sigv4") {
                chosen = &scheme.as_object();
                break;
            }
        std::string text = ".name = " + quoted(text_of(chosen->at("name")));
        if (auto const* name = chosen->if_contains("signingName")) text += ", .signing_name = " + view(*name);
        if (auto const* region = chosen->if_contains("signingRegion")) text += ", .signing_region = " + view(*region);
        if (auto const* regions = chosen->if_contains("signingRegionSet"))
            text += ", .signing_region = " + view(regions->as_array().front());
        if (auto const* encoding = chosen->if_contains("disableDoubleEncoding"); encoding && encoding->as_bool())
            text += ", .disable_double_encoding = true";
        return text;
    }

    std::string condition(json::object const& spec) {
        Expression const value = call(spec);
        auto const* assign = spec.if_contains("assign");
        if (!assign) return truth(value);
        std::string const name = identifier(text_of(*assign));
        variables_[text_of(*assign)] = {name, value.type};
        switch (value.type) {
        case Type::text: return "rules::Text const " + name + " = " + value.cpp + "; rules::is_set(" + name + ")";
        case Type::owned_text: return "std::string const " + name + " = " + value.cpp + "; true";
        default: return "auto const " + name + " = " + value.cpp;
        }
    }

    /// A condition holds when its value is neither unset nor false.
    static std::string truth(Expression const& value) {
        switch (value.type) {
        case Type::text: return "rules::is_set(" + value.cpp + ")";
        case Type::owned_text: return "true";
        case Type::boolean: return value.cpp;
        case Type::flag: return value.cpp + " == true";
        case Type::text_list: return "!" + value.cpp + ".empty()";
        case Type::partition: return value.cpp + " != nullptr";
        case Type::url:
        case Type::arn: return value.cpp + ".valid";
        }
        return {};
    }

    Expression call(json::object const& spec) {
        std::string const fn = text_of(spec.at("fn"));
        json::array const& argv = spec.at("argv").as_array();
        auto const argument = [&](std::size_t i) { return expression(argv.at(i)); };
        auto const text = [&](std::size_t i) { return argument(i).cpp; };
        auto const literal = [&](std::size_t i) { return argv.at(i).as_bool() ? "true" : "false"; };
        if (fn == "isSet") return {is_set(argument(0)), Type::boolean};
        if (fn == "not") return {"!(" + truth(argument(0)) + ")", Type::boolean};
        if (fn == "booleanEquals") return {"(" + text(0) + " == " + text(1) + ")", Type::boolean};
        if (fn == "stringEquals") return {"(" + text(0) + " == " + text(1) + ")", Type::boolean};
        if (fn == "aws.partition") return {"rules::partition(" + text(0) + ")", Type::partition};
        if (fn == "aws.parseArn") return {"rules::parse_arn(" + text(0) + ")", Type::arn};
        if (fn == "parseURL") return {"rules::parse_url(" + text(0) + ")", Type::url};
        if (fn == "uriEncode") return {"rules::uri_encode(" + text(0) + ")", Type::owned_text};
        if (fn == "isValidHostLabel")
            return {"rules::is_valid_host_label(" + text(0) + ", " + literal(1) + ")", Type::boolean};
        if (fn == "aws.isVirtualHostableS3Bucket")
            return {"rules::is_virtual_hostable_s3_bucket(" + text(0) + ", " + literal(1) + ")", Type::boolean};
        if (fn == "substring")
            return {"rules::substring(" + text(0) + ", " + std::to_string(argv.at(1).to_number<int>()) + ", "
                        + std::to_string(argv.at(2).to_number<int>()) + ", " + literal(3) + ")",
                    Type::text};
        if (fn == "getAttr") return attribute(argument(0), text_of(argv.at(1)));
        throw std::runtime_error("endpoint rules: unknown function " + fn);
    }

    static std::string is_set(Expression const& value) {
        switch (value.type) {
        case Type::flag: return value.cpp + ".has_value()";
        case Type::boolean: return "true";
        default: return truth(value);
        }
    }

    Expression expression(json::value const& value) {
        if (value.is_bool()) return {value.get_bool() ? "true" : "false", Type::boolean};
        if (value.is_string()) return text_template(value.get_string());
        json::object const& object = value.as_object();
        if (auto const* ref = object.if_contains("ref")) return variable(text_of(*ref));
        return call(object);
    }

    Expression variable(std::string const& name) const {
        auto const found = variables_.find(name);
        if (found == variables_.end())
            throw std::runtime_error("endpoint rules: reference to the unknown name " + name);
        return found->second;
    }

    static Expression attribute(Expression const& of, std::string const& path) {
        static std::map<std::string, std::pair<std::string, Type>> const partition{
            {"name", {"name", Type::text}},
            {"dnsSuffix", {"dns_suffix", Type::text}},
            {"dualStackDnsSuffix", {"dual_stack_dns_suffix", Type::text}},
            {"implicitGlobalRegion", {"implicit_global_region", Type::text}},
            {"supportsFIPS", {"supports_fips", Type::boolean}},
            {"supportsDualStack", {"supports_dual_stack", Type::boolean}}};
        static std::map<std::string, std::pair<std::string, Type>> const url{
            {"scheme", {"scheme", Type::text}},
            {"authority", {"authority", Type::text}},
            {"path", {"path", Type::text}},
            {"normalizedPath", {"normalized_path", Type::owned_text}},
            {"isIp", {"is_ip", Type::boolean}}};
        static std::map<std::string, std::pair<std::string, Type>> const arn{{"partition", {"partition", Type::text}},
                                                                             {"service", {"service", Type::text}},
                                                                             {"region", {"region", Type::text}},
                                                                             {"accountId", {"account_id", Type::text}}};
        auto const bracket = path.find('[');
        std::string const index =
            bracket == std::string::npos ? "" : path.substr(bracket + 1, path.find(']') - bracket - 1);
        if (of.type == Type::text_list && bracket == 0) return {"rules::at(" + of.cpp + ", " + index + ")", Type::text};
        if (of.type == Type::arn && path.starts_with("resourceId["))
            return {of.cpp + ".resource(" + index + ")", Type::text};
        auto const& table = of.type == Type::partition ? partition : of.type == Type::url ? url : arn;
        auto const found = table.find(path);
        if (found == table.end() || of.type == Type::text)
            throw std::runtime_error("endpoint rules: unknown attribute " + path + " of " + of.cpp);
        return {of.cpp + (of.type == Type::partition ? "->" : ".") + found->second.first, found->second.second};
    }

    /// `https://{Region}.{PartitionResult#dnsSuffix}`: its parts, each a C++ expression that converts to Text.
    std::vector<std::string> parts_of(std::string_view text, bool& plain) const {
        std::vector<std::string> parts;
        std::string fixed;
        plain = true;
        auto const flush = [&] {
            if (!fixed.empty()) parts.push_back(quoted(fixed));
            fixed.clear();
        };
        for (std::size_t i = 0; i < text.size(); ++i) {
            char const c = text[i];
            if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
                fixed += c;
                ++i;
            } else if (c == '{') {
                auto const end = text.find('}', i);
                if (end == std::string_view::npos)
                    throw std::runtime_error("endpoint rules: open brace in " + std::string(text));
                std::string const name(text.substr(i + 1, end - i - 1));
                auto const hash = name.find('#');
                flush();
                parts.push_back(hash == std::string::npos
                                    ? variable(name).cpp
                                    : attribute(variable(name.substr(0, hash)), name.substr(hash + 1)).cpp);
                plain = false;
                i = end;
            } else {
                fixed += c;
            }
        }
        flush();
        return parts;
    }

    Expression text_template(std::string_view text) const {
        bool plain = true;
        auto const parts = parts_of(text, plain);
        if (parts.empty()) return {"rules::Text(\"\")", Type::text};
        if (parts.size() == 1) return {plain ? "rules::Text(" + parts[0] + ")" : parts[0], Type::text};
        return {joined(parts), Type::owned_text};
    }

    static std::string joined(std::vector<std::string> const& parts) {
        std::string cpp = "rules::join({";
        for (std::size_t i = 0; i < parts.size(); ++i) cpp += (i ? ", " : "") + parts[i];
        return cpp + "})";
    }

    /// A text as a braced list of its parts.
    std::string list(json::value const& value) {
        if (!value.is_string()) return "{" + expression(value).cpp + "}";
        bool plain = true;
        std::string cpp;
        for (std::string const& part : parts_of(value.get_string(), plain)) cpp += (cpp.empty() ? "" : ", ") + part;
        return "{" + cpp + "}";
    }

    /// A text as a view that lives as long as the full expression.
    std::string view(json::value const& value) {
        if (!value.is_string()) return expression(value).cpp;
        bool plain = true;
        auto const parts = parts_of(value.get_string(), plain);
        return parts.empty() ? "\"\"" : parts.size() == 1 ? parts[0] : joined(parts);
    }

    std::map<std::string, Expression> variables_;
};

/// What sets each built-in parameter, from `config` (ResolvedConfig) and `account_id` (Text).
std::string built_in_value(std::string const& name) {
    static std::map<std::string, std::string> const values{
        {"AWS::Region", "config.region"},
        {"AWS::UseFIPS", "config.use_fips && config.endpoint_url.empty()"},
        {"AWS::UseDualStack", "config.use_dualstack && config.endpoint_url.empty()"},
        {"SDK::Endpoint", "config.endpoint_url.empty() ? rules::Text() : rules::Text(config.endpoint_url)"},
        {"AWS::S3::ForcePathStyle", "rules::force_path_style(config)"},
        {"AWS::S3::Accelerate", "config.s3.use_accelerate_endpoint.value_or(false)"},
        {"AWS::S3::UseArnRegion", "config.s3.use_arn_region.value_or(true)"},
        {"AWS::Auth::AccountId", "account_id.empty() ? rules::Text() : account_id"},
        {"AWS::Auth::AccountIdEndpointMode", "config.account_id_endpoint_mode"},
    };
    auto const found = values.find(name);
    return found == values.end() ? "" : found->second;
}

}  // namespace

CompiledRules compile_endpoint_rules(boost::json::value const& rule_set) {
    json::object const& root = rule_set.as_object();
    if (text_of(root.at("version")) != "1.0")
        throw std::runtime_error("endpoint rules: version " + text_of(root.at("version")) + " is not known");
    Compiler compiler(root);
    compiler.rules(root.at("rules").as_array(), 1);

    CompiledRules compiled{.parameters = compiler.parameters};
    compiled.resolve_body = compiler.out + "    return rules::no_rule_matched(service_info);\n";
    compiled.params_struct = "struct Params {\n";
    for (RuleParameter const& parameter : compiler.parameters) {
        std::string const type = parameter.type == RuleParameter::Type::text    ? "::inia::rules::Text"
                               : parameter.type == RuleParameter::Type::boolean ? "::inia::Optional<bool>"
                                                                                : "std::vector<::inia::rules::Text>";
        compiled.params_struct += "    " + type + " " + parameter.cpp_name + "{" + parameter.default_value + "};\n";
        if (parameter.name == "DisableS3ExpressSessionAuth") {
            // Directory buckets are signed with plain SigV4: the client makes no CreateSession calls.
            compiled.base_params += "    params." + parameter.cpp_name + " = true;\n";
            continue;
        }
        if (parameter.built_in.empty()) continue;
        std::string const value = built_in_value(parameter.built_in);
        if (value.empty()) continue;
        compiled.uses_account_id |= parameter.built_in == "AWS::Auth::AccountId";
        compiled.base_params += "    params." + parameter.cpp_name + " = " + value + ";\n";
    }
    compiled.params_struct += "};\n";
    return compiled;
}

}  // namespace inia::codegen
