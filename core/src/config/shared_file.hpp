#pragma once

#include <inia/core/error.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace inia::detail {

/// Which of the two shared files a text comes from: they differ in how profiles are headed.
enum class SharedFileKind : unsigned char {
    config,      ///< `[default]`, `[profile NAME]`, `[sso-session NAME]`, `[services NAME]`.
    credentials  ///< `[NAME]`: profiles alone.
};

struct SharedProperty {
    std::string name{};   ///< In lower case.
    std::string value{};  ///< Trimmed; continuation lines are joined with a line feed.
    SharedFileKind origin = SharedFileKind::config;
};

/// The properties of one profile, sso-session or services section, each name once.
struct SharedSection {
    std::string name{};
    std::vector<SharedProperty> properties{};

    /// The value of a property, or null.
    SharedProperty const* find(std::string_view property) const noexcept;
    /// Adds the property, or replaces the one of that name; returns it where it stands now.
    SharedProperty& set(SharedProperty property);
};

/// What the shared files hold. Sections whose heading names nothing known, or nothing valid, are left out.
struct SharedSections {
    std::vector<SharedSection> profiles{};
    std::vector<SharedSection> sso_sessions{};
    std::vector<SharedSection> services{};

    SharedSection const* profile(std::string_view name) const noexcept;
    SharedSection const* services_section(std::string_view name) const noexcept;
};

/// Reads the text of a shared file into `sections`, on top of what is there: read the config file first, then the
/// credentials file, whose keys win. Of one file, a later property of a name replaces the earlier one, and
/// `[profile default]` puts `[default]` aside. A malformed text is a ConfigError that names `path` and the line; it
/// never quotes the line, which may hold a secret.
AnyError parse_shared_file(std::string_view text, SharedFileKind kind, std::string const& path,
                           SharedSections& sections);

/// The value of `key` in a nested value (`s3 =` followed by indented `key = value` lines); null data() when absent.
/// Names compare without case.
std::string_view nested_value(std::string_view value, std::string_view key) noexcept;

}  // namespace inia::detail
