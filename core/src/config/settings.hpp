#pragma once

#include "config/session_state.hpp"

#include <inia/core/error.hpp>
#include <inia/core/optional.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace inia::detail {

/// The variable's value without blanks around it; empty when it is unset or blank.
std::string environment_text(Environment const& environment, std::string const& variable);

/// A setting as environment and profile name it; either may be empty, as some settings have only one.
struct Setting {
    std::string_view variable{};
    std::string_view key{};
    /// The profile's key of the nested section that `key` stands in (`s3`); empty for keys at the top.
    std::string_view section{};
};

namespace settings {
inline constexpr Setting region{"AWS_REGION", "region"};
inline constexpr Setting max_attempts{"AWS_MAX_ATTEMPTS", "max_attempts"};
inline constexpr Setting retry_mode{"AWS_RETRY_MODE", "retry_mode"};
inline constexpr Setting use_fips_endpoint{"AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"};
inline constexpr Setting use_dualstack_endpoint{"AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"};
inline constexpr Setting ignore_configured_endpoint_urls{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                                                         "ignore_configured_endpoint_urls"};
inline constexpr Setting user_agent_appid{"AWS_SDK_UA_APP_ID", "sdk_ua_app_id"};
inline constexpr Setting account_id_endpoint_mode{"AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode"};
inline constexpr Setting ca_bundle{"AWS_CA_BUNDLE", "ca_bundle"};
inline constexpr Setting disable_request_compression{"AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression"};
inline constexpr Setting request_min_compression_size_bytes{"AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
                                                            "request_min_compression_size_bytes"};
inline constexpr Setting endpoint_discovery{"AWS_ENDPOINT_DISCOVERY_ENABLED", "endpoint_discovery_enabled"};
inline constexpr Setting endpoint_discovery_elsewhere{"AWS_ENABLE_ENDPOINT_DISCOVERY", ""};
inline constexpr Setting disable_host_prefix_injection{"AWS_DISABLE_HOST_PREFIX_INJECTION",
                                                       "disable_host_prefix_injection"};
inline constexpr Setting s3_addressing_style{"", "addressing_style", "s3"};
inline constexpr Setting s3_use_accelerate_endpoint{"", "use_accelerate_endpoint", "s3"};
inline constexpr Setting s3_use_dualstack_endpoint{"", "use_dualstack_endpoint", "s3"};
inline constexpr Setting s3_payload_signing_enabled{"", "payload_signing_enabled", "s3"};
inline constexpr Setting s3_use_arn_region{"AWS_S3_USE_ARN_REGION", "s3_use_arn_region"};
inline constexpr Setting s3_nested_use_arn_region{"", "use_arn_region", "s3"};
}  // namespace settings

/// A value and where it was set, for messages: `AWS_MAX_ATTEMPTS`, or `max_attempts in the profile 'dev' of FILE`.
struct FoundSetting {
    std::string text{};
    std::string origin{};
};

/// Looks settings up, environment first. Each `read` leaves `to` alone when it holds a value already or when nobody set
/// one; a text that is not of the wanted kind is a ConfigError that names text and origin.
class SettingsReader {
public:
    static Result<SettingsReader> of(SessionState const& session);

    /// A setting as it stands; absent when it is unset or blank.
    Optional<FoundSetting> find(Setting const& setting) const;
    AnyError read(Setting const& setting, Optional<bool>& to) const;
    AnyError read(Setting const& setting, Optional<int>& to) const;
    void read(Setting const& setting, Optional<std::string>& to) const;

    Environment const& environment() const noexcept { return *environment_; }
    SharedProfile const& profile() const noexcept { return *profile_; }

private:
    SettingsReader(Environment const& environment, std::shared_ptr<SharedProfile const> profile)
        : environment_(&environment),
          profile_(std::move(profile)) {}

    Environment const* environment_;
    std::shared_ptr<SharedProfile const> profile_;
};

}  // namespace inia::detail
