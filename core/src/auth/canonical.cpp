#include "auth/canonical.hpp"

#include "format/percent.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace inia::detail {
namespace {

/// Appends `text` with everything encoded but unreserved characters and the two in `kept` (a NUL stands for none).
template<class Buffer> void append_encoded(Buffer& out, std::string_view text, char kept, char also_kept) {
    std::size_t run = 0;  // start of the characters that stay as they are
    for (std::size_t i = 0; i != text.size(); ++i) {
        char const c = text[i];
        auto const byte = static_cast<unsigned char>(c);
        if (format::unreserved[byte] || (c != '\0' && (c == kept || c == also_kept))) continue;
        out.append(text.substr(run, i - run));
        format::write_percent_encoded(out.extend(3), byte);
        run = i + 1;
    }
    out.append(text.substr(run));
}

void append_normalized(SigningText& out, std::string_view path, char kept) {
    std::size_t const begin = out.size();
    for (std::size_t at = 0; at < path.size();) {
        std::size_t const end = std::min(path.find('/', at), path.size());
        std::string_view const segment = path.substr(at, end - at);
        at = end + 1;
        if (segment.empty() || segment == ".") continue;
        if (segment == "..") {
            // An encoded segment holds no slash, so the last one in the output begins the segment to drop.
            std::size_t const slash = out.view().substr(begin).rfind('/');
            if (slash != std::string_view::npos) out.shrink(begin + slash);
            continue;
        }
        out.push_back('/');
        append_encoded(out, segment, kept, '\0');
    }
    if (out.size() == begin || path.back() == '/') out.push_back('/');
}

/// Headers that a signature must not cover: the transport or a proxy sets or changes them, and the signature itself.
bool never_signed(std::string_view name) noexcept {
    switch (name.size()) {
    case 2: return name == "te";
    case 6: return name == "expect";
    case 7: return name == "trailer" || name == "upgrade";
    case 10: return name == "user-agent" || name == "connection" || name == "keep-alive";
    case 13: return name == "authorization";
    case 15: return name == "x-amzn-trace-id";
    case 17: return name == "transfer-encoding";
    case 18: return name == "proxy-authenticate";
    case 19: return name == "proxy-authorization";
    default: return false;
    }
}

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::uint64_t every_byte(unsigned char byte) noexcept { return 0x0101010101010101u * byte; }

/// Whether one of eight characters is a blank or a control character.
bool has_blank(std::uint64_t eight) noexcept { return ((eight - every_byte(0x21)) & ~eight & every_byte(0x80)) != 0; }

bool has_blank(std::string_view text) noexcept {
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t eight;
        std::memcpy(&eight, text.data(), 8);
        if (has_blank(eight)) return true;
    }
    return std::any_of(text.begin(), text.end(), is_blank);
}

/// Eight characters with A to Z in lower case: the additions carry into a byte's top bit where it is at least `A`, or
/// beyond `Z`.
std::uint64_t lower_case(std::uint64_t eight) noexcept {
    std::uint64_t const low = eight & every_byte(0x7f);
    std::uint64_t const letters = (low + every_byte(0x80 - 'A')) ^ (low + every_byte(0x7f - 'Z'));
    return eight | ((letters & ~eight & every_byte(0x80)) >> 2);
}

void copy_lower_case(char* to, std::string_view text) noexcept {
    for (; text.size() >= 8; text.remove_prefix(8), to += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, text.data(), 8);
        eight = lower_case(eight);
        std::memcpy(to, &eight, 8);
    }
    for (char const c : text) *to++ = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Appends a header's value without blanks at its ends and with one space for every run of blanks inside.
void append_trimmed(SigningText& out, std::string_view value) {
    if (!has_blank(value)) return out.append(value);
    while (!value.empty() && is_blank(value.front())) value.remove_prefix(1);
    while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
    for (std::size_t i = 0; i != value.size(); ++i) {
        if (!is_blank(value[i])) {
            out.push_back(value[i]);
        } else if (!is_blank(value[i - 1])) {  // not the first: the ends are trimmed
            out.push_back(' ');
        }
    }
}

}  // namespace

void append_canonical_path(SigningText& out, std::string_view path, PathRules rules) {
    if (path.empty()) {
        out.push_back('/');
        return;
    }
    char const percent = rules.encode_again ? '\0' : '%';
    if (rules.normalize) {
        append_normalized(out, path, percent);
    } else {
        append_encoded(out, path, '/', percent);
    }
}

void append_canonical_query(SigningText& out, std::string_view query) {
    if (query.empty()) return;
    struct Parameter {
        std::size_t begin;
        std::size_t name_size;
        std::size_t size;
    };
    InlineBuffer<char, 1024> text;
    InlineBuffer<Parameter, 24> parameters;
    for (std::size_t at = 0; at <= query.size();) {
        std::size_t const end = std::min(query.find('&', at), query.size());
        std::string_view const parameter = query.substr(at, end - at);
        at = end + 1;
        if (parameter.empty()) continue;
        std::size_t const equals = std::min(parameter.find('='), parameter.size());
        Parameter entry{.begin = text.size(), .name_size = 0, .size = 0};
        append_encoded(text, parameter.substr(0, equals), '%', '\0');
        entry.name_size = text.size() - entry.begin;
        text.push_back('=');
        if (equals != parameter.size()) append_encoded(text, parameter.substr(equals + 1), '%', '\0');
        entry.size = text.size() - entry.begin;
        parameters.push_back(entry);
    }
    auto const name = [&](Parameter const& p) { return text.view().substr(p.begin, p.name_size); };
    auto const value = [&](Parameter const& p) {
        return text.view().substr(p.begin + p.name_size + 1, p.size - p.name_size - 1);
    };
    std::sort(parameters.begin(), parameters.end(), [&](Parameter const& a, Parameter const& b) {
        int const order = name(a).compare(name(b));
        return order != 0 ? order < 0 : value(a) < value(b);
    });
    for (std::size_t i = 0; i != parameters.size(); ++i) {
        if (i != 0) out.push_back('&');
        out.append(text.view().substr(parameters[i].begin, parameters[i].size));
    }
}

CanonicalHeaders::CanonicalHeaders(HttpRequest const& request) {
    bool has_host = false;
    for (std::size_t i = 0; i != request.headers.size(); ++i) {
        Headers::Field const field = request.headers[i];
        std::size_t const before = entries_.size();
        add(field.name, field.value);
        has_host = has_host || (entries_.size() != before && name(entries_[before]) == "host");
    }
    if (!has_host) add("host", request.host);
    std::sort(entries_.begin(), entries_.end(), [this](Entry const& a, Entry const& b) {
        int const order = name(a).compare(name(b));
        return order != 0 ? order < 0 : a.order < b.order;
    });
}

void CanonicalHeaders::add(std::string_view name, std::string_view value) {
    std::size_t const begin = names_.size();
    copy_lower_case(names_.extend(name.size()), name);
    if (never_signed(names_.view().substr(begin))) {
        names_.shrink(begin);
        return;
    }
    entries_.push_back({.name_begin = begin, .name_size = name.size(), .order = entries_.size(), .value = value});
}

void CanonicalHeaders::append_lines(SigningText& out) const {
    for (std::size_t i = 0; i != entries_.size(); ++i) {
        if (starts_name(i)) {
            if (i != 0) out.push_back('\n');
            out.append(name(entries_[i]));
            out.push_back(':');
        } else {
            out.push_back(',');
        }
        append_trimmed(out, entries_[i].value);
    }
    out.push_back('\n');
}

void CanonicalHeaders::append_names(SigningText& out) const {
    for (std::size_t i = 0; i != entries_.size(); ++i) {
        if (!starts_name(i)) continue;
        if (i != 0) out.push_back(';');
        out.append(name(entries_[i]));
    }
}

}  // namespace inia::detail
