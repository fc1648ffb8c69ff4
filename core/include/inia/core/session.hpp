#pragma once

#include <inia/core/credentials.hpp>
#include <inia/core/optional.hpp>

#include <memory>
#include <string>

namespace inia {

/// What a session is made from; what is absent comes from the environment and the shared files. Half a pair of keys is
/// a CredentialsError on first use.
struct SessionOptions {
    Optional<std::string> aws_access_key_id{};
    Optional<std::string> aws_secret_access_key{};
    Optional<std::string> aws_session_token{};
    Optional<std::string> region_name{};
    /// Profile of the shared files. When it is given, keys in the environment are not looked at.
    Optional<std::string> profile_name{};
    Optional<std::string> aws_account_id{};
};

namespace detail {
class SessionState;
}

/// Where settings and credentials come from. A cheap handle on shared, immutable state: copyable and thread-safe.
/// Construction reads nothing; the environment and the shared files are read on first use, once. Reading that failed is
/// tried again by the next use. `Session{}` is the default session, one for the whole process; it can be used by the
/// constructors and destructors of statics.
class INIA_EXPORT Session {
public:
    Session();
    Session(SessionOptions options);
    /// A handle on an existing state; the library's own tests make states on an environment of their own.
    static Session of(std::shared_ptr<detail::SessionState> state);

    /// The credentials in use; throws CredentialsError when there are none, ConfigError when a shared file is
    /// malformed.
    Credentials credentials() const;
    /// The region from arguments, AWS_REGION, AWS_DEFAULT_REGION or the profile; empty when there is none. Throws
    /// ConfigError when a shared file is malformed or the profile does not exist.
    std::string region_name() const;
    /// The profile in use: the argument, AWS_PROFILE, AWS_DEFAULT_PROFILE, or `default`.
    std::string profile_name() const;

    std::shared_ptr<detail::SessionState> const& state() const noexcept INIA_LIFETIMEBOUND { return state_; }

private:
    std::shared_ptr<detail::SessionState> state_;
};

}  // namespace inia
