#include <inia/core/detail/map_index.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace inia::detail {

// Positions sorted by key, cut into blocks: an insertion moves part of one block. In one array it would move half of
// all positions, and a hostile answer with a million keys would take minutes.
class MapIndex {
public:
    using Block = std::vector<std::uint32_t>;

    std::size_t find(Keys keys, std::string_view key) const noexcept {
        Block const& block = blocks_[block_of(keys, key)];
        auto const at = lower_bound(block, keys, key);
        return at != block.end() && keys[*at] == key ? *at : keys.count;
    }

    // The key must not be there yet.
    void insert(Keys keys, std::uint32_t position) {
        std::string_view const key = keys[position];
        std::size_t const number = block_of(keys, key);
        if (blocks_[number].size() == block_limit) {
            split(number);
            insert(keys, position);
            return;
        }
        Block& block = blocks_[number];
        block.insert(lower_bound(block, keys, key), position);
    }

    void erase(std::uint32_t position) noexcept {
        for (Block& block : blocks_) {
            std::erase(block, position);
            for (std::uint32_t& other : block) other -= other > position ? 1 : 0;
        }
        std::erase_if(blocks_, [](Block const& block) { return block.empty(); });
    }

private:
    static constexpr std::size_t block_limit = 512;

    static Block::const_iterator lower_bound(Block const& block, Keys keys, std::string_view key) noexcept {
        return std::lower_bound(
            block.begin(), block.end(), key,
            [keys](std::uint32_t position, std::string_view wanted) { return keys[position] < wanted; });
    }

    // The last block that begins at or before the key; the first one if the key is before all.
    std::size_t block_of(Keys keys, std::string_view key) const noexcept {
        auto const after = std::upper_bound(
            blocks_.begin() + 1, blocks_.end(), key,
            [keys](std::string_view wanted, Block const& block) { return wanted < keys[block.front()]; });
        return static_cast<std::size_t>(after - blocks_.begin()) - 1;
    }

    void split(std::size_t number) {
        Block upper;
        upper.reserve(block_limit);
        upper.assign(blocks_[number].begin() + block_limit / 2, blocks_[number].end());
        blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(number) + 1, std::move(upper));
        blocks_[number].resize(block_limit / 2);
    }

    std::vector<Block> blocks_{1};  // none is empty, except the only one of an index that is being made
};

std::size_t find_key(Keys keys, MapIndex const* index, std::string_view key) noexcept {
    if (index != nullptr) return index->find(keys, key);
    auto const* at = reinterpret_cast<char const*>(keys.first);
    for (std::size_t position = 0; position < keys.count; ++position, at += keys.stride) {
        auto const& other = *reinterpret_cast<std::string const*>(at);
        // Few keys have the same length, and the call of memcmp is what costs.
        if (other.size() == key.size() && (key.empty() || std::memcmp(other.data(), key.data(), key.size()) == 0))
            return position;
    }
    return keys.count;
}

void index_last(Keys keys, MapIndex*& index) {
    if (keys.count <= unindexed) return;
    if (keys.count > UINT32_MAX) throw std::length_error{"inia: too many entries in a map"};
    if (index != nullptr) {
        index->insert(keys, static_cast<std::uint32_t>(keys.count - 1));
        return;
    }
    MapIndex made;
    for (std::size_t position = 0; position < keys.count; ++position)
        made.insert(keys, static_cast<std::uint32_t>(position));
    index = new MapIndex{std::move(made)};
}

void unindex(Keys keys, MapIndex*& index, std::size_t position) noexcept {
    if (index == nullptr) return;
    if (keys.count > unindexed) {
        index->erase(static_cast<std::uint32_t>(position));
        return;
    }
    drop_index(index);
    index = nullptr;
}

MapIndex* copy_index(MapIndex const* index) { return index == nullptr ? nullptr : new MapIndex{*index}; }

void drop_index(MapIndex* index) noexcept { delete index; }

}  // namespace inia::detail
