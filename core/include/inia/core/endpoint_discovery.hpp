#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/result.hpp>

#include <chrono>
#include <memory>
#include <string>

/// Services that tell each account where its requests go (Timestream, DynamoDB): an operation of the service is asked,
/// and what it says holds for some minutes.
namespace inia {

/// What the service said of its endpoint.
struct DiscoveredEndpoint {
    std::string address{};  ///< A host, or a URL.
    std::chrono::minutes valid{};
};

/// Asks the service.
using DiscoverEndpoint = Result<DiscoveredEndpoint> (*)(ClientCore const& core);

/// Where a request of an operation with the `endpointdiscovery` trait goes: `resolved`, the endpoint of the rules, with
/// the address that was discovered. That is `resolved` itself for a client with an endpoint URL of its own, when
/// discovery is off for the operation, and when it failed but is not required. A failure is not repeated for a minute
/// while there is something to fall back to. Thread-safe.
INIA_EXPORT Result<std::shared_ptr<Endpoint const>> discovered_endpoint(ClientCore const& core,
                                                                        OperationInfo const& operation,
                                                                        std::shared_ptr<Endpoint const> resolved,
                                                                        DiscoverEndpoint discover);

/// Whether the answer says that the endpoint used is none (any more).
INIA_EXPORT bool is_invalid_endpoint(Outcome const& outcome) noexcept;

/// Forgets what was discovered, so that the next request asks again.
INIA_EXPORT void forget_endpoint(ClientCore const& core) noexcept;

}  // namespace inia
