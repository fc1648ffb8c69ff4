#pragma once

#include <inia/core/export.hpp>
#include <inia/core/result.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace inia {

/// Keys that sign requests. Immutable once made; never printed by inia. Thread-safe to read.
class INIA_EXPORT Credentials {
public:
    Credentials() = default;
    Credentials(std::string access_key_id, std::string secret_access_key, std::string session_token = {},
                std::string account_id = {}, std::string source = {});

    std::string const& access_key_id() const noexcept INIA_LIFETIMEBOUND { return access_key_id_; }
    std::string const& secret_access_key() const noexcept INIA_LIFETIMEBOUND { return secret_access_key_; }
    /// Empty for long-term keys.
    std::string const& session_token() const noexcept INIA_LIFETIMEBOUND { return session_token_; }
    /// The keys' account, when their source tells; empty otherwise.
    std::string const& account_id() const noexcept INIA_LIFETIMEBOUND { return account_id_; }
    /// Where they come from: `arguments`, `environment`, `shared-credentials-file`, `config-file` ...
    std::string const& source() const noexcept INIA_LIFETIMEBOUND { return source_; }
    /// A number that two objects share only when one is a copy of the other; 0 when there are no keys. Signing keys are
    /// cached under it.
    std::uint64_t identity() const noexcept { return identity_; }

private:
    std::uint64_t identity_ = 0;
    std::string access_key_id_, secret_access_key_, session_token_, account_id_, source_;
};

/// The seam to a source of credentials. Implementations are thread-safe, may block, and cache by themselves: asked for
/// every attempt, they hand out the same object until the keys change.
class INIA_EXPORT CredentialsProvider {
public:
    virtual ~CredentialsProvider();
    virtual Result<std::shared_ptr<Credentials const>> credentials() = 0;
};

}  // namespace inia
