#include <inia/core/format/number.hpp>

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace inia::format {
namespace {

template<class T> void append_integer(std::string& out, T value) {
    char buffer[24];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end);
}

template<class T> void append_floating(std::string& out, T value) {
    if (!std::isfinite(value)) {
        out.append(std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        return;
    }
    char buffer[40];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end);
}

template<class T> bool parse_integer(std::string_view text, T& value) {
    T parsed{};
    char const* const end = text.data() + text.size();
    auto const result = std::from_chars(text.data(), end, parsed);
    if (result.ec != std::errc{} || result.ptr != end) return false;
    value = parsed;
    return true;
}

/// Whether a number that from_chars found out of range is too small, that is, almost zero. `text` is well-formed.
bool too_small(std::string_view text) {
    std::int64_t magnitude = 0;  // power of ten of the first digit that is not zero
    bool point = false, significant = false;
    std::size_t i = text.front() == '-' ? 1 : 0;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.') {
            point = true;
            continue;
        }
        significant = significant || text[i] != '0';
        if (point && !significant) --magnitude;
        if (!point && significant) ++magnitude;
    }
    if (i == text.size()) return magnitude <= 0;
    std::string_view exponent = text.substr(i + 1);
    if (exponent.front() == '+') exponent.remove_prefix(1);
    std::int64_t power = 0;
    if (!parse_integer(exponent, power)) return exponent.front() == '-';
    std::int64_t const limit = std::numeric_limits<std::int64_t>::max() / 2;
    if (power > limit || power < -limit) return power < 0;
    return magnitude + power <= 0;
}

template<class T> bool parse_floating(std::string_view text, T& value) {
    if (text == "NaN") return value = std::numeric_limits<T>::quiet_NaN(), true;
    if (text == "Infinity") return value = std::numeric_limits<T>::infinity(), true;
    if (text == "-Infinity") return value = -std::numeric_limits<T>::infinity(), true;
    // from_chars also takes `inf` and `nan` in any case, which no protocol has.
    if (text.empty()) return false;
    char const first = text[text.front() == '-' && text.size() > 1 ? 1 : 0];
    if (!((first >= '0' && first <= '9') || first == '.')) return false;
    T parsed{};
    char const* const end = text.data() + text.size();
    auto const result = std::from_chars(text.data(), end, parsed);
    if (result.ptr != end || result.ec == std::errc::invalid_argument) return false;
    if (result.ec == std::errc::result_out_of_range) {
        if (!too_small(text)) return false;
        parsed = text.front() == '-' ? T(-0.0) : T(0);
    }
    value = parsed;
    return true;
}

}  // namespace

void append_number(std::string& out, std::int64_t value) { append_integer(out, value); }
void append_number(std::string& out, std::uint64_t value) { append_integer(out, value); }
void append_number(std::string& out, double value) { append_floating(out, value); }
void append_number(std::string& out, float value) { append_floating(out, value); }

bool parse_number(std::string_view text, std::int32_t& value) { return parse_integer(text, value); }
bool parse_number(std::string_view text, std::int64_t& value) { return parse_integer(text, value); }
bool parse_number(std::string_view text, std::uint64_t& value) { return parse_integer(text, value); }
bool parse_number(std::string_view text, double& value) { return parse_floating(text, value); }
bool parse_number(std::string_view text, float& value) { return parse_floating(text, value); }

}  // namespace inia::format
