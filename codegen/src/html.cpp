#include "html.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace inia::codegen {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

void append_utf8(std::string& out, std::uint32_t code) {
    if (code == 0xA0) code = ' ';  // no-break space
    bool const control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    bool const direction =
        code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    bool const breaks = code == 0x2028 || code == 0x2029 || code == 0xFEFF || code == 0x200B;
    if (control) {
        out += code == '\n' ? '\n' : ' ';
    } else if (direction || breaks || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
        return;
    } else if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The next character of valid UTF-8 (the JSON parser saw to that).
std::uint32_t take_character(std::string_view& text) {
    auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3Fu : 0u; };
    auto const lead = static_cast<unsigned char>(text[0]);
    std::uint32_t code = lead;
    std::size_t length = 1;
    if (lead >= 0xF0) {
        code = (lead & 7u) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
        length = 4;
    } else if (lead >= 0xE0) {
        code = (lead & 15u) << 12 | byte(1) << 6 | byte(2);
        length = 3;
    } else if (lead >= 0xC0) {
        code = (lead & 31u) << 6 | byte(1);
        length = 2;
    }
    text.remove_prefix(std::min(length, text.size()));
    return code;
}

constexpr std::pair<std::string_view, std::uint32_t> entities[] = {
    {"amp", '&'},      {"apos", '\''},    {"copy", 0xA9},    {"gt", '>'},       {"hellip", 0x2026}, {"ldquo", 0x201C},
    {"le", 0x2264},    {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014}, {"nbsp", ' '},      {"ndash", 0x2013},
    {"quot", '"'},     {"rarr", 0x2192},  {"rdquo", 0x201D}, {"reg", 0xAE},     {"rsquo", 0x2019},  {"times", 0xD7},
    {"trade", 0x2122}, {"ge", 0x2265},    {"micro", 0xB5},   {"bull", 0x2022}};

/// Resolves the entity that `text` begins with; false when it is none.
bool take_entity(std::string& out, std::string_view& text) {
    std::size_t const end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos || end < 2) return false;
    std::string_view name = text.substr(1, end - 1);
    std::uint32_t code = 0;
    if (name[0] == '#') {
        bool const hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        name.remove_prefix(hex ? 2 : 1);
        auto const [last, error] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
        if (error != std::errc() || last != name.data() + name.size()) return false;
    } else {
        auto const* entity = std::find_if(std::begin(entities), std::end(entities),
                                          [&](auto const& entry) { return entry.first == name; });
        if (entity == std::end(entities)) return false;
        code = entity->second;
    }
    text.remove_prefix(end + 1);
    append_utf8(out, code);
    return true;
}

/// The value of `href="..."` in a tag's text.
std::string find_href(std::string_view tag) {
    std::size_t at = tag.find("href");
    if (at == std::string_view::npos) return {};
    at = tag.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    std::size_t const end = tag.find(tag[at], at + 1);
    if (end == std::string_view::npos) return {};
    std::string url = plain_text(tag.substr(at + 1, end - at - 1));
    std::erase_if(url, [](char c) { return c == ' ' || c == '\n'; });
    return url;
}

}  // namespace

std::string plain_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty())
        if (text[0] != '&' || !take_entity(out, text)) append_utf8(out, take_character(text));
    return out;
}

bool HtmlReader::next(HtmlToken& token) {
    if (rest_.empty()) return false;
    if (rest_[0] == '<' && read_tag(token)) return true;
    std::size_t const end = std::min(rest_.find('<', 1), rest_.size());
    token = {.kind = HtmlToken::Kind::text, .text = plain_text(rest_.substr(0, end))};
    rest_.remove_prefix(end);
    return true;
}

bool HtmlReader::read_tag(HtmlToken& token) {
    if (rest_.starts_with("<!--")) {
        std::size_t const end = rest_.find("-->");
        if (end == std::string_view::npos) return false;
        token = {.kind = HtmlToken::Kind::tag, .text = "!--"};
        rest_.remove_prefix(end + 3);
        return true;
    }
    bool const closing = rest_.size() > 1 && rest_[1] == '/';
    std::size_t const first = closing ? 2 : 1;
    std::size_t last = first;
    while (last < rest_.size() && is_name(rest_[last])) ++last;
    std::size_t const end = rest_.find('>', last);
    if (last == first || end == std::string_view::npos) return false;
    // `<bucket name>` is a tag, `a <b and c> d` is not: nothing but attributes, a slash or a space may follow a name.
    if (rest_[last] != '>' && rest_[last] != ' ' && rest_[last] != '/' && rest_[last] != '\n') return false;
    token = {.kind = HtmlToken::Kind::tag, .text = std::string(rest_.substr(first, last - first)), .closing = closing};
    std::transform(token.text.begin(), token.text.end(), token.text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!closing) token.href = find_href(rest_.substr(last, end - last));
    rest_.remove_prefix(end + 1);
    return true;
}

}  // namespace inia::codegen
