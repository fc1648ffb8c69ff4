#pragma once

#include <inia/core/export.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace inia::format {

/// Appends the decimal digits.
INIA_EXPORT void append_number(std::string& out, std::int64_t value);
INIA_EXPORT void append_number(std::string& out, std::uint64_t value);
/// Appends the shortest text that reads back as the same value; `NaN`, `Infinity` or `-Infinity`, as all AWS protocols
/// spell them, for what is not finite. Independent of the locale.
INIA_EXPORT void append_number(std::string& out, double value);
INIA_EXPORT void append_number(std::string& out, float value);
inline void append_number(std::string& out, std::int32_t value) { append_number(out, std::int64_t{value}); }
inline void append_number(std::string& out, std::uint32_t value) { append_number(out, std::uint64_t{value}); }

/// `value` as append_number writes it.
template<class T> std::string to_text(T value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// Reads a whole text as a decimal integer; false when it is none (no sign but `-`, no space) or out of range, and
/// `value` keeps what it was.
INIA_EXPORT bool parse_number(std::string_view text, std::int32_t& value);
INIA_EXPORT bool parse_number(std::string_view text, std::int64_t& value);
INIA_EXPORT bool parse_number(std::string_view text, std::uint64_t& value);
/// Reads a whole text as a decimal number, or as `NaN`, `Infinity` or `-Infinity`. What is too small becomes zero;
/// false when the text is no number or too large, and `value` keeps what it was. Independent of the locale.
INIA_EXPORT bool parse_number(std::string_view text, double& value);
INIA_EXPORT bool parse_number(std::string_view text, float& value);

}  // namespace inia::format
