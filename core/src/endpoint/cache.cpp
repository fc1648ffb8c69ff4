#include "endpoint/cache.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace inia::detail {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept { return (std::rotl(hash, 23) ^ word) * factor; }

template<class Word> std::uint64_t load(char const* from) noexcept {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Words that overlap take in a text's end without a loop over bytes.
std::uint64_t mix(std::uint64_t hash, std::string_view text) noexcept {
    hash = mix(hash, text.size());
    char const *from = text.data(), *const end = from + text.size();
    if (text.size() >= 8) {
        for (; end - from > 8; from += 8) hash = mix(hash, load<std::uint64_t>(from));
        return mix(hash, load<std::uint64_t>(end - 8));
    }
    if (text.size() >= 4) return mix(hash, load<std::uint32_t>(from) << 32 | load<std::uint32_t>(end - 4));
    for (; from != end; ++from) hash = mix(hash, static_cast<unsigned char>(*from));
    return hash;
}

/// Whoever chooses bad buckets on purpose gets the speed of a miss, no worse.
std::size_t hash_of(ResolveEndpoint resolve, EndpointKey const& key) noexcept {
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(resolve);
    for (auto const [data, size] : key.parts()) hash = mix(hash, std::string_view(data, size));
    // What the high bits of the last word changed comes down once more.
    return ((hash ^ hash >> 32) * factor) >> 40;
}

/// A part's size as it stands before it in an entry's text; what ends a parameter has a size that no value has.
std::uint32_t size_of(EndpointKey::Part part) noexcept {
    return part.data ? static_cast<std::uint32_t>(part.size) : std::uint32_t(-1);
}

}  // namespace

EndpointCache::Entry::Entry(ResolveEndpoint by, EndpointKey const& with, Endpoint&& made)
    : endpoint(std::move(made)),
      resolve_(by) {
    for (EndpointKey::Part const part : with.parts()) {
        std::uint32_t const size = size_of(part);
        key_.append(reinterpret_cast<char const*>(&size), sizeof size).append(part.data, part.size);
    }
}

bool EndpointCache::Entry::is(ResolveEndpoint by, EndpointKey const& with) const noexcept {
    if (resolve_ != by) return false;
    char const *at = key_.data(), *const end = at + key_.size();
    for (EndpointKey::Part const part : with.parts()) {
        if (at == end || load<std::uint32_t>(at) != size_of(part)) return false;
        at += sizeof(std::uint32_t);
        if (part.size && std::memcmp(at, part.data, part.size) != 0) return false;
        at += part.size;
    }
    return at == end;
}

EndpointCache::~EndpointCache() {
    for (Slot& slot : slots_) delete slot.first.load(std::memory_order_relaxed);
}

EndpointCache::Slot& EndpointCache::slot(ResolveEndpoint resolve, EndpointKey const& key) noexcept {
    return slots_[hash_of(resolve, key) % slots_.size()];
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
    auto entry = std::make_unique<Entry const>(resolve, key, std::move(endpoint));
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
