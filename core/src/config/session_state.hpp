#pragma once

#include "config/environment.hpp"
#include "config/profile.hpp"

#include <inia/core/credentials.hpp>
#include <inia/core/session.hpp>

#include <memory>
#include <mutex>
#include <string>

namespace inia::detail {

/// What the copies of a Session share. Construction reads nothing. The shared files are read by the first question that
/// needs them, and once they were read without an error they are not read again. Thread-safe.
///
/// A session is also the source of its credentials: a client whose Config names no provider asks this object.
class SessionState final : public CredentialsProvider {
public:
    /// `environment` must outlive the state.
    explicit SessionState(SessionOptions options, Environment const& environment = Environment::process());

    SessionOptions const& options() const noexcept { return options_; }
    Environment const& environment() const noexcept { return environment_; }

    /// The profile in use: argument, AWS_PROFILE, AWS_DEFAULT_PROFILE, `default`.
    std::string profile_name() const;
    /// The settings of that profile, both files merged. A ConfigError when a file is malformed (with file and line), or
    /// when a profile that was asked for by name does not exist.
    Result<std::shared_ptr<SharedProfile const>> profile() const;
    /// Region from argument, AWS_REGION, AWS_DEFAULT_REGION or profile; empty when there is none. Not yet checked.
    Result<std::string> region() const;
    /// The credentials: the same object on every call, found by the first.
    Result<std::shared_ptr<Credentials const>> credentials() override;
    /// The account id when the credentials are already known and tell it; empty otherwise. Never blocks on I/O.
    std::string known_account_id() const;

private:
    std::shared_ptr<Credentials const> known_credentials() const;

    SessionOptions options_;
    Environment const& environment_;
    mutable std::mutex profile_mutex_;      // guards profile_, held while the files are read
    mutable std::mutex credentials_mutex_;  // guards credentials_, never held for long
    std::mutex search_mutex_;               // held by the one thread that looks for credentials
    mutable std::shared_ptr<SharedProfile const> profile_;
    std::shared_ptr<Credentials const> credentials_;
};

/// The state behind `Session{}`: one for the process, never destroyed.
std::shared_ptr<SessionState> const& default_session_state();

}  // namespace inia::detail
