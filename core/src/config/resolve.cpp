#include "config/resolve.hpp"

#include "config/endpoint_url.hpp"
#include "config/settings.hpp"
#include "util/ascii.hpp"

#include <algorithm>
#include <utility>

namespace inia::detail {
namespace {

AnyError resolve_region(SettingsReader const& reader, SessionState const& session, Config const& config,
                        ResolvedConfig& to) {
    if (config.region_name && !config.region_name->empty()) {
        to.region = *config.region_name;
    } else {
        Result<std::string> region = session.region();
        if (!region) return region.error();
        to.region = *std::move(region);
    }
    if (!to.region.empty() && !valid_region(to.region)) {
        return ConfigError("'" + to.region
                           + "' is not a region: it must be letters, digits and hyphens, as in us-east-1");
    }
    Optional<bool> fips = config.use_fips_endpoint;
    if (AnyError error = reader.read(settings::use_fips_endpoint, fips)) return error;
    // Old configurations write the wish for FIPS into the region.
    if (std::string_view const region = to.region; region.starts_with("fips-")) {
        to.region = std::string(region.substr(5));
        fips = true;
    } else if (region.ends_with("-fips")) {
        to.region = std::string(region.substr(0, region.size() - 5));
        fips = true;
    }
    to.use_fips = fips && *fips;
    return {};
}

AnyError resolve_retries(SettingsReader const& reader, Config const& config, ResolvedConfig& to) {
    if (config.retries.mode) {
        to.retry_mode = *config.retries.mode;
    } else if (Optional<FoundSetting> const found = reader.find(settings::retry_mode)) {
        // `legacy` is boto3's first generation, which inia does not have; the standard mode is what follows it.
        if (equals_ignoring_case(found->text, "adaptive")) {
            to.retry_mode = RetryMode::adaptive;
        } else if (!equals_ignoring_case(found->text, "standard") && !equals_ignoring_case(found->text, "legacy")) {
            return ConfigError("'" + found->text + "' is not a retry mode: use standard or adaptive (from "
                               + found->origin + ")");
        }
    }
    Optional<int> attempts = config.retries.total_max_attempts;
    if (AnyError error = reader.read(settings::max_attempts, attempts)) return error;
    to.max_attempts_set = attempts.has_value();
    if (attempts) to.max_attempts = *attempts;
    if (to.max_attempts < 1) return ConfigError("RetryConfig::total_max_attempts must be at least 1");
    return {};
}

AnyError resolve_transport(SettingsReader const& reader, Config const& config, ResolvedConfig& to) {
    if (config.connect_timeout) to.connect_timeout = *config.connect_timeout;
    if (config.read_timeout) to.read_timeout = *config.read_timeout;
    if (to.connect_timeout.count() < 0) return ConfigError("Config::connect_timeout must not be negative");
    if (to.read_timeout.count() < 0) return ConfigError("Config::read_timeout must not be negative");
    if (config.max_pool_connections) to.max_pool_connections = *config.max_pool_connections;
    if (to.max_pool_connections < 1) return ConfigError("Config::max_pool_connections must be at least 1");
    if (config.verify) to.verify = *config.verify;
    Optional<std::string> ca_bundle = config.ca_bundle;
    reader.read(settings::ca_bundle, ca_bundle);
    if (ca_bundle) to.ca_bundle = expand_home(*ca_bundle, reader.environment());
    return {};
}

AnyError resolve_compression(SettingsReader const& reader, Config const& config, ResolvedConfig& to) {
    Optional<bool> disabled = config.disable_request_compression;
    if (AnyError error = reader.read(settings::disable_request_compression, disabled)) return error;
    Optional<int> smallest = config.request_min_compression_size_bytes;
    if (AnyError error = reader.read(settings::request_min_compression_size_bytes, smallest)) return error;
    to.compress_requests = !disabled.value_or(false);
    if (smallest) to.min_compression_size = *smallest;
    if (to.min_compression_size < 0 || to.min_compression_size > 10'485'760)
        return ConfigError("request_min_compression_size_bytes must be between 0 and 10485760, not "
                           + std::to_string(to.min_compression_size));
    return {};
}

AnyError resolve_endpoint_discovery(SettingsReader const& reader, Config const& config, ResolvedConfig& to) {
    if (config.endpoint_discovery) {
        to.endpoint_discovery = *config.endpoint_discovery;
        return {};
    }
    Optional<FoundSetting> found = reader.find(settings::endpoint_discovery_elsewhere);
    if (Optional<FoundSetting> usual = reader.find(settings::endpoint_discovery)) found = std::move(usual);
    if (!found) return {};
    if (equals_ignoring_case(found->text, "true"))
        to.endpoint_discovery = EndpointDiscovery::on;
    else if (equals_ignoring_case(found->text, "false"))
        to.endpoint_discovery = EndpointDiscovery::off;
    else if (!equals_ignoring_case(found->text, "auto"))
        return ConfigError("'" + found->text + "' is no choice for endpoint discovery: use true, false or auto (from "
                           + found->origin + ")");
    return {};
}

AnyError resolve_host_prefix(SettingsReader const& reader, Config const& config, ResolvedConfig& to) {
    if (config.inject_host_prefix) {
        to.inject_host_prefix = *config.inject_host_prefix;
        return {};
    }
    Optional<bool> disabled;
    if (AnyError error = reader.read(settings::disable_host_prefix_injection, disabled)) return error;
    to.inject_host_prefix = !disabled.value_or(false);
    return {};
}

AnyError resolve_addressing_style(SettingsReader const& reader, Optional<s3::AddressingStyle>& to) {
    if (to) return {};
    Optional<FoundSetting> const found = reader.find(settings::s3_addressing_style);
    if (!found) return {};
    if (equals_ignoring_case(found->text, "auto")) {
        to = s3::AddressingStyle::automatic;
    } else if (equals_ignoring_case(found->text, "virtual")) {
        to = s3::AddressingStyle::virtual_hosted;
    } else if (equals_ignoring_case(found->text, "path")) {
        to = s3::AddressingStyle::path;
    } else {
        return ConfigError("'" + found->text + "' is not an addressing style: use auto, virtual or path (from "
                           + found->origin + ")");
    }
    return {};
}

AnyError resolve_s3(ServiceInfo const& service, SettingsReader const& reader, Config const& config,
                    ResolvedConfig& to) {
    to.s3 = config.s3;
    bool const is_s3 = service.service_id == "S3";
    if (!is_s3 && service.service_id != "S3 Control") return {};
    if (AnyError error = reader.read(settings::s3_use_arn_region, to.s3.use_arn_region)) return error;
    if (AnyError error = reader.read(settings::s3_nested_use_arn_region, to.s3.use_arn_region)) return error;
    if (!is_s3) return {};
    if (AnyError error = resolve_addressing_style(reader, to.s3.addressing_style)) return error;
    if (AnyError error = reader.read(settings::s3_use_accelerate_endpoint, to.s3.use_accelerate_endpoint)) return error;
    return reader.read(settings::s3_payload_signing_enabled, to.s3.payload_signing_enabled);
}

AnyError resolve_dualstack(ServiceInfo const& service, SettingsReader const& reader, Config const& config,
                           ResolvedConfig& to) {
    Optional<bool> dualstack = config.use_dualstack_endpoint;
    if (service.service_id == "S3") {
        if (AnyError error = reader.read(settings::s3_use_dualstack_endpoint, dualstack)) return error;
    }
    if (AnyError error = reader.read(settings::use_dualstack_endpoint, dualstack)) return error;
    to.use_dualstack = dualstack && *dualstack;
    return {};
}

AnyError resolve_account_id_mode(SettingsReader const& reader, ResolvedConfig& to) {
    Optional<FoundSetting> const found = reader.find(settings::account_id_endpoint_mode);
    if (!found) return {};
    for (std::string_view const mode : {"preferred", "disabled", "required"}) {
        if (!equals_ignoring_case(found->text, mode)) continue;
        to.account_id_endpoint_mode = mode;
        return {};
    }
    return ConfigError("'" + found->text + "' is not an account id mode: use preferred, disabled or required (from "
                       + found->origin + ")");
}

}  // namespace

Result<ResolvedConfig> resolve_config(ServiceInfo const& service, SessionState const& session, Config const& config) {
    Result<SettingsReader> const reader = SettingsReader::of(session);
    if (!reader) return reader.error();
    ResolvedConfig resolved;
    if (AnyError error = resolve_region(*reader, session, config, resolved)) return error;
    if (AnyError error = resolve_dualstack(service, *reader, config, resolved)) return error;
    if (AnyError error = resolve_retries(*reader, config, resolved)) return error;
    if (AnyError error = resolve_transport(*reader, config, resolved)) return error;
    if (AnyError error = resolve_account_id_mode(*reader, resolved)) return error;
    if (AnyError error = resolve_compression(*reader, config, resolved)) return error;
    if (AnyError error = resolve_endpoint_discovery(*reader, config, resolved)) return error;
    if (AnyError error = resolve_host_prefix(*reader, config, resolved)) return error;
    if (AnyError error = resolve_s3(service, *reader, config, resolved)) return error;
    Result<std::string> url = find_endpoint_url(service, *reader, config);
    if (!url) return url.error();
    resolved.endpoint_url = *std::move(url);
    return resolved;
}

Result<ResolvedConfig> resolve_config(ServiceInfo const& service, Session const& session, Config const& config) {
    return resolve_config(service, *session.state(), config);
}

Result<std::string> resolve_app_id(SessionState const& session, Config const& config) {
    Result<SettingsReader> const reader = SettingsReader::of(session);
    if (!reader) return reader.error();
    FoundSetting found{.origin = "Config::user_agent_appid"};
    if (config.user_agent_appid) {
        found.text = *config.user_agent_appid;
    } else if (Optional<FoundSetting> set = reader->find(settings::user_agent_appid)) {
        found = std::move(*set);
    }
    constexpr std::size_t longest = 50;
    if (found.text.size() > longest) {
        return ConfigError("the application id '" + found.text + "' is longer than 50 characters (from " + found.origin
                           + ")");
    }
    return std::move(found.text);
}

AnyError require_region(ServiceInfo const& service, ResolvedConfig const& config) {
    if (!config.region.empty()) return {};
    return ConfigError(
        "no region for " + std::string(service.name)
        + ": set Config::region_name, or SessionOptions::region_name, or AWS_REGION in the environment, or "
          "'region' in the profile in use");
}

bool valid_region(std::string_view region) noexcept {
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !region.empty() && region.size() <= 63 && region.front() != '-' && region.back() != '-'
        && std::all_of(region.begin(), region.end(), allowed);
}

}  // namespace inia::detail
