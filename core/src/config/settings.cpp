#include "config/settings.hpp"

#include "util/ascii.hpp"

#include <charconv>
#include <utility>

namespace inia::detail {
namespace {

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

AnyError wrong_kind(FoundSetting const& found, char const* wanted) {
    return ConfigError("'" + found.text + "' is not " + wanted + " (from " + found.origin + ")");
}

}  // namespace

std::string environment_text(Environment const& environment, std::string const& variable) {
    Optional<std::string> const value = environment.variable(variable);
    return value ? std::string(trim(*value)) : std::string();
}

Result<SettingsReader> SettingsReader::of(SessionState const& session) {
    Result<std::shared_ptr<SharedProfile const>> profile = session.profile();
    if (!profile) return profile.error();
    return SettingsReader(session.environment(), *std::move(profile));
}

Optional<FoundSetting> SettingsReader::find(Setting const& setting) const {
    if (!setting.variable.empty()) {
        std::string const variable(setting.variable);
        std::string text = environment_text(*environment_, variable);
        if (!text.empty()) return FoundSetting{.text = std::move(text), .origin = variable};
    }
    if (setting.key.empty()) return {};
    SharedProperty const* const property = profile_->find(setting.section.empty() ? setting.key : setting.section);
    if (property == nullptr) return {};
    std::string_view const text =
        setting.section.empty() ? std::string_view(property->value) : nested_value(property->value, setting.key);
    if (text.empty()) return {};
    return FoundSetting{.text = std::string(text),
                        .origin = std::string(setting.key) + " in the profile '" + profile_->name + "' of "
                                + profile_->file_of(*property)};
}

AnyError SettingsReader::read(Setting const& setting, Optional<bool>& to) const {
    if (to) return {};
    Optional<FoundSetting> const found = find(setting);
    if (!found) return {};
    bool const yes = equals_ignoring_case(found->text, "true");
    if (!yes && !equals_ignoring_case(found->text, "false")) return wrong_kind(*found, "true or false");
    to = yes;
    return {};
}

AnyError SettingsReader::read(Setting const& setting, Optional<int>& to) const {
    if (to) return {};
    Optional<FoundSetting> const found = find(setting);
    if (!found) return {};
    int value = 0;
    char const* const end = found->text.data() + found->text.size();
    auto const [rest, error] = std::from_chars(found->text.data(), end, value);
    if (error != std::errc() || rest != end || value < 1) return wrong_kind(*found, "a whole number of at least 1");
    to = value;
    return {};
}

void SettingsReader::read(Setting const& setting, Optional<std::string>& to) const {
    if (to) return;
    if (Optional<FoundSetting> found = find(setting)) to = std::move(found->text);
}

}  // namespace inia::detail
