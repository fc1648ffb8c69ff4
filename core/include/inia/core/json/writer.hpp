#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/output_buffer.hpp>

#include <cstdint>
#include <string_view>

namespace inia::json {

/// Writes JSON text without spaces; `raw` is for punctuation, and for text that is JSON already. What it is told to
/// write must make sense in order; it does not check. Bytes that are no UTF-8 go through as they are.
class INIA_EXPORT Writer : public format::OutputBuffer {
public:
    void boolean(bool value) { raw(value ? std::string_view("true") : std::string_view("false")); }
    void null() { raw(std::string_view("null")); }
    void integer(std::int64_t value);
    void integer(std::uint64_t value);
    /// The shortest text that reads back the same; `"NaN"`, `"Infinity"` or `"-Infinity"` for what is not finite.
    void number(double value);
    void number(float value);
    /// In quotation marks and escaped.
    void string(std::string_view text);
    /// In quotation marks and base64.
    void base64(std::string_view bytes);
};

}  // namespace inia::json
