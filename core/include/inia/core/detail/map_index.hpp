#pragma once

#include <inia/core/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace inia::detail {

/// Where the keys of a map's entries lie: `count` of them, each `stride` bytes behind the one before.
struct Keys {
    std::string const* first;
    std::size_t stride;
    std::size_t count;

    std::string const& operator[](std::size_t position) const noexcept {
        return *reinterpret_cast<std::string const*>(reinterpret_cast<char const*>(first) + position * stride);
    }
};

/// The positions of a map's entries in the order of their keys. A map of up to `unindexed` entries has none, because
/// comparing the lengths of so few keys is quicker; a larger one always has.
class MapIndex;

inline constexpr std::size_t unindexed = 16;

/// Position of the entry with this key, or keys.count. Logarithmic in the number of entries.
INIA_EXPORT std::size_t find_key(Keys keys, MapIndex const* index, std::string_view key) noexcept;
/// Brings the index up to date after an entry was added at the end; makes it if the map has just become large.
/// If it throws (std::bad_alloc), the index is as before.
INIA_EXPORT void index_last(Keys keys, MapIndex*& index);
/// Brings the index up to date after the entry at `position` was removed; drops it if the map has become small.
INIA_EXPORT void unindex(Keys keys, MapIndex*& index, std::size_t position) noexcept;
INIA_EXPORT MapIndex* copy_index(MapIndex const* index);
INIA_EXPORT void drop_index(MapIndex* index) noexcept;

}  // namespace inia::detail
