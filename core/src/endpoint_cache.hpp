#pragma once

#include <inia/core/endpoint.hpp>
#include <inia/core/optional.hpp>

#include <chrono>
#include <memory>
#include <mutex>

namespace inia::detail {

/// What a client knows of its discovered endpoint. `mutex` guards the rest, and lets one thread ask for all.
struct EndpointCache {
    using TimePoint = std::chrono::steady_clock::time_point;

    std::mutex mutex{};
    std::shared_ptr<Endpoint const> endpoint{};  ///< Null: none was found yet.
    TimePoint valid_until{};
    Optional<TimePoint> failed_at{};
};

}  // namespace inia::detail
