#pragma once

#include "util/crypto.hpp"

#include <inia/core/credentials.hpp>

#include <chrono>
#include <string_view>

namespace inia::detail {

/// SigV4's derived key: the secret key bound to a day, a region and a service. `date` is `YYYYMMDD`.
crypto::Sha256Digest derive_signing_key(std::string_view secret_access_key, std::string_view date,
                                        std::string_view region, std::string_view service) noexcept;

/// The derived key, ready for use, from this thread's cache, where it stands under the identity of the credentials. The
/// cache is small and replaces entries; it is trivial storage, so it also works while the process exits.
crypto::HmacSha256Key signing_key(Credentials const& credentials, std::chrono::sys_days day, std::string_view date,
                                  std::string_view region, std::string_view service) noexcept;

}  // namespace inia::detail
