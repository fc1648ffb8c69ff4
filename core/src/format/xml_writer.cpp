#include <inia/core/xml/writer.hpp>

namespace inia::xml {

namespace {

/// Number of bytes at the front of `text` that must be written as a character reference, 0 when the first byte may
/// stand as it is. Line ends are among them because parsers turn a raw CR into LF and any of them into a space in an
/// attribute, U+0085 and U+2028 because XML 1.1 parsers do the same with those.
std::size_t to_reference(std::string_view text, bool attribute) noexcept {
    auto const c = static_cast<unsigned char>(text[0]);
    if (c < 0x20) return c != '\t' || attribute;
    if (c == 0xC2) return text.starts_with("\xC2\x85") ? 2 : 0;
    if (c == 0xE2) return text.starts_with("\xE2\x80\xA8") ? 3 : 0;
    return 0;
}

void append_reference(std::string& out, std::string_view character) {
    if (character.size() == 2) {
        out.append("&#x85;");
    } else if (character.size() == 3) {
        out.append("&#x2028;");
    } else {
        auto const c = static_cast<unsigned char>(character[0]);
        out.append(c < 0x10 ? "&#x" : "&#x1");
        out.push_back("0123456789ABCDEF"[c & 15]);
        out.push_back(';');
    }
}

/// Appends `text` so that a parser gives it back byte for byte, in content or in an attribute's value.
void append_escaped(std::string& out, std::string_view text, bool attribute) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        auto const c = static_cast<unsigned char>(text[i]);
        std::string_view named;
        std::size_t size = 1;
        if (c == '&')
            named = "&amp;";
        else if (c == '<')
            named = "&lt;";
        else if (c == '>')
            named = "&gt;";
        else if (c == '"' && attribute)
            named = "&quot;";
        else if ((c >= 0x20 && c < 0x80) || (size = to_reference(text.substr(i), attribute)) == 0) {
            ++i;
            continue;
        }
        out.append(text, done, i - done);
        if (named.empty())
            append_reference(out, text.substr(i, size));
        else
            out.append(named);
        i += size;
        done = i;
    }
    out.append(text, done);
}

}  // namespace

void Writer::declare(std::string_view prefix, std::string_view uri) {
    out_.append(" xmlns");
    if (!prefix.empty()) {
        out_.push_back(':');
        out_.append(prefix);
    }
    out_.append("=\"");
    append_escaped(out_, uri, true);
    out_.push_back('"');
}

void Writer::attribute(std::string_view name, std::string_view value) {
    out_.push_back(' ');
    out_.append(name);
    out_.append("=\"");
    append_escaped(out_, value, true);
    out_.push_back('"');
}

void Writer::escape(std::string_view text) { append_escaped(out_, text, false); }

}  // namespace inia::xml
