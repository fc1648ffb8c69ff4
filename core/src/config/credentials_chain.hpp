#pragma once

#include "config/session_state.hpp"

#include <inia/core/credentials.hpp>

#include <memory>

namespace inia::detail {

/// Asks the sources of credentials in their order and takes the first that has some: arguments of the session,
/// environment (left out when the session was given a profile by name), profile. Half a pair of keys is an error and
/// not passed over. A profile that gets its keys in a way that is not supported is an error that names profile and key.
Result<std::shared_ptr<Credentials const>> find_credentials(SessionState const& session);

}  // namespace inia::detail
