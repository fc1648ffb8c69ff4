#include "config/shared_file.hpp"

#include "util/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace inia::detail {
namespace {

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool starts_comment(std::string_view text) noexcept { return !text.empty() && (text[0] == '#' || text[0] == ';'); }

/// Cuts a comment off: it begins with `#` or `;` behind a blank, so that a value may hold these characters.
std::string_view without_comment(std::string_view text) noexcept {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (starts_comment(text.substr(i)) && is_blank(text[i - 1])) return text.substr(0, i);
    }
    return text;
}

/// Whether the text can name a profile or property.
bool is_identifier(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        bool const alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        bool const beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
        return alphanumeric || beyond_ascii || std::string_view("_-/.%@:+").find(c) != std::string_view::npos;
    });
}

/// The name in a heading; empty when it is not valid. In quotes it may hold blanks.
std::string_view section_name(std::string_view text) noexcept {
    if (text.size() > 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0]) {
        return text.substr(1, text.size() - 2);
    }
    return is_identifier(text) ? text : std::string_view();
}

SharedSection& section_of(std::vector<SharedSection>& sections, std::string_view name) {
    for (SharedSection& section : sections) {
        if (section.name == name) return section;
    }
    return sections.emplace_back(SharedSection{.name = std::string(name)});
}

SharedSection const* find_section(std::vector<SharedSection> const& sections, std::string_view name) noexcept {
    for (SharedSection const& section : sections) {
        if (section.name == name) return &section;
    }
    return nullptr;
}

void merge(std::vector<SharedSection> from, std::vector<SharedSection>& to) {
    for (SharedSection& section : from) {
        SharedSection& target = section_of(to, section.name);
        for (SharedProperty& property : section.properties) target.set(std::move(property));
    }
}

/// Reads one file, line by line.
class Parser {
public:
    Parser(SharedFileKind kind, std::string const& path) : kind_(kind), path_(path) {}

    AnyError read(std::string_view text) {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
        while (!text.empty()) {
            ++line_number_;
            std::size_t const end = std::min(text.find('\n'), text.size());
            if (AnyError error = read_line(text.substr(0, end))) return error;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return {};
    }

    /// What was read, added to `sections`.
    void finish(SharedSections& sections) {
        // `[profile default]` stands for itself; `[default]` counts only where there is none.
        if (has_plain_default_ && find_section(read_.profiles, "default") == nullptr) {
            read_.profiles.push_back(std::move(plain_default_));
        }
        merge(std::move(read_.profiles), sections.profiles);
        merge(std::move(read_.sso_sessions), sections.sso_sessions);
        merge(std::move(read_.services), sections.services);
    }

private:
    AnyError wrong(std::string_view what) const {
        return ConfigError(path_ + ":" + std::to_string(line_number_) + ": " + std::string(what));
    }

    AnyError read_line(std::string_view line) {
        std::string_view const trimmed = trim(line);
        if (trimmed.empty() || starts_comment(trimmed)) return {};
        if (line[0] == '[') return read_heading(trimmed);
        if (section_ == nullptr) return wrong("a section such as [default] must come before the first property");
        return is_blank(line[0]) ? read_continuation(trimmed) : read_property(line);
    }

    AnyError read_heading(std::string_view line) {
        std::size_t const end = line.find(']');
        if (end == std::string_view::npos) return wrong("a section heading must end with ']'");
        std::string_view const rest = trim(line.substr(end + 1));
        if (!rest.empty() && !starts_comment(rest)) return wrong("only a comment may follow the ']' of a heading");
        section_ = &find_target(trim(line.substr(1, end - 1)));
        property_ = nullptr;
        return {};
    }

    SharedSection& find_target(std::string_view heading) {
        ignored_ = {};
        if (kind_ == SharedFileKind::credentials) {
            std::string_view const name = section_name(heading);
            return name.empty() ? ignored_ : section_of(read_.profiles, name);
        }
        if (heading == "default") {
            has_plain_default_ = true;
            plain_default_.name = heading;
            return plain_default_;
        }
        auto const blank = std::find_if(heading.begin(), heading.end(), is_blank);
        std::string_view const type = heading.substr(0, static_cast<std::size_t>(blank - heading.begin()));
        std::string_view const name = section_name(trim(heading.substr(type.size())));
        if (name.empty()) return ignored_;
        if (type == "profile") return section_of(read_.profiles, name);
        if (type == "sso-session") return section_of(read_.sso_sessions, name);
        if (type == "services") return section_of(read_.services, name);
        return ignored_;
    }

    AnyError read_property(std::string_view line) {
        std::size_t const equals = line.find('=');
        if (equals == std::string_view::npos) return wrong("a property needs an '=' between name and value");
        std::string_view const name = trim(line.substr(0, equals));
        if (name.empty()) return wrong("a property needs a name before the '='");
        SharedProperty property{.name = std::string(name),
                                .value = std::string(trim(without_comment(line.substr(equals + 1)))),
                                .origin = kind_};
        std::transform(name.begin(), name.end(), property.name.begin(), to_lower);
        nested_ = property.value.empty();
        if (is_identifier(name)) {
            property_ = &section_->set(std::move(property));
        } else {
            ignored_property_ = std::move(property);
            property_ = &ignored_property_;
        }
        return {};
    }

    AnyError read_continuation(std::string_view text) {
        if (property_ == nullptr) return wrong("an indented line must follow a property");
        if (nested_) {
            std::size_t const equals = text.find('=');
            if (equals == std::string_view::npos) return wrong("a nested property needs an '=' between name and value");
            if (equals == 0) return wrong("a nested property needs a name before the '='");
        }
        property_->value += '\n';
        property_->value += text;
        return {};
    }

    SharedFileKind kind_;
    std::string const& path_;
    std::size_t line_number_ = 0;
    SharedSections read_;
    SharedSection plain_default_, ignored_;
    SharedProperty ignored_property_;
    bool has_plain_default_ = false;
    SharedSection* section_ = nullptr;    // of the last heading
    SharedProperty* property_ = nullptr;  // that an indented line goes on with
    bool nested_ = false;  // the property's value began empty, so indented lines are properties themselves
};

}  // namespace

SharedProperty const* SharedSection::find(std::string_view property) const noexcept {
    for (SharedProperty const& candidate : properties) {
        if (candidate.name == property) return &candidate;
    }
    return nullptr;
}

SharedProperty& SharedSection::set(SharedProperty property) {
    for (SharedProperty& candidate : properties) {
        if (candidate.name == property.name) return candidate = std::move(property);
    }
    return properties.emplace_back(std::move(property));
}

SharedSection const* SharedSections::profile(std::string_view profile) const noexcept {
    return find_section(profiles, profile);
}

SharedSection const* SharedSections::services_section(std::string_view section) const noexcept {
    return find_section(services, section);
}

AnyError parse_shared_file(std::string_view text, SharedFileKind kind, std::string const& path,
                           SharedSections& sections) {
    Parser parser(kind, path);
    if (AnyError error = parser.read(text)) return error;
    parser.finish(sections);
    return {};
}

std::string_view nested_value(std::string_view value, std::string_view key) noexcept {
    std::string_view found;
    while (!value.empty()) {
        std::size_t const end = std::min(value.find('\n'), value.size());
        std::string_view const line = value.substr(0, end);
        std::size_t const equals = line.find('=');
        if (equals != std::string_view::npos && equals_ignoring_case(trim(line.substr(0, equals)), key)) {
            found = trim(without_comment(line.substr(equals + 1)));
        }
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return found;
}

}  // namespace inia::detail
