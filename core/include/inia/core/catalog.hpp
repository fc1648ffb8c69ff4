#pragma once

#include <inia/core/export.hpp>

#include <span>
#include <string_view>
#include <vector>

/// What the models say of AWS as a whole: static data, linked by those who ask for it. All functions are thread-safe
/// and do no I/O; all texts are static.
namespace inia {

/// A service that inia can generate a client for, whether or not this build has it.
struct ServiceDescription {
    std::string_view name{};             ///< boto3's client name, which is inia's component: `cognito-idp`.
    std::string_view service_id{};       ///< `Cognito Identity Provider`
    std::string_view title{};            ///< `Amazon Cognito Identity Provider`
    std::string_view api_version{};      ///< `2016-04-18`
    std::string_view endpoint_prefix{};  ///< First label of its hosts, and its name in tables of regions.
};

/// All services, in order of their names.
INIA_EXPORT std::span<ServiceDescription const> services() noexcept;

/// The names of AWS's partitions: `aws`, `aws-cn` ...
INIA_EXPORT std::vector<std::string_view> available_partitions();

/// The regions of a partition where a service is known to have an endpoint; empty for a service or partition nobody
/// knows. As in boto3 this is what the models say, which may lag behind what AWS offers. `allow_non_regional` adds
/// endpoints that are no regions (`aws-global`, `fips-us-east-1`).
INIA_EXPORT std::vector<std::string_view> available_regions(std::string_view service,
                                                            std::string_view partition = "aws",
                                                            bool allow_non_regional = false);

/// The partition that a region belongs to, by its name or its form: `us-gov-west-1` -> `aws-us-gov`. Throws ConfigError
/// for what cannot be a region of any partition.
INIA_EXPORT std::string_view partition_for_region(std::string_view region);

}  // namespace inia
