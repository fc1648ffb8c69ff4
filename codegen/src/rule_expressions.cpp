#include "rule_expressions.hpp"

#include "writer.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <stdexcept>

namespace inia::codegen {
namespace {

namespace json = boost::json;

[[noreturn]] void fail(std::string const& what) { throw std::runtime_error("endpoint rules: " + what); }

/// A function whose arguments are all given as they are.
struct Function {
    std::string_view name;
    std::string_view cpp;
    RuleType result;
    bool makes_text = false;         ///< Takes the scratch first.
    std::string_view asked_again{};  ///< What it makes of a parameter is kept under this name and the parameter's.
};

constexpr Function functions[] = {
    {"aws.partition", "partition", RuleType::partition, false, "partition_of_"},
    {"aws.parseArn", "parse_arn", RuleType::arn, false, "arn_in_"},
    {"parseURL", "parse_url", RuleType::url, false, "url_in_"},
    {"uriEncode", "uri_encode", RuleType::text, true},
    {"isValidHostLabel", "is_valid_host_label", RuleType::boolean},
    {"aws.isVirtualHostableS3Bucket", "is_virtual_hostable_s3_bucket", RuleType::boolean},
    {"stringEquals", "equal", RuleType::boolean},
    {"substring", "substring", RuleType::text},
    {"split", "split", RuleType::pieces},
};

struct Attribute {
    RuleType of;
    std::string_view path;
    std::string_view cpp;
    RuleType type;
};

constexpr Attribute attributes[] = {
    {RuleType::partition, "name", "->name", RuleType::text},
    {RuleType::partition, "dnsSuffix", "->dns_suffix", RuleType::text},
    {RuleType::partition, "dualStackDnsSuffix", "->dual_stack_dns_suffix", RuleType::text},
    {RuleType::partition, "implicitGlobalRegion", "->implicit_global_region", RuleType::text},
    {RuleType::partition, "supportsFIPS", "->supports_fips", RuleType::boolean},
    {RuleType::partition, "supportsDualStack", "->supports_dual_stack", RuleType::boolean},
    {RuleType::url, "scheme", ".scheme", RuleType::text},
    {RuleType::url, "authority", ".authority", RuleType::text},
    {RuleType::url, "path", ".path", RuleType::text},
    {RuleType::url, "normalizedPath", ".normalized_path(scratch)", RuleType::text},
    {RuleType::url, "isIp", ".is_ip", RuleType::boolean},
    {RuleType::arn, "partition", ".partition", RuleType::text},
    {RuleType::arn, "service", ".service", RuleType::text},
    {RuleType::arn, "region", ".region", RuleType::text},
    {RuleType::arn, "accountId", ".account_id", RuleType::text},
};

std::string text_of(json::value const& value) { return std::string(value.as_string()); }

std::string separated(std::vector<std::string> const& parts) {
    std::string text;
    for (std::string const& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string joined(std::vector<std::string> const& parts) { return "rules::join(scratch, {" + separated(parts) + "})"; }

/// `[2]` -> 2; -1 counts from the end.
std::string index_of(std::string_view path) {
    std::string_view const digits = path.substr(1, path.size() - 2);
    std::string_view const number = digits.substr(digits.starts_with('-') ? 1 : 0);
    if (!path.ends_with(']') || number.empty()
        || !std::all_of(number.begin(), number.end(), [](unsigned char c) { return std::isdigit(c); }))
        fail("the index " + std::string(path) + " is not a number");
    return std::string(digits);
}

}  // namespace

std::string rule_identifier(std::string_view name) {
    static std::set<std::string, std::less<>> const taken{
        "auto", "bool",    "break",     "case",     "catch",  "char",  "class", "const",  "continue", "default",
        "do",   "delete",  "else",      "enum",     "export", "false", "float", "for",    "if",       "int",
        "long", "new",     "namespace", "operator", "params", "rules", "short", "signed", "static",   "struct",
        "this", "scratch", "switch",    "template", "true",   "try",   "union", "using",  "void",     "while"};
    std::string out;
    for (char c : name) out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    if (taken.contains(out)) out += '_';
    return out;
}

std::string RuleExpressions::truth(RuleExpression const& value) {
    switch (value.type) {
    case RuleType::text: return "rules::is_set(" + value.cpp + ")";
    case RuleType::boolean: return value.cpp;
    case RuleType::flag: return value.cpp + " == true";
    case RuleType::text_list: return value.cpp + ".has_value()";
    case RuleType::partition: return value.cpp + " != nullptr";
    case RuleType::pieces:
    case RuleType::url:
    case RuleType::arn: return value.cpp + ".valid";
    case RuleType::number: break;
    }
    fail("a number is no condition");
}

RuleExpression RuleExpressions::call(json::object const& spec) {
    std::string const fn = text_of(spec.at("fn"));
    json::array const& argv = spec.at("argv").as_array();
    if (fn == "isSet") {
        RuleExpression const value = expression(argv.at(0));
        if (value.type == RuleType::flag) return {value.cpp + ".has_value()", RuleType::boolean};
        if (value.type == RuleType::boolean) return {"true", RuleType::boolean};
        return {truth(value), RuleType::boolean};
    }
    if (fn == "not") return {"!(" + truth(expression(argv.at(0))) + ")", RuleType::boolean};
    if (fn == "booleanEquals")
        return {"(" + expression(argv.at(0)).cpp + " == " + expression(argv.at(1)).cpp + ")", RuleType::boolean};
    if (fn == "getAttr") return attribute(expression(argv.at(0)), text_of(argv.at(1)));
    if (fn == "coalesce") return coalesce(argv);
    if (fn == "ite") return if_then_else(argv);
    auto const found = std::find_if(std::begin(functions), std::end(functions),
                                    [&](Function const& function) { return function.name == fn; });
    if (found == std::end(functions)) fail("unknown function " + fn);
    std::vector<std::string> arguments;
    if (found->makes_text) arguments.push_back("scratch");
    for (json::value const& argument : argv) {
        RuleExpression const value = expression(argument);
        arguments.push_back(value.type == RuleType::flag ? truth(value) : value.cpp);
    }
    constexpr std::string_view parameter = "params.";
    if (!found->asked_again.empty() && arguments.size() == 1 && arguments[0].starts_with(parameter)) {
        std::string const name = std::string(found->asked_again) + arguments[0].substr(parameter.size());
        asked_again[name] = "rules::Once " + name + "(&rules::" + std::string(found->cpp) + ", " + arguments[0] + ");";
        return {name + "()", found->result};
    }
    return {"rules::" + std::string(found->cpp) + "(" + separated(arguments) + ")", found->result};
}

/// The first argument that is set. All are of one type, but that parameters may be unset.
RuleExpression RuleExpressions::coalesce(json::array const& argv) {
    if (argv.empty()) fail("coalesce has no arguments");
    RuleExpression result = expression(argv.back());
    for (std::size_t i = argv.size() - 1; i-- > 0;) {
        RuleExpression const first = expression(argv[i]);
        bool const both_booleans = (first.type == RuleType::flag || first.type == RuleType::boolean)
                                && (result.type == RuleType::flag || result.type == RuleType::boolean);
        if (first.type != result.type && !both_booleans) fail("coalesce has arguments of different types");
        if (first.type == RuleType::boolean)
            result = first;
        else
            result.cpp = "rules::coalesce(" + first.cpp + ", " + result.cpp + ")";
    }
    return result;
}

RuleExpression RuleExpressions::if_then_else(json::array const& argv) {
    std::string const condition = truth(expression(argv.at(0)));
    RuleExpression const yes = expression(argv.at(1)), no = expression(argv.at(2));
    bool const flag = (yes.type == RuleType::flag && no.type == RuleType::boolean)
                   || (yes.type == RuleType::boolean && no.type == RuleType::flag);
    if (yes.type != no.type && !flag) fail("ite has arguments of different types");
    auto const value = [&](RuleExpression const& of) {
        return flag ? "::inia::Optional<bool>(" + of.cpp + ")" : of.cpp;
    };
    return {"((" + condition + ") ? " + value(yes) + " : " + value(no) + ")", flag ? RuleType::flag : yes.type};
}

RuleExpression RuleExpressions::expression(json::value const& value) {
    if (value.is_bool()) return {value.get_bool() ? "true" : "false", RuleType::boolean};
    if (value.is_number()) return {std::to_string(value.to_number<int>()), RuleType::number};
    if (value.is_string()) {
        auto const parts = template_parts(value.get_string());
        if (parts.empty()) return {"rules::Text(\"\")"};
        if (parts.size() > 1) return {joined(parts)};
        return {parts[0].starts_with('"') ? "rules::Text(" + parts[0] + ")" : parts[0]};
    }
    json::object const& object = value.as_object();
    if (auto const* ref = object.if_contains("ref")) return variable(text_of(*ref));
    return call(object);
}

RuleExpression RuleExpressions::variable(std::string const& name) {
    auto const found = names.find(name);
    if (found == names.end()) fail("reference to the unknown name " + name);
    used.insert(name);
    return found->second;
}

RuleExpression RuleExpressions::attribute(RuleExpression const& of, std::string_view path) {
    if (path.starts_with('[') && (of.type == RuleType::text_list || of.type == RuleType::pieces))
        return {"rules::at(" + of.cpp + ", " + index_of(path) + ")"};
    if (of.type == RuleType::arn && path.starts_with("resourceId["))
        return {of.cpp + ".resource(" + index_of(path.substr(path.find('['))) + ")"};
    for (Attribute const& known : attributes)
        if (known.of == of.type && known.path == path) return {of.cpp + std::string(known.cpp), known.type};
    fail("unknown attribute " + std::string(path) + " of " + of.cpp);
}

/// `https://{Region}.{PartitionResult#dnsSuffix}`: literals, and expressions that are texts.
std::vector<std::string> RuleExpressions::template_parts(std::string_view text) {
    std::vector<std::string> parts;
    std::string fixed;
    auto const flush = [&] {
        if (!fixed.empty()) parts.push_back(literal(fixed));
        fixed.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
            fixed += c;
            ++i;
        } else if (c == '{') {
            auto const end = text.find('}', i);
            if (end == std::string_view::npos) fail("open brace in " + std::string(text));
            std::string_view const name = text.substr(i + 1, end - i - 1);
            auto const hash = name.find('#');
            RuleExpression const outer = variable(std::string(name.substr(0, hash)));
            flush();
            RuleExpression const value =
                hash == std::string_view::npos ? outer : attribute(outer, name.substr(hash + 1));
            if (value.type != RuleType::text) fail(std::string(name) + " is not a text, in " + std::string(text));
            parts.push_back(value.cpp);
            i = end;
        } else {
            fixed += c;
        }
    }
    flush();
    return parts;
}

std::string RuleExpressions::parts(json::value const& value) {
    return value.is_string() ? separated(template_parts(value.get_string())) : expression(value).cpp;
}

std::string RuleExpressions::text(json::value const& value) {
    if (!value.is_string()) return expression(value).cpp;
    auto const parts = template_parts(value.get_string());
    return parts.empty() ? "\"\"" : parts.size() == 1 ? parts[0] : joined(parts);
}

std::string RuleExpressions::json_text(json::value const& value) {
    std::string fixed;
    std::vector<std::string> parts;
    json_parts(value, fixed, parts);
    if (!fixed.empty()) parts.push_back(literal(fixed));
    return parts.size() == 1 ? parts[0] : joined(parts);
}

void RuleExpressions::json_parts(json::value const& value, std::string& fixed, std::vector<std::string>& parts) {
    if (value.is_string()) {
        auto const texts = template_parts(value.get_string());
        if (texts.empty() || (texts.size() == 1 && texts[0].starts_with('"'))) {
            fixed += json::serialize(value);
            return;
        }
        if (!fixed.empty()) parts.push_back(literal(fixed));
        fixed.clear();
        parts.push_back("rules::json_string(scratch, " + text(value) + ")");
    } else if (value.is_array()) {
        char separator = '[';
        for (json::value const& element : value.get_array()) {
            fixed += std::exchange(separator, ',');
            json_parts(element, fixed, parts);
        }
        fixed += value.get_array().empty() ? "[]" : "]";
    } else if (value.is_object()) {
        char separator = '{';
        for (auto const& [name, member] : value.get_object()) {
            fixed += std::exchange(separator, ',');
            fixed += json::serialize(json::value(name)) + ':';
            json_parts(member, fixed, parts);
        }
        fixed += value.get_object().empty() ? "{}" : "}";
    } else {
        fixed += json::serialize(value);
    }
}

}  // namespace inia::codegen
