#include <inia/core/protocol/http_bindings.hpp>

#include <inia/core/format/uri.hpp>

#include "util/ascii.hpp"

#include <algorithm>
#include <span>

namespace inia::protocol {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// A label found in a template.
struct Label {
    std::size_t begin = npos;
    std::size_t size = 0;
    bool greedy = false;
};

/// The first `{name}` or `{name+}`; one of any name when `name` is empty.
Label find_label(std::string_view text, std::string_view name) {
    for (std::size_t open = text.find('{'); open != npos; open = text.find('{', open + 1)) {
        std::size_t const close = text.find('}', open);
        if (close == npos) break;
        std::string_view inner = text.substr(open + 1, close - open - 1);
        bool const greedy = inner.ends_with('+');
        if (greedy) inner.remove_suffix(1);
        if (name.empty() || inner == name) return {open, close - open + 1, greedy};
    }
    return {};
}

std::string_view name_of(std::string_view text, Label label) {
    return text.substr(label.begin + 1, label.size - 2 - (label.greedy ? 1 : 0));
}

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// A label of RFC 1123's host names. Anything else could lead the request to another host.
bool is_host_label(std::string_view text) {
    if (text.empty() || text.size() > 63) return false;
    for (char const c : text)
        if (!is_alphanumeric(c) && c != '-') return false;
    return text.front() != '-' && text.back() != '-';
}

/// RFC 9110's token.
bool is_header_name(std::string_view text) {
    for (char const c : text)
        if (!is_alphanumeric(c) && std::string_view("!#$%&'*+-.^_`|~").find(c) == npos) return false;
    return !text.empty();
}

std::string_view trimmed(std::string_view text) {
    auto const blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Whether a parameter of that (encoded) name stands in the query.
bool has_parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        std::size_t const end = query.find('&');
        std::string_view const parameter = query.substr(0, end);
        if (parameter.substr(0, parameter.find('=')) == name) return true;
        query = end == npos ? std::string_view{} : query.substr(end + 1);
    }
    return false;
}

}  // namespace

RequestBinder::RequestBinder(OperationInfo const& operation, HttpRequest& http) : operation_(operation), http_(http) {
    http.method = operation.method;
    std::size_t const mark = operation.uri.find('?');
    http.path = operation.uri.substr(0, mark);
    if (mark == npos)
        http.query.clear();
    else
        http.query = operation.uri.substr(mark + 1);
    named_query_ = http.query.size();
    http.host = operation.host_prefix;
}

AnyError bind_request(OperationInfo const& operation, HttpRequest& http) {
    return RequestBinder(operation, http).finish();
}

void RequestBinder::label(char const* member, std::string_view wire, std::string_view value) {
    Label const found = find_label(http_.path, wire);
    if (found.begin == npos) return;
    if (value.empty()) return refuse(member, "must not be empty: it is part of the request's path");
    using format::Slash;
    std::string const encoded = format::percent_encode(value, found.greedy ? Slash::keep : Slash::encode);
    http_.path.replace(found.begin, found.size, encoded);
}

void RequestBinder::host_label(char const* member, std::string_view value) {
    // Unlike a path's, a host's label is the member's own name; C++ may have made it end in an underscore.
    std::string_view name = member;
    Label found = find_label(http_.host, name);
    if (found.begin == npos && name.ends_with('_')) found = find_label(http_.host, name.substr(0, name.size() - 1));
    if (found.begin == npos) return;
    if (!is_host_label(value))
        return refuse(member, "must be 1 to 63 letters, digits or hyphens: it is part of the host's name");
    http_.host.replace(found.begin, found.size, value);
}

void RequestBinder::query(std::string_view name, std::string_view value) {
    if (!http_.query.empty()) http_.query += '&';
    format::append_percent_encoded(http_.query, name);
    http_.query += '=';
    format::append_percent_encoded(http_.query, value);
    named_query_ = http_.query.size();
}

void RequestBinder::query_entry(std::string_view name, std::string_view value) {
    std::size_t const named = named_query_;
    if (has_parameter(std::string_view(http_.query).substr(0, named), format::percent_encode(name))) return;
    query(name, value);
    named_query_ = named;
}

void RequestBinder::header(char const* member, std::string_view name, std::string_view value) {
    // A line break would end the header, and what follows would be one of its own.
    if (std::any_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }))
        return refuse(member, "must not hold a line break or a zero byte: it is sent as a header");
    http_.headers.add(name, value);
    named_headers_ = http_.headers.size();
}

void RequestBinder::prefix_header(char const* member, std::string_view prefix, std::string_view name,
                                  std::string_view value) {
    std::string const whole = std::string(prefix).append(name);
    if (!is_header_name(whole)) return refuse(member, "has a key that cannot be part of a header's name");
    std::size_t const named = named_headers_;
    for (std::size_t i = 0; i < named; ++i)
        if (inia::detail::equals_ignoring_case(http_.headers[i].name, whole)) return;
    header(member, whole, value);
    named_headers_ = named;
}

AnyError RequestBinder::finish() {
    if (error_) return std::move(error_);
    for (std::string_view const text : {std::string_view(http_.path), std::string_view(http_.host)}) {
        Label const missing = find_label(text, {});
        if (missing.begin != npos) {
            refuse(std::string(name_of(text, missing)).c_str(), "is missing: it is part of the request's URL");
            break;
        }
    }
    return std::move(error_);
}

void RequestBinder::refuse(char const* member, std::string_view problem) {
    if (error_) return;
    std::string text(operation_.name);
    text.append(": ").append(member).append(" ").append(problem);
    error_ = ValidationError(text);
}

std::string_view ResponseBinder::header(std::string_view name) const noexcept {
    std::string_view const value = response_.headers.find(name);
    return value.data() == nullptr ? value : trimmed(value);
}

std::string_view ResponseBinder::joined_header(std::string_view name, std::string& scratch) const {
    std::string_view first;
    bool several = false;
    for (auto const field : response_.headers) {
        if (!inia::detail::equals_ignoring_case(field.name, name)) continue;
        if (first.data() == nullptr) {
            first = trimmed(field.value);
            continue;
        }
        if (!several) scratch = first;
        several = true;
        scratch.append(", ").append(trimmed(field.value));
    }
    return several ? std::string_view(scratch) : first;
}

void ResponseBinder::fail(std::string_view header, std::string_view problem) {
    if (error_) return;
    std::string text(operation_);
    text.append(": header ").append(header).append(" of the answer ").append(problem);
    error_ = ParseError(text);
}

namespace detail {

bool has_prefix(std::string_view name, std::string_view prefix) noexcept {
    return name.size() >= prefix.size() && inia::detail::equals_ignoring_case(name.substr(0, prefix.size()), prefix);
}

}  // namespace detail

void set_content_type(HttpRequest& http, std::string_view type) {
    if (!http.headers.contains("Content-Type")) http.headers.add("Content-Type", type);
}

Body borrow(Body const& body) {
    if (!body.has_value() || !body.in_memory()) return body;
    std::string_view const text = body.text();
    return Body(std::as_bytes(std::span<char const>(text.data(), text.size())));
}

std::string_view request_id(Headers const& headers) noexcept {
    for (char const* name : {"x-amzn-RequestId", "x-amz-request-id", "x-amzn-request-id", "x-amz-cf-id"}) {
        std::string_view const value = headers.find(name);
        if (!value.empty()) return value;
    }
    return {};
}

}  // namespace inia::protocol
