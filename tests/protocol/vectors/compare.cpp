#include "compare.hpp"

#include "cbor_value.hpp"
#include "json_values.hpp"

#include "protocol/json_text.hpp"

#include <inia/core/format/base64.hpp>

#include <boost/json.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

namespace inia::vectors {
namespace {

namespace json = boost::json;
namespace pt = boost::property_tree;

std::string differ(std::string const& path, std::string const& expected, std::string const& actual) {
    return (path.empty() ? "the value" : path) + ": expected " + expected + ", is " + actual;
}

std::string strip_underscores(std::string_view name) {
    while (name.size() > 1 && name.ends_with('_')) name.remove_suffix(1);
    return std::string(name);
}

json::value const* find_member(json::object const& object, std::string_view name) {
    if (auto const* exact = object.if_contains(name)) return exact;
    for (auto const& [key, value] : object)
        if (strip_underscores(key) == strip_underscores(name)) return &value;
    return nullptr;
}

std::string compare_objects(json::object const& expected, json::object const& actual, std::string const& path) {
    for (auto const& [key, value] : expected) {
        auto const* found = find_member(actual, key);
        if (!found) return differ(path + "." + std::string(key), json::serialize(value), "absent");
        if (auto difference = compare_values(value, *found, path + "." + std::string(key)); !difference.empty())
            return difference;
    }
    for (auto const& [key, value] : actual)
        if (!find_member(expected, key) && !value.is_null())
            return differ(path + "." + std::string(key), "absent", json::serialize(value));
    return {};
}

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

Fields form_fields(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        auto const end = text.find('&');
        std::string_view const field = text.substr(0, end);
        auto const equals = field.find('=');
        fields.emplace_back(decode(field.substr(0, equals)),
                            equals == std::string_view::npos ? "" : decode(field.substr(equals + 1)));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    std::sort(fields.begin(), fields.end());
    return fields;
}

/// Parameters still encoded, `a` and `a=` alike, in any order.
std::vector<std::string> query_parameters(std::string_view text) {
    std::vector<std::string> parameters;
    while (!text.empty()) {
        auto const end = text.find('&');
        std::string parameter(text.substr(0, end));
        if (parameter.find('=') == std::string::npos) parameter += '=';
        parameters.push_back(parameter);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    std::sort(parameters.begin(), parameters.end());
    return parameters;
}

std::string trim(std::string const& text) {
    auto const begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// An element's canonical text: names, attributes in order of their names, children, text. Members of a structure have
/// no order (the vectors have that of `params`, typed structures that of the model), so children of different names
/// are put in order of their names; those of one name, the elements of a list or map, stay as they come.
void canonical(pt::ptree const& tree, std::string& out) {
    if (auto const attributes = tree.get_child_optional("<xmlattr>")) {
        std::vector<std::string> list;
        for (auto const& [name, value] : *attributes) list.push_back(" " + name + "=\"" + value.data() + "\"");
        std::sort(list.begin(), list.end());
        for (std::string const& attribute : list) out += attribute;
    }
    out += ">";
    bool const has_children =
        std::any_of(tree.begin(), tree.end(), [](auto const& child) { return child.first != "<xmlattr>"; });
    out += has_children ? trim(tree.data()) : tree.data();
    // Members of different names stand in any order; elements of one name keep theirs.
    std::vector<std::pair<std::string, std::string>> children;
    for (auto const& [name, child] : tree) {
        if (name == "<xmlattr>") continue;
        children.emplace_back(name, "<" + name);
        canonical(child, children.back().second);
        children.back().second += "</" + name + ">";
    }
    std::stable_sort(children.begin(), children.end(), [](auto const& x, auto const& y) { return x.first < y.first; });
    for (auto const& child : children) out += child.second;
}

std::string canonical_xml(std::string const& text) {
    if (trim(text).empty()) return {};
    std::istringstream in(text);
    pt::ptree tree;
    pt::read_xml(in, tree, pt::xml_parser::no_comments);
    std::string out;
    canonical(tree, out);
    return out;
}

std::string compare_body(std::string const& expected, std::string const& actual, std::string_view protocol,
                         std::string_view content_type) {
    if (expected == actual) return {};
    if (protocol == "query" || protocol == "ec2") {
        if (form_fields(expected) == form_fields(actual)) return {};
    } else if (protocol == "smithy-rpc-v2-cbor") {
        std::string bytes;
        if (!format::from_base64(expected, bytes)) return "the expected body is no base64";
        if (bytes.empty() || actual.empty()) return bytes == actual ? "" : differ("body", expected, actual);
        return compare_values(cbor_value(bytes), cbor_value(actual), "body");
    } else if (protocol == "rest-xml") {
        bool const xml = content_type.find("xml") != std::string_view::npos || trim(expected).starts_with('<');
        if (xml && canonical_xml(expected) == canonical_xml(actual)) return {};
    } else if (!expected.empty() && !actual.empty()) {
        boost::system::error_code bad_expected, bad_actual;
        json::value const e = test::parse_json(expected, bad_expected), a = test::parse_json(actual, bad_actual);
        if (!bad_expected && !bad_actual) return compare_values(e, a, "body");
    }
    return differ("body", expected, actual);
}

std::string without_spaces_after_commas(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!(text[i] == ' ' && i > 0 && text[i - 1] == ',')) out += text[i];
    return out;
}

bool same_header(std::string_view name, std::string const& expected, std::string_view actual,
                 std::string_view protocol) {
    if (expected == actual) return true;
    if (name == "Content-Type" && (protocol == "query" || protocol == "ec2"))
        return actual == expected + "; charset=utf-8";
    return without_spaces_after_commas(expected) == without_spaces_after_commas(actual);
}

/// Exactly; a whole number may be written as a double that has no fraction.
bool same_number(json::value const& x, json::value const& y) {
    if (x.is_double() == y.is_double()) return x == y;
    double const real = x.is_double() ? x.get_double() : y.get_double();
    json::value const& whole = x.is_double() ? y : x;
    boost::system::error_code inexact;
    if (whole.is_uint64()) {
        auto const number = json::value(real).to_number<std::uint64_t>(inexact);
        return !inexact && number == whole.get_uint64();
    }
    auto const number = json::value(real).to_number<std::int64_t>(inexact);
    return !inexact && number == whole.get_int64();
}

std::string compare_uri(std::string_view expected, HttpRequest const& request) {
    auto const mark = expected.find('?');
    std::string const path(expected.substr(0, mark));
    if (path != request.path) return differ("path", path, request.path);
    std::string const query(mark == std::string_view::npos ? "" : expected.substr(mark + 1));
    return query_parameters(query) == query_parameters(request.query) ? "" : differ("query", query, request.query);
}

}  // namespace

std::string compare_values(json::value const& expected, json::value const& actual, std::string const& path) {
    if (auto const* time = marked(actual, "$time"); time && (expected.is_number() || expected.is_string())) {
        Timestamp const wanted = time_of(expected);
        bool const same = json::value{wanted.seconds(), wanted.nanos()} == *time;
        return same ? "" : differ(path, json::serialize(expected), json::serialize(*time));
    }
    if (auto const* number = marked(actual, "$float"); number && expected.is_number()) {
        bool const same = static_cast<float>(expected.to_number<double>()) == static_cast<float>(number->get_double());
        return same ? "" : differ(path, json::serialize(expected), json::serialize(*number));
    }
    if (auto const* number = marked(expected, "$float"); number && actual.is_number())
        return compare_values(*number, actual, path);
    if (expected.is_object() && actual.is_object())
        return compare_objects(expected.get_object(), actual.get_object(), path);
    if (expected.is_array() && actual.is_array()) {
        auto const &e = expected.get_array(), &a = actual.get_array();
        if (e.size() != a.size()) return differ(path, json::serialize(expected), json::serialize(actual));
        for (std::size_t i = 0; i < e.size(); ++i)
            if (auto difference = compare_values(e[i], a[i], path + "[" + std::to_string(i) + "]"); !difference.empty())
                return difference;
        return {};
    }
    if (expected.is_number() && actual.is_number())
        return same_number(expected, actual) ? "" : differ(path, json::serialize(expected), json::serialize(actual));
    if (actual.is_string() && !expected.is_string()) {  // a text member that holds JSON
        boost::system::error_code bad;
        json::value const parsed = test::parse_json(std::string_view(actual.get_string()), bad);
        if (!bad && parsed == expected) return {};
    }
    bool const empty_body = actual.is_null() && expected == json::value("");
    return expected == actual || empty_body ? "" : differ(path, json::serialize(expected), json::serialize(actual));
}

std::string compare_request(json::object const& expected, SentRequest const& sent, std::string_view protocol) {
    HttpRequest const& request = sent.request;
    if (auto const* method = expected.if_contains("method"); method && to_text(*method) != request.method)
        return differ("method", to_text(*method), request.method);
    if (auto const* uri = expected.if_contains("uri"))
        if (auto difference = compare_uri(std::string_view(uri->as_string()), request); !difference.empty())
            return difference;
    if (auto const* host = expected.if_contains("host")) {  // with the path of the client's endpoint, if that has one
        std::string const wanted = to_text(*host), sent_to = request.host + request.path;
        std::string const slash = wanted.ends_with('/') ? "" : "/";
        if (wanted != request.host && !(wanted.find('/') != std::string::npos && sent_to.starts_with(wanted + slash)))
            return differ("host", wanted, request.host);
    }
    if (auto const* headers = expected.if_contains("headers"))
        for (auto const& [name, value] : headers->as_object()) {
            std::string_view const actual = request.headers.find(name);
            if (!actual.data()) return differ("header " + std::string(name), to_text(value), "absent");
            if (!same_header(name, to_text(value), actual, protocol))
                return differ("header " + std::string(name), to_text(value), std::string(actual));
        }
    if (auto const* forbidden = expected.if_contains("forbidHeaders"))
        for (json::value const& name : forbidden->as_array())
            if (request.headers.contains(std::string_view(name.as_string())))
                return "header " + to_text(name) + " must not be sent";
    if (auto const* wanted = expected.if_contains("requireHeaders"))
        for (json::value const& name : wanted->as_array()) {
            bool const implied = to_text(name) == "Content-Length" && request.body.has_value();  // the transport's
            if (!implied && !request.headers.contains(std::string_view(name.as_string())))
                return "header " + to_text(name) + " is missing";
        }
    if (auto const* body = expected.if_contains("body"))
        return compare_body(to_text(*body), sent.body, protocol, request.headers.find("Content-Type"));
    return {};
}

}  // namespace inia::vectors
