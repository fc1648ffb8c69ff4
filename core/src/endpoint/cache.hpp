#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint_key.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace inia::detail {

/// The endpoints that a client resolved, by resolver and what the request says. Of each slot's endpoints the first
/// stays for the cache's life and is found without a lock or a count of references; beside it stands the last of the
/// others. So a program with few buckets or tables never waits, and one with many uses bounded memory. Thread-safe.
class EndpointCache {
public:
    EndpointCache() = default;
    EndpointCache(EndpointCache const&) = delete;
    EndpointCache& operator=(EndpointCache const&) = delete;
    ~EndpointCache();

    /// An endpoint that stays, null when it is not there. Valid while the cache is.
    Endpoint const* find(ResolveEndpoint resolve, EndpointKey const& key) const noexcept;
    /// Another, null when it is not there.
    std::shared_ptr<Endpoint const> find_recent(ResolveEndpoint resolve, EndpointKey const& key);
    /// What it gives without an owner is valid while the cache is.
    std::shared_ptr<Endpoint const> add(ResolveEndpoint resolve, EndpointKey const& key, Endpoint&& endpoint);

private:
    class Entry {
    public:
        Entry(std::uint64_t hash, ResolveEndpoint by, EndpointKey const& with, Endpoint&& made);
        bool is(std::uint64_t hash, ResolveEndpoint by, EndpointKey const& with) const noexcept;

        Endpoint const endpoint;

    private:
        std::uint64_t hash_;
        ResolveEndpoint resolve_;
        std::string key_;
    };
    struct Slot {
        std::atomic<Entry const*> first{nullptr};
        std::shared_ptr<Entry const> recent{};  // under mutex_
    };

    std::mutex mutex_;
    std::array<Slot, 64> slots_{};
};

}  // namespace inia::detail
