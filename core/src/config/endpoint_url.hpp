#pragma once

#include "config/settings.hpp"

#include <inia/core/config.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/result.hpp>

#include <string>
#include <string_view>

namespace inia::detail {

/// The endpoint URL that the user configured for a service; empty when there is none. In order: Config, then (unless
/// configured URLs are to be ignored) AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's `services` section,
/// the profile. The result is checked and has no trailing slash.
Result<std::string> find_endpoint_url(ServiceInfo const& service, SettingsReader const& reader, Config const& config);

/// Checks that `url` is `http://` or `https://`, a host, perhaps a port and a path, and nothing else; cuts slashes at
/// the end off. `origin` says where it was set, for the ConfigError.
Result<std::string> check_endpoint_url(std::string_view url, std::string_view origin);

}  // namespace inia::detail
