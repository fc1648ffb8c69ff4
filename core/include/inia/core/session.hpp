#pragma once

#include <inia/core/credentials.hpp>
#include <inia/core/optional.hpp>

#include <memory>
#include <string>

namespace inia {

/// What a session is made from; what is absent comes from the environment and the shared files.
struct SessionOptions {
    Optional<std::string> aws_access_key_id{};
    Optional<std::string> aws_secret_access_key{};
    Optional<std::string> aws_session_token{};
    Optional<std::string> region_name{};
    Optional<std::string> profile_name{};
    Optional<std::string> aws_account_id{};
};

namespace detail {
class SessionState;
}

/// Where settings and credentials come from. A cheap handle on shared, immutable state: copyable and thread-safe.
/// Construction reads nothing; the environment and the shared files are read on first use, once.
/// `Session{}` is the default session, one for the whole process.
class INIA_EXPORT Session {
public:
    Session();
    Session(SessionOptions options);

    /// The credentials in use; throws CredentialsError when there are none, ConfigError when a shared file is malformed.
    Credentials credentials() const;
    /// The region from arguments, AWS_REGION, AWS_DEFAULT_REGION or the profile; empty when there is none.
    std::string region_name() const;
    /// The profile in use.
    std::string profile_name() const;

    std::shared_ptr<detail::SessionState> const& state() const noexcept INIA_LIFETIMEBOUND { return state_; }

private:
    std::shared_ptr<detail::SessionState> state_;
};

}  // namespace inia
