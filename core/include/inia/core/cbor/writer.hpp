#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/output_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace inia::cbor {

/// Writes CBOR (RFC 8949), heads in their shortest form. What it is told to write must make sense in order; it does not
/// check. Text that is no UTF-8 goes through as it is.
class INIA_EXPORT Writer : public format::OutputBuffer {
public:
    void boolean(bool value) { raw(value ? '\xf5' : '\xf4'); }
    void null() { raw('\xf6'); }
    void integer(std::int64_t value) {
        if (value < 0)
            head(0x20, ~static_cast<std::uint64_t>(value));
        else
            head(0x00, static_cast<std::uint64_t>(value));
    }
    void integer(std::uint64_t value) { head(0x00, value); }
    /// In eight and four bytes, whatever the value.
    void number(double value);
    void number(float value);
    void text(std::string_view text) {
        head(0x60, text.size());
        raw(text);
    }
    void bytes(std::string_view bytes) {
        head(0x40, bytes.size());
        raw(bytes);
    }

    /// `count` values follow.
    void begin_array(std::size_t count) { head(0x80, count); }
    /// `count` keys follow, each with its value behind it.
    void begin_map(std::size_t count) { head(0xa0, count); }
    /// Keys and values follow, as many as there are until `end`.
    void begin_open_map() { raw('\xbf'); }
    void end() { raw('\xff'); }
    /// Says what the value that follows means.
    void tag(std::uint64_t number) { head(0xc0, number); }

private:
    void head(unsigned major, std::uint64_t argument) {
        if (argument < 24)
            raw(static_cast<char>(major | argument));
        else
            long_head(major, argument);
    }
    void long_head(unsigned major, std::uint64_t argument);
    /// Appends the last `size` bytes of `value`, most significant first.
    void big_endian(std::uint64_t value, unsigned size);
};

}  // namespace inia::cbor
