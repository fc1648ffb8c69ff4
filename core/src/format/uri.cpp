#include <inia/core/format/uri.hpp>

#include "format/percent.hpp"

#include <inia/core/format/hex.hpp>

#include <cstddef>

namespace inia::format {

void append_percent_encoded(std::string& out, std::string_view text, Slash slash) {
    std::size_t start = 0;  // of the run of characters that stay
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (unreserved[byte] || (byte == '/' && slash == Slash::keep)) continue;
        out.append(text, start, i - start);
        char encoded[3];
        write_percent_encoded(encoded, byte);
        out.append(encoded, sizeof encoded);
        start = i + 1;
    }
    out.append(text, start, text.size() - start);
}

std::string percent_encode(std::string_view text, Slash slash) {
    std::string out;
    append_percent_encoded(out, text, slash);
    return out;
}

bool percent_decode(std::string_view text, std::string& out) {
    out.clear();
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out.push_back(text[i]);
            continue;
        }
        if (text.size() - i < 3) return false;
        int const high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0) return false;
        out.push_back(static_cast<char>(high << 4 | low));
        i += 2;
    }
    return true;
}

}  // namespace inia::format
