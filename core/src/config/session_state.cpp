#include "config/session_state.hpp"

#include "config/credentials_chain.hpp"
#include "config/settings.hpp"

#include <utility>

namespace inia::detail {

SessionState::SessionState(SessionOptions options, Environment const& environment)
    : options_(std::move(options)),
      environment_(environment) {}

std::string SessionState::profile_name() const {
    if (options_.profile_name) return *options_.profile_name;
    for (char const* variable : {"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}) {
        std::string name = environment_text(environment_, variable);
        if (!name.empty()) return name;
    }
    return "default";
}

Result<std::shared_ptr<SharedProfile const>> SessionState::profile() const {
    std::lock_guard const lock(profile_mutex_);
    if (profile_ != nullptr) return profile_;
    std::string name = profile_name();
    bool const asked_for = name != "default";
    Result<SharedProfile> loaded = load_profile(environment_, std::move(name), asked_for);
    if (!loaded) return loaded.error();
    profile_ = std::make_shared<SharedProfile const>(*std::move(loaded));
    return profile_;
}

Result<std::string> SessionState::region() const {
    if (options_.region_name && !options_.region_name->empty()) return *options_.region_name;
    for (char const* variable : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
        std::string region = environment_text(environment_, variable);
        if (!region.empty()) return region;
    }
    Result<std::shared_ptr<SharedProfile const>> const loaded = profile();
    if (!loaded) return loaded.error();
    SharedProperty const* const property = (*loaded)->find("region");
    return property != nullptr ? property->value : std::string();
}

Result<std::shared_ptr<Credentials const>> SessionState::credentials() {
    if (std::shared_ptr<Credentials const> known = known_credentials()) return known;
    std::lock_guard const search(search_mutex_);
    if (std::shared_ptr<Credentials const> known = known_credentials()) return known;
    Result<std::shared_ptr<Credentials const>> found = find_credentials(*this);
    if (found) {
        std::lock_guard const lock(credentials_mutex_);
        credentials_ = *found;
    }
    return found;
}

std::string SessionState::known_account_id() const {
    std::shared_ptr<Credentials const> const known = known_credentials();
    return known != nullptr ? known->account_id() : std::string();
}

std::shared_ptr<Credentials const> SessionState::known_credentials() const {
    std::lock_guard const lock(credentials_mutex_);
    return credentials_;
}

std::shared_ptr<SessionState> const& default_session_state() {
    // Never destroyed: clients that are statics use it while the process exits.
    static auto const* const state =
        new std::shared_ptr<SessionState>(std::make_shared<SessionState>(SessionOptions()));
    return *state;
}

}  // namespace inia::detail
