#pragma once

#include <inia/dynamodb/table_calls.hpp>
#include <inia/dynamodb/table_core.hpp>
#include <inia/dynamodb/table_key.hpp>
#include <inia/dynamodb/table_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::dynamodb {

/// The name of an index, as a template's argument.
template<std::size_t Size> struct IndexName {
    char text[Size]{};
    consteval IndexName(char const (&name)[Size]) { std::copy_n(name, Size, text); }
    constexpr std::string_view view() const { return {text, Size - 1}; }
};

/// A global secondary index: the table's items by other members. All attributes are projected.
///
///     using ByTier = GlobalIndex<"by-tier", &User::tier, &User::logins>;
template<IndexName Name, auto Hash, auto Range = nullptr> struct GlobalIndex {
    static constexpr std::string_view name = Name.view();
    static constexpr bool local = false;
    template<auto> static constexpr auto hash = Hash;
    static constexpr auto range = Range;
};

/// A local secondary index: the table's items of a hash key in the order of another member.
template<IndexName Name, auto Range> struct LocalIndex {
    static constexpr std::string_view name = Name.view();
    static constexpr bool local = true;
    template<auto TableHash> static constexpr auto hash = TableHash;
    static constexpr auto range = Range;
};

/// A table's items by an index. Made by Table::index. Thread-safe.
template<ItemType T, auto TableHash, class Index> class IndexView {
    static constexpr auto hash = Index::template hash<TableHash>;

public:
    explicit IndexView(detail::TableCore const& core) : core_(core) {}

    /// The items of one hash key of the index, in the order of its range key.
    template<class Condition> ItemRange<T> query(Condition const& keys, QueryOptions<T> const& options = {}) const {
        return detail::query<T>(core_, detail::keys_for<T, hash, Index::range>(keys), Index::name, options);
    }
    /// All items that have the index's key.
    ItemRange<T> scan(ScanOptions<T> const& options = {}) const { return detail::scan<T>(core_, Index::name, options); }
    template<class Condition> std::int64_t count(Condition const& keys, QueryOptions<T> const& options = {}) const {
        return detail::count<T>(core_, detail::keys_for<T, hash, Index::range>(keys), Index::name, options);
    }

private:
    detail::TableCore core_;
};

}  // namespace inia::dynamodb
