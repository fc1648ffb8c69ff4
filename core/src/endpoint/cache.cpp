#include "endpoint/cache.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

namespace inia::detail {
namespace {

/// Not for untrusted keys' sake: whoever chooses bad buckets gets the speed of a miss.
std::size_t hash_of(ResolveEndpoint resolve, std::string_view bytes) noexcept {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
    auto hash = reinterpret_cast<std::uintptr_t>(resolve) * factor;
    auto const mix = [&](std::size_t size) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), size);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 29;
    };
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t)))
        mix(sizeof(std::uint64_t));
    if (!bytes.empty()) mix(bytes.size());
    return hash >> 40;
}

}  // namespace

EndpointCache::~EndpointCache() {
    for (Slot& slot : slots_) delete slot.first.load(std::memory_order_relaxed);
}

EndpointCache::Slot& EndpointCache::slot(ResolveEndpoint resolve, EndpointKey const& key) noexcept {
    return slots_[hash_of(resolve, key.bytes()) % slots_.size()];
}

std::shared_ptr<Endpoint const> EndpointCache::find(ResolveEndpoint resolve, EndpointKey const& key) {
    Slot& at = slot(resolve, key);
    Entry const* const first = at.first.load(std::memory_order_acquire);
    if (!first) return nullptr;
    // Without an owner: the entry stays as long as the cache.
    if (first->is(resolve, key)) return {std::shared_ptr<void>(), &first->endpoint};
    std::lock_guard const lock(mutex_);
    if (!at.recent || !at.recent->is(resolve, key)) return nullptr;
    return {at.recent, &at.recent->endpoint};
}

std::shared_ptr<Endpoint const> EndpointCache::add(ResolveEndpoint resolve, EndpointKey const& key,
                                                   Endpoint&& endpoint) {
    auto entry = std::make_unique<Entry const>(Entry{resolve, std::string(key.bytes()), std::move(endpoint)});
    Slot& at = slot(resolve, key);
    Entry const* none = nullptr;
    if (at.first.compare_exchange_strong(none, entry.get(), std::memory_order_release, std::memory_order_relaxed))
        return {std::shared_ptr<void>(), &entry.release()->endpoint};
    std::shared_ptr<Entry const> const shared = std::move(entry);
    std::lock_guard const lock(mutex_);
    at.recent = shared;
    return {shared, &shared->endpoint};
}

}  // namespace inia::detail
