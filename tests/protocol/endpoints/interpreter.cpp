#include "interpreter.hpp"

#include "vectors.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace inia::endpoint_vectors {
namespace {

using Text = std::string;

/// What a rule set says where no rule matches, and what it cannot mean.
struct NoEndpoint {};

Text text_of(json::value const& value) { return Text(value.as_string()); }

std::vector<Text> split(Text const& text, Text const& delimiter, std::size_t limit = 0) {
    std::vector<Text> parts;
    std::size_t from = 0;
    while (limit == 0 || parts.size() + 1 < limit) {
        std::size_t const at = text.find(delimiter, from);
        if (at == Text::npos) break;
        parts.push_back(text.substr(from, at - from));
        from = at + delimiter.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

bool is_host_label(Text const& text, bool subdomains) {
    static std::regex const label("[a-zA-Z0-9][a-zA-Z0-9-]{0,62}");
    std::vector<Text> const labels = subdomains ? split(text, ".") : std::vector<Text>{text};
    return std::ranges::all_of(labels, [](Text const& one) { return std::regex_match(one, label); });
}

bool is_ipv4(Text const& text) {
    static std::regex const address("([0-9]{1,3}\\.){3}[0-9]{1,3}");
    return std::regex_match(text, address);
}

bool is_bucket_label(Text const& text, bool subdomains) {
    static std::regex const label("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    if (text.size() < 3 || text.size() > 63 || is_ipv4(text)) return false;
    std::vector<Text> const labels = subdomains ? split(text, ".") : std::vector<Text>{text};
    return std::ranges::all_of(labels, [](Text const& one) { return std::regex_match(one, label); });
}

json::value parse_url(Text const& text) {
    static std::regex const url("(https?)://(([^/?#:\\[\\]]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]+)?)(/[^?#]*)?");
    std::smatch parts;
    if (!std::regex_match(text, parts, url)) return nullptr;
    Text const host = parts[3], path = parts[5];
    return {{"scheme", parts[1].str()},
            {"authority", parts[2].str()},
            {"path", path},
            {"normalizedPath", path.ends_with('/') ? path : path + "/"},
            {"isIp", host.front() == '[' || is_ipv4(host)}};
}

json::value parse_arn(Text const& text) {
    std::vector<Text> const parts = split(text, ":", 6);
    if (parts.size() < 6 || parts[0] != "arn" || parts[1].empty() || parts[2].empty() || parts[5].empty())
        return nullptr;
    json::array resource;
    Text rest = parts[5];
    std::ranges::replace(rest, '/', ':');
    for (Text const& part : split(rest, ":")) resource.emplace_back(part);
    return {{"partition", parts[1]},
            {"service", parts[2]},
            {"region", parts[3]},
            {"accountId", parts[4]},
            {"resourceId", std::move(resource)}};
}

Text uri_encode(Text const& text) {
    constexpr char digits[] = "0123456789ABCDEF";
    Text out;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 128 && (std::isalnum(byte) || Text("-._~").find(c) != Text::npos))
            out += c;
        else
            out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

json::value substring(Text const& text, std::int64_t start, std::int64_t stop, bool reverse) {
    auto const size = static_cast<std::int64_t>(text.size());
    bool const ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (!ascii || start >= stop || stop > size) return nullptr;
    auto const from = static_cast<std::size_t>(reverse ? size - stop : start);
    return json::string(text.substr(from, static_cast<std::size_t>(stop - start)));
}

json::value partition_of(json::value const& table, Text const& region) {
    json::array const& all = table.at("partitions").as_array();
    auto const found = [&](auto matches) {
        return std::ranges::find_if(all, [&](json::value const& one) { return matches(one.as_object()); });
    };
    auto at = found([&](json::object const& one) { return one.at("regions").as_object().contains(region); });
    if (at == all.end())
        at = found([&](json::object const& one) {
            return std::regex_match(region, std::regex(text_of(one.at("regionRegex"))));
        });
    if (at == all.end()) at = found([&](json::object const& one) { return one.at("id") == "aws"; });
    if (at == all.end()) return nullptr;
    json::object outputs = at->at("outputs").as_object();
    outputs["name"] = at->at("id");
    return outputs;
}

/// `a.b[0]` within a value; null where there is none.
json::value attribute(json::value value, Text const& path) {
    for (Text const& step : split(path, ".")) {
        std::size_t const bracket = std::min(step.find('['), step.size());
        if (bracket > 0) {
            auto const* member = value.is_object() ? value.get_object().if_contains(step.substr(0, bracket)) : nullptr;
            value = member ? json::value(*member) : json::value(nullptr);
        }
        if (bracket == step.size()) continue;
        int index = std::stoi(step.substr(bracket + 1));
        if (!value.is_array()) return nullptr;
        json::array const& list = value.get_array();
        if (index < 0) index += static_cast<int>(list.size());
        bool const inside = index >= 0 && static_cast<std::size_t>(index) < list.size();
        value = inside ? json::value(list[static_cast<std::size_t>(index)]) : json::value(nullptr);
    }
    return value;
}

class Interpreter {
public:
    Interpreter(json::value const& rule_set, json::value const& partitions)
        : rules_(rule_set.as_object()),
          partitions_(partitions) {}

    json::object resolve(json::object const& params) {
        json::object scope;
        for (auto const& [name, parameter] : rules_.at("parameters").as_object()) {
            auto const* given = params.if_contains(name);
            auto const* preset = parameter.as_object().if_contains("default");
            if (given)
                scope[name] = *given;
            else if (preset)
                scope[name] = *preset;
            else if (auto const* required = parameter.as_object().if_contains("required");
                     required && required->as_bool())
                throw NoEndpoint();
        }
        if (auto result = first_of(rules_.at("rules").as_array(), scope)) return *result;
        throw NoEndpoint();
    }

private:
    std::optional<json::object> first_of(json::array const& rules, json::object const& scope) {
        for (json::value const& rule : rules)
            if (auto result = apply(rule.as_object(), scope)) return result;
        return std::nullopt;
    }

    std::optional<json::object> apply(json::object const& rule, json::object scope) {
        for (json::value const& condition : rule.at("conditions").as_array()) {
            json::value result = evaluate(condition, scope);
            if (result.is_null() || result == json::value(false)) return std::nullopt;
            if (auto const* name = condition.as_object().if_contains("assign"))
                scope[name->as_string()] = std::move(result);
        }
        if (auto const* error = rule.if_contains("error")) return json::object{{"error", evaluate(*error, scope)}};
        if (auto const* endpoint = rule.if_contains("endpoint"))
            return json::object{{"endpoint", endpoint_of(endpoint->as_object(), scope)}};
        return first_of(rule.at("rules").as_array(), scope);
    }

    json::object endpoint_of(json::object const& spec, json::object const& scope) {
        json::object endpoint{{"url", evaluate(spec.at("url"), scope)}};
        if (auto const* properties = spec.if_contains("properties"))
            endpoint["properties"] = filled_in(*properties, scope);
        if (auto const* headers = spec.if_contains("headers")) {
            json::object& out = endpoint["headers"].emplace_object();
            for (auto const& [name, values] : headers->as_object())
                for (json::value const& value : values.as_array()) {
                    if (!out.contains(name)) out[name].emplace_array();
                    out[name].as_array().push_back(evaluate(value, scope));
                }
        }
        return endpoint;
    }

    /// A property with its templates filled in.
    json::value filled_in(json::value const& value, json::object const& scope) {
        if (value.is_string()) return evaluate(value, scope);
        if (value.is_array()) {
            json::array out;
            for (json::value const& element : value.get_array()) out.push_back(filled_in(element, scope));
            return out;
        }
        if (!value.is_object()) return value;
        json::object out;
        for (auto const& [name, member] : value.get_object()) out[name] = filled_in(member, scope);
        return out;
    }

    json::value evaluate(json::value const& expression, json::object const& scope) {
        if (expression.is_string()) return json::string(from_template(text_of(expression), scope));
        if (!expression.is_object()) return expression;
        json::object const& object = expression.get_object();
        if (auto const* name = object.if_contains("ref")) {
            auto const* value = scope.if_contains(name->as_string());
            return value ? *value : json::value(nullptr);
        }
        json::array arguments;
        for (json::value const& argument : object.at("argv").as_array()) arguments.push_back(evaluate(argument, scope));
        return call(text_of(object.at("fn")), arguments);
    }

    Text from_template(Text const& text, json::object const& scope) {
        Text out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            bool const doubled = i + 1 < text.size() && text[i] == text[i + 1];
            if (text[i] == '{' && !doubled) {
                std::size_t const end = text.find('}', i);
                Text const inside = text.substr(i + 1, end - i - 1);
                std::size_t const hash = inside.find('#');
                auto const* value = scope.if_contains(inside.substr(0, hash));
                if (!value) throw NoEndpoint();
                json::value const filler = hash == Text::npos ? *value : attribute(*value, inside.substr(hash + 1));
                if (!filler.is_string()) throw NoEndpoint();
                out += text_of(filler);
                i = end;
            } else {
                out += text[i];
                i += doubled && (text[i] == '{' || text[i] == '}');
            }
        }
        return out;
    }

    json::value call(Text const& name, json::array const& arguments) {
        auto const text = [&](std::size_t i) { return text_of(arguments.at(i)); };
        auto const flag = [&](std::size_t i) { return arguments.at(i) == json::value(true); };
        if (name == "isSet") return !arguments.at(0).is_null();
        if (name == "not") return !flag(0);
        if (name == "booleanEquals" || name == "stringEquals")
            return arguments.at(0) == arguments.at(1) && !arguments.at(0).is_null();
        if (name == "coalesce") {
            auto const found = std::ranges::find_if(arguments, [](json::value const& v) { return !v.is_null(); });
            return found == arguments.end() ? json::value(nullptr) : *found;
        }
        if (name == "ite") return arguments.at(flag(0) ? 1 : 2);
        if (arguments.at(0).is_null()) return nullptr;
        if (name == "getAttr") return attribute(arguments.at(0), text(1));
        if (name == "isValidHostLabel") return is_host_label(text(0), flag(1));
        if (name == "parseURL") return parse_url(text(0));
        if (name == "uriEncode") return json::string(uri_encode(text(0)));
        if (name == "substring")
            return substring(text(0), arguments.at(1).to_number<std::int64_t>(),
                             arguments.at(2).to_number<std::int64_t>(), flag(3));
        if (name == "aws.partition") return partition_of(partitions_, text(0));
        if (name == "aws.parseArn") return parse_arn(text(0));
        if (name == "aws.isVirtualHostableS3Bucket") return is_bucket_label(text(0), flag(1));
        if (name == "split") {
            json::array parts;
            for (Text const& part :
                 inia::endpoint_vectors::split(text(0), text(1), arguments.at(2).to_number<std::size_t>()))
                parts.emplace_back(part);
            return parts;
        }
        throw std::runtime_error("the rules call a function that the tests do not know: " + name);
    }

    json::object const& rules_;
    json::value const& partitions_;
};

}  // namespace

json::object interpret(json::value const& rule_set, json::value const& partitions, json::object const& params) {
    try {
        return Interpreter(rule_set, partitions).resolve(params);
    } catch (NoEndpoint const&) {
        return {{"error", ""}};
    }
}

bool same_expectation(json::object const& a, json::object const& b) {
    return stripped(json::value(a)) == stripped(json::value(b));
}

}  // namespace inia::endpoint_vectors
