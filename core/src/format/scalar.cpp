#include <inia/core/format/scalar.hpp>

#include <inia/core/format/base64.hpp>
#include <inia/core/format/number.hpp>
#include <inia/core/timestamp_format.hpp>

#include <cstdint>

namespace inia::format {

namespace {

constexpr char const* no_integer = "is not a whole number in its range";
constexpr char const* no_number = "is not a number";

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

template<class T> std::string_view number_text(T value, std::string& scratch) {
    scratch.clear();
    append_number(scratch, value);
    return scratch;
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

char const* scalar<std::string>::read(std::string_view text, std::string& out, Shape const&) {
    out = std::string(text);  // fewer steps than assign(), which would look for room in `out` first
    return nullptr;
}

char const* scalar<bool>::read(std::string_view text, bool& out, Shape const&) {
    // Compatible servers write Python's True and XML Schema's 1 as well.
    bool const yes = text == "true" || text == "True" || text == "TRUE" || text == "1";
    bool const no = text == "false" || text == "False" || text == "FALSE" || text == "0";
    out = yes;
    return yes || no ? nullptr : "is neither true nor false";
}

std::string_view scalar<std::int32_t>::text(std::int32_t value, Shape const&, std::string& scratch) {
    return number_text(value, scratch);
}
char const* scalar<std::int32_t>::read(std::string_view text, std::int32_t& out, Shape const&) {
    return parse_number(text, out) ? nullptr : no_integer;
}

std::string_view scalar<std::int64_t>::text(std::int64_t value, Shape const&, std::string& scratch) {
    return number_text(value, scratch);
}
char const* scalar<std::int64_t>::read(std::string_view text, std::int64_t& out, Shape const&) {
    return parse_number(text, out) ? nullptr : no_integer;
}

std::string_view scalar<float>::text(float value, Shape const&, std::string& scratch) {
    return number_text(value, scratch);
}
char const* scalar<float>::read(std::string_view text, float& out, Shape const&) {
    return parse_number(text, out) ? nullptr : no_number;
}

std::string_view scalar<double>::text(double value, Shape const&, std::string& scratch) {
    return number_text(value, scratch);
}
char const* scalar<double>::read(std::string_view text, double& out, Shape const&) {
    return parse_number(text, out) ? nullptr : no_number;
}

std::string_view scalar<Blob>::text(Blob const& value, Shape const&, std::string& scratch) {
    scratch.clear();
    append_base64(scratch, value.text());
    return scratch;
}
char const* scalar<Blob>::read(std::string_view text, Blob& out, Shape const&) {
    // Long base64 is often broken into lines.
    std::string compact;
    for (char const c : text)
        if (!is_space(c)) compact.push_back(c);
    std::string bytes;
    if (!from_base64(compact, bytes)) return "is not base64";
    out = Blob(std::move(bytes));
    return nullptr;
}

std::string_view scalar<Timestamp>::text(Timestamp value, Shape const& shape, std::string& scratch) {
    scratch.clear();
    if (append_timestamp(scratch, value, shape.timestamp)) return scratch;
    return {};
}
char const* scalar<Timestamp>::read(std::string_view text, Timestamp& out, Shape const&) {
    return parse_timestamp(text, out) ? nullptr : "is not a time";
}

}  // namespace inia::format
