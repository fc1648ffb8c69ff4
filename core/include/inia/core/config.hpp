#pragma once

#include <inia/core/clock.hpp>
#include <inia/core/credentials.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/transport.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace inia {

/// How failed attempts are repeated. `adaptive` is accepted and follows the rules of `standard`; it does not yet limit
/// the client's own sending rate.
enum class RetryMode : unsigned char { standard, adaptive };

/// When clients ask a service for its endpoint, of those services that offer it: `automatic` asks where the service
/// requires it.
enum class EndpointDiscovery : unsigned char { automatic, on, off };

struct RetryConfig {
    Optional<RetryMode> mode{};
    /// How often a request is sent at most, the first attempt included. Default 3 (environment AWS_MAX_ATTEMPTS,
    /// profile key max_attempts).
    Optional<int> total_max_attempts{};
};

namespace s3 {
/// How the bucket enters the URL: `automatic` puts it into the host where that is possible.
enum class AddressingStyle : unsigned char { automatic, virtual_hosted, path };
}  // namespace s3

/// Settings that only Amazon S3's client reads.
struct S3Config {
    Optional<s3::AddressingStyle> addressing_style{};
    Optional<bool> use_accelerate_endpoint{};
    Optional<bool> use_arn_region{};
    /// Sends requests of us-east-1 to the address without a region (`us_east_1_regional_endpoint = legacy`). Default
    /// false.
    Optional<bool> use_global_endpoint{};
    /// Refuses access points that span regions.
    Optional<bool> disable_multi_region_access_points{};
    /// Whether uploads over HTTPS are signed with the body's SHA-256. Default false: UNSIGNED-PAYLOAD over HTTPS.
    Optional<bool> payload_signing_enabled{};
};

/// The value of a setting that a service's endpoint rules define.
using ContextParam = std::variant<bool, std::string, std::vector<std::string>>;

/// Settings of one client; what is absent comes from the environment, then the profile, then the default. Plain data.
struct Config {
    Optional<std::string> region_name{};
    /// Where requests go instead of the service's own endpoint, `http://localhost:4566`.
    Optional<std::string> endpoint_url{};
    /// Leaves endpoint URLs of the environment and the shared files aside.
    Optional<bool> ignore_configured_endpoint_urls{};
    RetryConfig retries{};
    /// Default 60 s, as boto3.
    Optional<std::chrono::milliseconds> connect_timeout{};
    /// Longest silence of the peer. Default 60 s, as boto3.
    Optional<std::chrono::milliseconds> read_timeout{};
    /// Connections kept for reuse. Default 10, as boto3.
    Optional<int> max_pool_connections{};
    Optional<std::string> user_agent_extra{};
    /// Sent as app/ID in the user agent; at most 50 characters.
    Optional<std::string> user_agent_appid{};
    S3Config s3{};
    /// Settings that the model of one service has for its endpoint rules (`clientContextParams`), by the model's names:
    /// `{{"ServiceType", "ACM-ACME"}}`. A request's own values win over them. Other services ignore them.
    std::vector<std::pair<std::string, ContextParam>> client_context_params{};
    /// Switches the gzip of large bodies off, for the operations whose model asks for it.
    Optional<bool> disable_request_compression{};
    /// Bodies below this size are not compressed. Default 10,240.
    Optional<int> request_min_compression_size_bytes{};
    /// False sends requests without checking them against the model first (required members, least lengths and values,
    /// unions): the service then tells what is wrong. Default true (profile key parameter_validation).
    Optional<bool> parameter_validation{};
    /// Default automatic (environment AWS_ENDPOINT_DISCOVERY_ENABLED or AWS_ENABLE_ENDPOINT_DISCOVERY, profile key
    /// endpoint_discovery_enabled: true, false or auto). A client with an endpoint URL of its own never asks.
    Optional<EndpointDiscovery> endpoint_discovery{};
    /// Whether operations put their own prefix before the endpoint's host, as `data.`. Default true (environment
    /// AWS_DISABLE_HOST_PREFIX_INJECTION, profile key disable_host_prefix_injection: the opposite).
    Optional<bool> inject_host_prefix{};
    Optional<bool> use_fips_endpoint{};
    Optional<bool> use_dualstack_endpoint{};
    /// Whether endpoints may name the credentials' account: `preferred` (the default), `disabled`, or `required`.
    Optional<std::string> account_id_endpoint_mode{};
    /// False switches the check of the server's certificate off. Only for tests.
    Optional<bool> verify{};
    /// PEM file of trusted certificates, in place of the system's.
    Optional<std::string> ca_bundle{};
    /// Seams. Null means the library's own.
    std::shared_ptr<CredentialsProvider> credentials_provider{};
    std::shared_ptr<Transport> transport{};
    std::shared_ptr<Clock> clock{};
};

}  // namespace inia
