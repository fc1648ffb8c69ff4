#include "writer.hpp"

#include <algorithm>

namespace inia::codegen {
namespace {

constexpr std::size_t comment_columns = 100;

}  // namespace

void Writer::doc(Doc const& doc, std::size_t max_lines) {
    std::size_t const margin = 4 * depth_ + 4;
    for (std::string const& text : wrap(doc, std::max<std::size_t>(comment_columns - margin, 40), max_lines))
        line(text.empty() ? "///" : "/// ", text);
}

std::string literal(std::string_view text) {
    constexpr char digits[] = "01234567";
    std::string result = "\"";
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\'
            || (c == '?' && result.ends_with('?'))) {  // two question marks could begin a trigraph
            result += '\\';
            result += c;
        } else if (byte < 0x20 || byte >= 0x7F) {  // octal: at most three digits, so that what follows is no part of it
            result += '\\';
            result += digits[byte >> 6];
            result += digits[byte >> 3 & 7];
            result += digits[byte & 7];
        } else {
            result += c;
        }
    }
    return result + '"';
}

}  // namespace inia::codegen
