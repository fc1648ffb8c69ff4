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

/// Three words, which overlap in a text of less than 24 bytes, say enough of it: what looks the same takes the same
/// slot.
std::uint64_t mix(std::uint64_t hash, std::string_view text) noexcept {
    char const *from = text.data(), *const end = from + text.size();
    hash = mix(hash, text.size());
    if (text.size() >= 8) {
        hash = mix(hash, load<std::uint64_t>(from));
        hash = mix(hash, load<std::uint64_t>(from + (text.size() - 8) / 2));
        return mix(hash, load<std::uint64_t>(end - 8));
    }
    if (text.size() >= 4) return mix(hash, load<std::uint32_t>(from) << 32 | load<std::uint32_t>(end - 4));
    for (; from != end; ++from) hash = mix(hash, static_cast<unsigned char>(*from));
    return hash;
}

/// Whoever chooses bad buckets on purpose gets the speed of a miss, no worse.
inline std::uint64_t hash_of(ResolveEndpoint resolve, EndpointKey const& key) noexcept {
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(resolve);
    for (auto const [data, size] : key.parts()) hash = mix(hash, std::string_view(data, size));
    // What the high bits of the last word changed comes down once more.
    return ((hash ^ hash >> 32) * factor) >> 24;
}

/// std::memcmp for texts of a few words, without the call.
bool same_bytes(char const* a, char const* b, std::size_t size) noexcept {
    if (size < 8) {
        for (; size > 0; --size)
            if (*a++ != *b++) return false;
        return true;
    }
    char const* const last = a + (size - 8);
    bool const ends = load<std::uint64_t>(last) == load<std::uint64_t>(b + (size - 8));
    for (; a < last; a += 8, b += 8)
        if (load<std::uint64_t>(a) != load<std::uint64_t>(b)) return false;
    return ends;
}

/// A part's size as it stands before it in an entry's text; what ends a parameter has a size that no value has.
std::uint32_t size_of(EndpointKey::Part part) noexcept {
    return part.data ? static_cast<std::uint32_t>(part.size) : std::uint32_t(-1);
}

}  // namespace

EndpointCache::Entry::Entry(std::uint64_t hash, ResolveEndpoint by, EndpointKey const& with, Endpoint&& made)
    : endpoint(std::move(made)),
      hash_(hash),
      resolve_(by) {
    for (EndpointKey::Part const part : with.parts()) {
        std::uint32_t const size = size_of(part);
        key_.append(reinterpret_cast<char const*>(&size), sizeof size).append(part.data, part.size);
    }
}

inline bool EndpointCache::Entry::is(std::uint64_t hash, ResolveEndpoint by, EndpointKey const& with) const noexcept {
    if (hash_ != hash || resolve_ != by) return false;
    char const *at = key_.data(), *const end = at + key_.size();
    for (EndpointKey::Part const part : with.parts()) {
        if (at == end || load<std::uint32_t>(at) != size_of(part)) return false;
        at += sizeof(std::uint32_t);
        if (!same_bytes(at, part.data, part.size)) return false;
        at += part.size;
    }
    return at == end;
}

EndpointCache::~EndpointCache() {
    for (Slot& slot : slots_) delete slot.first.load(std::memory_order_relaxed);
}

Endpoint const* EndpointCache::find(ResolveEndpoint resolve, EndpointKey const& key) const noexcept {
    std::uint64_t const hash = hash_of(resolve, key);
    Entry const* const first = slots_[hash % slots_.size()].first.load(std::memory_order_acquire);
    return first && first->is(hash, resolve, key) ? &first->endpoint : nullptr;
}

std::shared_ptr<Endpoint const> EndpointCache::find_recent(ResolveEndpoint resolve, EndpointKey const& key) {
    std::uint64_t const hash = hash_of(resolve, key);
    std::lock_guard const lock(mutex_);
    std::shared_ptr<Entry const> const& recent = slots_[hash % slots_.size()].recent;
    if (!recent || !recent->is(hash, resolve, key)) return nullptr;
    return {recent, &recent->endpoint};
}

std::shared_ptr<Endpoint const> EndpointCache::add(ResolveEndpoint resolve, EndpointKey const& key,
                                                   Endpoint&& endpoint) {
    std::uint64_t const hash = hash_of(resolve, key);
    auto entry = std::make_unique<Entry const>(hash, resolve, key, std::move(endpoint));
    Slot& at = slots_[hash % slots_.size()];
    Entry const* none = nullptr;
    if (at.first.compare_exchange_strong(none, entry.get(), std::memory_order_release, std::memory_order_relaxed))
        return {std::shared_ptr<void>(), &entry.release()->endpoint};
    std::shared_ptr<Entry const> const shared = std::move(entry);
    std::lock_guard const lock(mutex_);
    at.recent = shared;
    return {shared, &shared->endpoint};
}

}  // namespace inia::detail
