#pragma once

#include <inia/core/detail/initialises.hpp>
#include <inia/core/detail/map_index.hpp>
#include <inia/core/detail/sequence.hpp>
#include <inia/core/detail/throw.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia {

/// Says that a map is present and has no entries, where `{}` says that it is absent: `.Metadata = inia::empty_map()`.
class EmptyMap {
    constexpr explicit EmptyMap() = default;
    friend constexpr EmptyMap empty_map() noexcept;
};

/// The present map without entries.
constexpr EmptyMap empty_map() noexcept { return EmptyMap{}; }

/// One entry of a Map. The names are those of std::pair, so that code written for std::map reads on.
/// The key of an entry inside a map must not be changed: the map would not find it any more.
template<class T> struct MapEntry {
    std::string first;
    T second{};

    bool operator==(MapEntry const& other) const { return first == other.first && second == other.second; }
};

namespace detail {

/// A pair in the braces of a map; mutable as Text is, for the map to move out of.
template<class T> class MapItem {
public:
    MapItem(Text key, T value)
        requires(!std::is_arithmetic_v<T>)
        : key_{key.take()},
          value_(std::move(value)) {}
    template<class U>
        requires(std::is_arithmetic_v<T> && Initialises<U, T>)
    MapItem(Text key, U&& value) : key_{key.take()},
                                   value_(static_cast<T>(value)) {}

    MapEntry<T> take() const { return {std::move(key_), std::move(value_)}; }

private:
    mutable std::string key_;
    mutable T value_;
};

template<> class MapItem<std::string> {
public:
    MapItem(Text key, Text value) : key_{key.take()}, value_{value.take()} {}

    MapEntry<std::string> take() const { return {std::move(key_), std::move(value_)}; }

private:
    mutable std::string key_;
    mutable std::string value_;
};

/// A key from which an entry makes its own string in place.
struct KeyText {
    std::string_view text;
    operator std::string() const { return std::string{text}; }
};

/// A standard map from std::string to T, not one of ours.
template<class M, class T>
concept StringMap =
    same<typename M::key_type, std::string> && same<typename M::mapped_type, T> && !requires { typename M::inia_map; };

}  // namespace detail

/// A map member with string keys: std::map's interface, and it may be absent. An absent map iterates as an empty
/// one; on the wire, and for ==, they differ. Entries keep the order in which they were added and lie in one array;
/// looking one up is linear up to 16 entries and logarithmic beyond.
/// Adding an entry may move the others: references and iterators end there. T may be incomplete where a Map<T> is
/// declared. Reading from several threads is safe.
template<class T> class Map {
public:
    using inia_map = Map;
    using key_type = std::string;
    using mapped_type = T;
    using value_type = MapEntry<T>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using iterator = MapEntry<T>*;
    using const_iterator = MapEntry<T> const*;

    constexpr Map() noexcept = default;
    Map(EmptyMap) noexcept { entries_.make_present(); }
    /// A key given twice has the last value.
    Map(std::initializer_list<detail::MapItem<T>> items) {
        Map made{empty_map()};
        made.entries_.reserve(items.size());
        for (auto const& item : items) {
            MapEntry<T> entry = item.take();
            made.insert_or_assign(std::move(entry.first), std::move(entry.second));
        }
        swap(made);
    }

    /// A std::map, std::unordered_map or the like from std::string to T; its values are moved if it is a temporary.
    template<class M>
        requires detail::StringMap<std::remove_cvref_t<M>, T>
    Map(M&& entries) {
        Map made{empty_map()};
        for (auto& entry : entries) {
            if constexpr (std::is_lvalue_reference_v<M>)
                made.insert_or_assign(entry.first, entry.second);
            else
                made.insert_or_assign(entry.first, std::move(entry.second));
        }
        swap(made);
    }

    Map(Map const& other) : entries_{other.entries_}, index_{detail::copy_index(other.index_)} {}
    Map(Map&& other) noexcept : entries_{std::move(other.entries_)}, index_{std::exchange(other.index_, nullptr)} {}
    Map& operator=(Map other) noexcept {
        swap(other);
        return *this;
    }
    ~Map() {
        if (index_ != nullptr) detail::drop_index(index_);
    }

    /// Copied into a std::map, std::unordered_map or the like from std::string to T.
    template<class M>
        requires detail::StringMap<M, T>
    operator M() const {
        M entries;
        for (auto const& entry : *this) entries.emplace(entry.first, entry.second);
        return entries;
    }

    /// Whether the map is present, with or without entries.
    bool has_value() const noexcept { return entries_.present(); }
    /// Makes the map present and without entries; returns it.
    Map& emplace() noexcept INIA_LIFETIMEBOUND {
        clear();
        entries_.make_present();
        return *this;
    }
    /// Makes the map absent.
    void reset() noexcept { *this = Map{}; }

    bool empty() const noexcept { return entries_.begin() == entries_.end(); }
    size_type size() const noexcept { return entries_.size(); }

    iterator begin() noexcept INIA_LIFETIMEBOUND { return entries_.begin(); }
    iterator end() noexcept INIA_LIFETIMEBOUND { return entries_.end(); }
    const_iterator begin() const noexcept INIA_LIFETIMEBOUND { return entries_.begin(); }
    const_iterator end() const noexcept INIA_LIFETIMEBOUND { return entries_.end(); }
    const_iterator cbegin() const noexcept INIA_LIFETIMEBOUND { return entries_.begin(); }
    const_iterator cend() const noexcept INIA_LIFETIMEBOUND { return entries_.end(); }

    /// The entry with this key, or end().
    iterator find(std::string_view key) noexcept INIA_LIFETIMEBOUND { return entries_.begin() + position_of(key); }
    const_iterator find(std::string_view key) const noexcept INIA_LIFETIMEBOUND {
        return entries_.begin() + position_of(key);
    }
    bool contains(std::string_view key) const noexcept { return position_of(key) != size(); }
    size_type count(std::string_view key) const noexcept { return contains(key) ? 1 : 0; }

    /// The value of this key; throws std::out_of_range that names the key if there is none.
    T& at(std::string_view key) INIA_LIFETIMEBOUND {
        auto const entry = find(key);
        if (entry == end()) detail::throw_no_key(key);
        return entry->second;
    }
    T const& at(std::string_view key) const INIA_LIFETIMEBOUND {
        auto const entry = find(key);
        if (entry == end()) detail::throw_no_key(key);
        return entry->second;
    }

    /// The value of this key, which is added as T{} if there is none.
    T& operator[](std::string_view key) INIA_LIFETIMEBOUND {
        auto const entry = find(key);
        return entry != end() ? entry->second : append_new(key);
    }

    /// Sets the value of this key; the entry, and whether it was added.
    std::pair<iterator, bool> insert_or_assign(std::string key, T value) INIA_LIFETIMEBOUND {
        auto const entry = find(key);
        if (entry != end()) {
            entry->second = std::move(value);
            return {entry, false};
        }
        add(std::move(key), std::move(value));
        return {end() - 1, true};
    }

    /// For decoders: T{} under this key, to be read into. A key that comes again keeps its place and loses its value.
    T& append(std::string_view key) INIA_LIFETIMEBOUND {
        auto const entry = find(key);
        if (entry == end()) return append_new(key);
        entry->second = T{};
        return entry->second;
    }
    /// As `append`, for a key that is not there.
    T& append_new(std::string_view key) INIA_LIFETIMEBOUND { return add(detail::KeyText{key}); }

    /// Makes room, and so makes the map present if count is not 0.
    void reserve(size_type count) { entries_.reserve(count); }
    /// Removes all entries; a present map stays present.
    void clear() noexcept {
        entries_.truncate(entries_.begin());
        detail::drop_index(std::exchange(index_, nullptr));
    }
    /// Removes the entry; returns how many there were. Linear in the number of entries.
    size_type erase(std::string_view key) {
        auto const entry = find(key);
        if (entry == end()) return 0;
        erase(entry);
        return 1;
    }
    /// Removes the entry; returns the one behind it.
    iterator erase(const_iterator entry) INIA_LIFETIMEBOUND {
        auto const position = entry - begin();
        iterator const removed = begin() + position;
        entries_.erase(removed, removed + 1);
        detail::unindex(keys(), index_, static_cast<std::size_t>(position));
        return removed;
    }

    void swap(Map& other) noexcept {
        entries_.swap(other.entries_);
        std::swap(index_, other.index_);
    }

    /// Same presence, same values under the same keys, in whatever order.
    bool operator==(Map const& other) const {
        if (has_value() != other.has_value() || size() != other.size()) return false;
        for (auto const& entry : *this) {
            auto const same = other.find(entry.first);
            if (same == other.end() || !(same->second == entry.second)) return false;
        }
        return true;
    }

private:
    detail::Keys keys() const noexcept {
        return {empty() ? nullptr : &entries_.begin()->first, sizeof(MapEntry<T>), size()};
    }
    size_type position_of(std::string_view key) const noexcept { return detail::find_key(keys(), index_, key); }

    // Arguments are a key and, as an option, its value.
    template<class... A> T& add(A&&... arguments) {
        auto& entry = entries_.emplace_back(static_cast<A&&>(arguments)...);
        if (size() <= detail::unindexed) return entry.second;
        try {
            detail::index_last(keys(), index_);
        } catch (...) {
            entries_.truncate(entries_.end() - 1);
            throw;
        }
        return entry.second;
    }

    detail::Sequence<MapEntry<T>> entries_;
    detail::MapIndex* index_ = nullptr;
};

}  // namespace inia
