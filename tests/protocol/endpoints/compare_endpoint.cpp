#include "vectors.hpp"

#include <algorithm>

namespace inia::endpoint_vectors {

json::value stripped(json::value const& value) {
    if (value.is_array()) {
        json::array array;
        for (json::value const& element : value.get_array()) array.push_back(stripped(element));
        return array;
    }
    if (!value.is_object()) return value;
    json::object object;
    for (auto const& [name, member] : value.get_object()) {
        json::value made = stripped(member);
        bool const empty = (made.is_bool() && !made.get_bool()) || (made.is_string() && made.get_string().empty())
                        || (made.is_array() && made.get_array().empty())
                        || (made.is_object() && made.get_object().empty()) || made.is_null();
        if (!empty) object.emplace(name, std::move(made));
    }
    return object;
}

namespace {

json::array split_at_commas(std::string_view text) {
    json::array list;
    while (!text.empty()) {
        auto const comma = text.find(',');
        list.emplace_back(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return list;
}

/// The endpoint in the vectors' form.
json::object to_json(Endpoint const& endpoint) {
    json::object properties;
    json::array schemes;
    for (AuthScheme const& scheme : endpoint.auth_schemes) {
        json::object object{{"name", scheme.name},
                            {"signingName", scheme.signing_name},
                            {"signingRegion", scheme.signing_region},
                            {"signingRegionSet", split_at_commas(scheme.signing_region_set)},
                            {"disableDoubleEncoding", scheme.disable_double_encoding}};
        for (auto const& [name, value] : scheme.properties) object[name] = json::parse(value);
        schemes.push_back(std::move(object));
    }
    properties["authSchemes"] = std::move(schemes);
    for (auto const& [name, value] : endpoint.properties) properties[name] = json::parse(value);
    json::object headers;
    for (auto const& [name, value] : endpoint.headers) {
        if (!headers.contains(name)) headers[name] = json::array();
        headers[name].as_array().emplace_back(value);
    }
    return {{"url", endpoint.url}, {"headers", std::move(headers)}, {"properties", std::move(properties)}};
}

bool is_known(json::value const& scheme) {
    auto const name = scheme.at("name").as_string();
    // Directory buckets' own way is replaced by SigV4.
    return name == "sigv4" || name == "none" || name == "sigv4-s3express";
}

std::string_view text_at(json::object const& object, char const* key) { return object.at(key).as_string(); }

}  // namespace

std::string compare(json::object const& expect, Result<Endpoint> const& got) {
    if (auto const* error = expect.if_contains("error")) {
        if (got) return "an error was expected, but the endpoint is " + got->url;
        bool const same = std::string_view(got.error().what()).ends_with(std::string_view(error->as_string()));
        return same ? "" : std::string("the error is: ") + got.error().what();
    }
    if (!got) return got.error().what();
    json::value const wanted = stripped(expect.at("endpoint")), is = stripped(to_json(*got));
    return wanted == is ? "" : "the endpoint is\n" + json::serialize(is) + "\ninstead of\n" + json::serialize(wanted);
}

std::string compare_sent(json::object const& expect, HttpRequest const& request, std::string_view host_prefix) {
    json::object const& endpoint = expect.at("endpoint").as_object();
    std::string_view host = request.host;
    for (auto labels = std::ranges::count(host_prefix, '.'); labels > 0; --labels)
        host.remove_prefix(std::min(host.find('.') + 1, host.size()));
    std::string const url = request.scheme + "://" + std::string(host) + request.path;
    std::string_view const wanted = text_at(endpoint, "url");
    bool const starts = std::string_view(url).starts_with(wanted)
                     && (url.size() == wanted.size() || url[wanted.size()] == '/' || wanted.ends_with('/'));
    if (!starts) return "the request goes to " + url + " instead of " + std::string(wanted);
    if (auto const* headers = endpoint.if_contains("headers"))
        for (auto const& [name, values] : headers->as_object())
            if (request.headers.find(name) != values.as_array().front().as_string())
                return "the header " + std::string(name) + " is not sent as " + json::serialize(values);
    return {};
}

bool cannot_sign(json::object const& expect) {
    auto const* properties = expect.at("endpoint").as_object().if_contains("properties");
    auto const* schemes = properties ? properties->as_object().if_contains("authSchemes") : nullptr;
    return schemes && !schemes->as_array().empty() && std::ranges::none_of(schemes->as_array(), is_known);
}

}  // namespace inia::endpoint_vectors
