#include "config/profile.hpp"

#include <utility>

namespace inia::detail {
namespace {

std::string home_folder(Environment const& environment) {
    if (Optional<std::string> home = environment.variable("HOME")) return *home;
    if (environment.platform() == Platform::windows) {
        if (Optional<std::string> profile = environment.variable("USERPROFILE")) return *profile;
        Optional<std::string> const drive = environment.variable("HOMEDRIVE");
        Optional<std::string> const path = environment.variable("HOMEPATH");
        if (drive && path) return *drive + *path;
    }
    return environment.account_home();
}

std::string locate(Environment const& environment, char const* variable, char const* name) {
    if (Optional<std::string> const path = environment.variable(variable)) return expand_home(*path, environment);
    char const separator = environment.platform() == Platform::windows ? '\\' : '/';
    return home_folder(environment) + separator + ".aws" + separator + name;
}

AnyError read_into(Environment const& environment, std::string const& path, SharedFileKind kind,
                   SharedSections& sections) {
    Result<Optional<std::string>> const text = environment.read_file(path);
    if (!text) return text.error();
    if (!text->has_value()) return {};
    return parse_shared_file(**text, kind, path, sections);
}

ConfigError unknown_profile(SharedProfile const& profile) {
    std::string message = "the profile '" + profile.name + "' is neither in " + profile.files.config + " nor in "
                        + profile.files.credentials + ", which hold ";
    if (profile.all.profiles.empty()) message += "no profile";
    char const* separator = "";
    for (SharedSection const& section : profile.all.profiles) {
        message += separator + section.name;
        separator = ", ";
    }
    return ConfigError(message + ": check SessionOptions::profile_name and AWS_PROFILE, or add it");
}

}  // namespace

SharedFileLocations locate_shared_files(Environment const& environment) {
    return {.config = locate(environment, "AWS_CONFIG_FILE", "config"),
            .credentials = locate(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials")};
}

std::string expand_home(std::string_view path, Environment const& environment) {
    bool const in_home = path == "~" || path.starts_with("~/")
                      || (environment.platform() == Platform::windows && path.starts_with("~\\"));
    return in_home ? home_folder(environment) + std::string(path.substr(1)) : std::string(path);
}

SharedProperty const* SharedProfile::find(std::string_view key) const noexcept { return settings.find(key); }

Result<SharedProfile> load_profile(Environment const& environment, std::string name, bool asked_for) {
    SharedProfile profile{.name = std::move(name), .files = locate_shared_files(environment)};
    if (AnyError error = read_into(environment, profile.files.config, SharedFileKind::config, profile.all)) {
        return error;
    }
    if (AnyError error = read_into(environment, profile.files.credentials, SharedFileKind::credentials, profile.all)) {
        return error;
    }
    if (SharedSection const* const section = profile.all.profile(profile.name)) {
        profile.exists = true;
        profile.settings = *section;
    } else if (asked_for) {
        return unknown_profile(profile);
    }
    return profile;
}

}  // namespace inia::detail
