#pragma once

#include "config/session_state.hpp"

#include <inia/core/client_core.hpp>

#include <string>

namespace inia::detail {

/// The settings of a client: Config, then environment, then profile, then default. Pure but for what the session
/// reads. All but `user_agent`, which the caller composes (see `resolve_app_id`). The region may come out empty, as
/// some services and endpoints need none (`require_region`). `endpoint_url` is checked and has no trailing slash.
/// Errors are ConfigErrors that name the setting, where it was set, and what it should be.
Result<ResolvedConfig> resolve_config(ServiceInfo const& service, SessionState const& session, Config const& config);
Result<ResolvedConfig> resolve_config(ServiceInfo const& service, Session const& session, Config const& config);

/// The application's id for the user agent (`user_agent_appid`, AWS_SDK_UA_APP_ID, `sdk_ua_app_id`); may be empty.
Result<std::string> resolve_app_id(SessionState const& session, Config const& config);

/// Null when there is a region; otherwise the error that says how to set one.
AnyError require_region(ServiceInfo const& service, ResolvedConfig const& config);

/// Whether the text can be a region, that is, one label of a host name.
bool valid_region(std::string_view region) noexcept;

}  // namespace inia::detail
