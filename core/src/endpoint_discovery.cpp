#include <inia/core/endpoint_discovery.hpp>

#include "endpoint_cache.hpp"

#include <inia/core/clock.hpp>
#include <inia/core/operation.hpp>

namespace inia {
namespace {

using detail::EndpointCache;

constexpr std::chrono::minutes pause_after_failure{1};

std::shared_ptr<Endpoint const> at_address(Endpoint const& resolved, std::string const& address) {
    auto endpoint = std::make_shared<Endpoint>(resolved);
    endpoint->url = address.find("://") == std::string::npos ? "https://" + address : address;
    return endpoint;
}

AnyError required_but_off(OperationInfo const& operation) {
    return ConfigError(
        std::string(operation.service->name) + ' ' + std::string(operation.name)
        + " needs its endpoint to be discovered, which is switched off: set endpoint_discovery_enabled to"
          " true or auto, or give an endpoint_url");
}

/// Asks the service and keeps what it says. False when it says nothing usable; the cache then knows of the failure.
bool refresh(EndpointCache& cache, ClientCore const& core, Endpoint const& resolved, DiscoverEndpoint discover,
             EndpointCache::TimePoint now, AnyError& error) {
    Result<DiscoveredEndpoint> found = discover(core);
    if (!found) {
        error = found.error();
        cache.failed_at = now;
        return false;
    }
    cache.endpoint = at_address(resolved, found->address);
    cache.valid_until = now + found->valid;
    cache.failed_at.reset();
    return true;
}

}  // namespace

Result<std::shared_ptr<Endpoint const>> discovered_endpoint(ClientCore const& core, OperationInfo const& operation,
                                                            std::shared_ptr<Endpoint const> resolved,
                                                            DiscoverEndpoint discover) {
    Result<std::shared_ptr<ResolvedConfig const>> const config = core.config();
    if (!config) return config.error();
    bool const required = operation.discovery == DiscoveryRule::required;
    EndpointDiscovery const mode = (*config)->endpoint_discovery;
    if (!(*config)->endpoint_url.empty()) return resolved;
    if (mode == EndpointDiscovery::off && required) return required_but_off(operation);
    if (mode == EndpointDiscovery::off || (mode == EndpointDiscovery::automatic && !required)) return resolved;

    EndpointCache& cache = core.endpoint_cache();
    std::lock_guard const lock(cache.mutex);
    EndpointCache::TimePoint const now = core.clock().steady_now();
    if (cache.endpoint && now < cache.valid_until) return cache.endpoint;
    bool const pausing = cache.failed_at && now < *cache.failed_at + pause_after_failure;
    bool const has_fallback = cache.endpoint || !required;
    AnyError error;
    if ((!pausing || !has_fallback) && refresh(cache, core, *resolved, discover, now, error)) return cache.endpoint;
    if (cache.endpoint) return cache.endpoint;
    if (!required) return resolved;
    return error;
}

bool is_invalid_endpoint(Outcome const& outcome) noexcept {
    return outcome.failed && (outcome.response.status == 421 || outcome.error.code == "InvalidEndpointException");
}

void forget_endpoint(ClientCore const& core) noexcept {
    EndpointCache& cache = core.endpoint_cache();
    std::lock_guard const lock(cache.mutex);
    cache.endpoint.reset();
}

}  // namespace inia
