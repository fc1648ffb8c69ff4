#include <inia/core/json/writer.hpp>

#include <inia/core/format/base64.hpp>

#include "format/json_scan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace inia::json {
namespace {

/// Longer than any number's text.
constexpr std::size_t number_size = 40;

/// Writes the escape sequence of `c` and returns the end.
char* escape(char* to, char c) {
    static constexpr char digits[] = "0123456789abcdef";
    *to++ = '\\';
    switch (c) {
    case '"':
    case '\\': *to++ = c; break;
    case '\b': *to++ = 'b'; break;
    case '\f': *to++ = 'f'; break;
    case '\n': *to++ = 'n'; break;
    case '\r': *to++ = 'r'; break;
    case '\t': *to++ = 't'; break;
    default:
        for (char const digit : {'u', '0', '0', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]})
            *to++ = digit;
    }
    return to;
}

}  // namespace

void Writer::integer(std::int64_t value) {
    need(number_size);
    cursor_ = std::to_chars(cursor_, end_, value).ptr;
}

void Writer::integer(std::uint64_t value) {
    need(number_size);
    cursor_ = std::to_chars(cursor_, end_, value).ptr;
}

void Writer::number(double value) {
    if (!std::isfinite(value)) {
        using namespace std::string_view_literals;
        return raw(std::isnan(value) ? "\"NaN\""sv : value > 0 ? "\"Infinity\""sv : "\"-Infinity\""sv);
    }
    need(number_size);
    cursor_ = std::to_chars(cursor_, end_, value).ptr;
}

void Writer::number(float value) {
    if (!std::isfinite(value)) return number(double{value});
    need(number_size);
    cursor_ = std::to_chars(cursor_, end_, value).ptr;
}

void Writer::string(std::string_view text) {
    need(text.size() + 2);
    *cursor_++ = '"';
    if (copy_unescaped(cursor_, text.data(), text.size())) {
        cursor_ += text.size();
        *cursor_++ = '"';
        return;
    }
    char const* from = text.data();
    char const* const last = from + text.size();
    while (true) {
        char const* const stop = skip_unescaped(from, last);
        cursor_ = std::copy(from, stop, cursor_);
        if (stop == last) break;
        // The rest, this character's escape of up to six and the closing quotation mark.
        need(static_cast<std::size_t>(last - stop) + 6);
        cursor_ = escape(cursor_, *stop);
        from = stop + 1;
    }
    *cursor_++ = '"';
}

void Writer::base64(std::string_view bytes) {
    need(format::base64_size(bytes.size()) + 2);
    *cursor_++ = '"';
    cursor_ = format::write_base64(cursor_, bytes);
    *cursor_++ = '"';
}

}  // namespace inia::json
