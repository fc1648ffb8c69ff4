#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace bench {

/// The shortest text that reads back the same.
inline std::string number_text(double value) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// Padded base64.
inline std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const count = std::min<std::size_t>(bytes.size() - i, 3);
        unsigned bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = bits << 8 | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0);
        for (std::size_t j = 0; j < 4; ++j) text += j <= count ? digits[bits >> (18 - 6 * j) & 63] : '=';
    }
    return text;
}

/// A form's value: everything but what RFC 3986 leaves alone is percent-encoded.
inline std::string percent_encoded(std::string_view value) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (char const c : value) {
        if (plain.find(c) != std::string_view::npos)
            text += c;
        else
            (text += '%') += {digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
    }
    return text;
}

/// Elements, each on a line of its own and indented, as the standard's XML answers are.
class XmlText {
public:
    void open(std::string_view name, std::string_view attributes = {}) {
        indent();
        ((text_ += '<') += name) += attributes;
        text_ += ">\n";
        ++depth_;
    }
    void close(std::string_view name) {
        --depth_;
        indent();
        ((text_ += "</") += name) += ">\n";
    }
    void leaf(std::string_view name, std::string_view value) {
        indent();
        (((((text_ += '<') += name) += '>') += value) += "</") += name;
        text_ += ">\n";
    }
    void empty(std::string_view name) {
        indent();
        ((text_ += '<') += name) += "/>\n";
    }
    std::string take() && { return std::move(text_); }

private:
    void indent() { text_.append(4 * depth_, ' '); }

    std::string text_;
    std::size_t depth_ = 0;
};

}  // namespace bench
