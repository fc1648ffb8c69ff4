#include "config/credentials_chain.hpp"

#include "config/settings.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace inia::detail {
namespace {

using Found = Result<std::shared_ptr<Credentials const>>;

/// A part of a set of keys and what the user knows it by. The value stays out of every message.
struct KeyPart {
    std::string value{};  // empty: absent
    std::string name{};
};

/// Keys as one source gives them.
struct Keys {
    KeyPart access_key_id{};
    KeyPart secret_access_key{};
    KeyPart session_token{};
    std::string account_id{};
    std::string source{};
    std::string place{};  // ` in /home/nina/.aws/credentials`, for messages
};

CredentialsError incomplete(KeyPart const& present, KeyPart const& missing, std::string const& place) {
    return CredentialsError("incomplete credentials: there is " + present.name + " but no " + missing.name + place);
}

/// Signing with a line break in a key would put it into a header.
bool is_clean(std::string_view key) noexcept {
    return std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// Credentials from a complete set of keys; nothing when there is neither key of the pair.
Found make_credentials(Keys keys) {
    bool const has_id = !keys.access_key_id.value.empty(), has_secret = !keys.secret_access_key.value.empty();
    if (!has_id && !has_secret) return std::shared_ptr<Credentials const>();
    if (!has_secret) return incomplete(keys.access_key_id, keys.secret_access_key, keys.place);
    if (!has_id) return incomplete(keys.secret_access_key, keys.access_key_id, keys.place);
    for (KeyPart const* part : {&keys.access_key_id, &keys.secret_access_key, &keys.session_token}) {
        if (!is_clean(part->value)) {
            return CredentialsError(part->name + keys.place
                                    + " holds a blank, a line break or another character that "
                                      "no key has");
        }
    }
    return std::make_shared<Credentials const>(
        std::move(keys.access_key_id.value), std::move(keys.secret_access_key.value),
        std::move(keys.session_token.value), std::move(keys.account_id), std::move(keys.source));
}

Found from_arguments(SessionState const& session) {
    SessionOptions const& options = session.options();
    auto const part = [](Optional<std::string> const& value, char const* name) {
        return KeyPart{.value = value ? *value : std::string(), .name = std::string("SessionOptions::") + name};
    };
    Keys keys{.access_key_id = part(options.aws_access_key_id, "aws_access_key_id"),
              .secret_access_key = part(options.aws_secret_access_key, "aws_secret_access_key"),
              .session_token = part(options.aws_session_token, "aws_session_token"),
              .account_id = options.aws_account_id ? *options.aws_account_id : std::string(),
              .source = "arguments"};
    bool const given = options.aws_access_key_id || options.aws_secret_access_key || options.aws_session_token
                    || options.aws_account_id;
    Found found = make_credentials(std::move(keys));
    if (given && found && *found == nullptr) {
        return CredentialsError(
            "incomplete credentials: the SessionOptions have a session token, an account id or empty "
            "keys, but neither aws_access_key_id nor aws_secret_access_key");
    }
    return found;
}

Found from_environment(SessionState const& session) {
    if (session.options().profile_name) return std::shared_ptr<Credentials const>();
    Environment const& environment = session.environment();
    auto const part = [&](char const* name) {
        return KeyPart{.value = environment_text(environment, name), .name = name};
    };
    Keys keys{.access_key_id = part("AWS_ACCESS_KEY_ID"),
              .secret_access_key = part("AWS_SECRET_ACCESS_KEY"),
              .session_token = part("AWS_SESSION_TOKEN"),
              .account_id = environment_text(environment, "AWS_ACCOUNT_ID"),
              .source = "environment",
              .place = " in the environment"};
    return make_credentials(std::move(keys));
}

/// A key of a profile that says where its credentials come from.
struct ProfileSource {
    std::string_view key;
    std::string_view meaning;
};

/// These come before the keys that the profile itself holds ...
constexpr ProfileSource sources_before_keys[] = {
    {"web_identity_token_file", "a web identity token"},
    {"role_arn", "assuming a role"},
    {"sso_session", "IAM Identity Center"},
    {"sso_start_url", "IAM Identity Center"},
    {"sso_account_id", "IAM Identity Center"},
    {"sso_role_name", "IAM Identity Center"},
};
/// ... and these after them.
constexpr ProfileSource sources_after_keys[] = {
    {"login_session", "a console login"},
    {"credential_process", "an external process"},
};

AnyError refuse(SharedProfile const& profile, std::span<ProfileSource const> sources) {
    for (ProfileSource const& source : sources) {
        SharedProperty const* const property = profile.find(source.key);
        if (property == nullptr) continue;
        return CredentialsError("the profile '" + profile.name + "' in " + profile.file_of(*property)
                                + " gets its credentials through '" + std::string(source.key) + "' ("
                                + std::string(source.meaning)
                                + "), which this version of inia does not support yet; use a profile with "
                                  "aws_access_key_id and aws_secret_access_key, set AWS_ACCESS_KEY_ID and "
                                  "AWS_SECRET_ACCESS_KEY, or give the client a Config::credentials_provider");
    }
    return {};
}

Found from_profile(SessionState const& session) {
    Result<std::shared_ptr<SharedProfile const>> const loaded = session.profile();
    if (!loaded) return loaded.error();
    SharedProfile const& profile = **loaded;
    if (AnyError error = refuse(profile, sources_before_keys)) return error;

    auto const part = [&](char const* name) {
        SharedProperty const* const property = profile.find(name);
        return KeyPart{.value = property != nullptr ? property->value : std::string(), .name = name};
    };
    SharedProperty const* key = profile.find("aws_access_key_id");
    if (key == nullptr) key = profile.find("aws_secret_access_key");
    if (key != nullptr) {
        bool const in_credentials = key->origin == SharedFileKind::credentials;
        Found found = make_credentials({.access_key_id = part("aws_access_key_id"),
                                        .secret_access_key = part("aws_secret_access_key"),
                                        .session_token = part("aws_session_token"),
                                        .account_id = part("aws_account_id").value,
                                        .source = in_credentials ? "shared-credentials-file" : "config-file",
                                        .place = " in the profile '" + profile.name + "' of " + profile.file_of(*key)});
        if (!found || *found != nullptr) return found;
    }
    if (AnyError error = refuse(profile, sources_after_keys)) return error;
    return std::shared_ptr<Credentials const>();
}

CredentialsError none_found(SessionState const& session) {
    std::string message = "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write aws_access_key_id "
                          "and aws_secret_access_key into the profile '"
                        + session.profile_name() + "' of " + locate_shared_files(session.environment()).credentials
                        + ", or give the Session its keys";
    for (char const* variable : {"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                                 "AWS_CONTAINER_CREDENTIALS_FULL_URI"}) {
        if (environment_text(session.environment(), variable).empty()) continue;
        message += std::string("; ") + variable + " is set, but this version of inia does not support it yet";
    }
    return CredentialsError(message);
}

using Source = Found (*)(SessionState const&);
constexpr Source chain[] = {from_arguments, from_environment, from_profile};

}  // namespace

Result<std::shared_ptr<Credentials const>> find_credentials(SessionState const& session) {
    for (Source const source : chain) {
        Found found = source(session);
        if (!found || *found != nullptr) return found;
    }
    return none_found(session);
}

}  // namespace inia::detail
