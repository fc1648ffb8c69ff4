#pragma once

#include <inia/core/export.hpp>
#include <inia/dynamodb/table_core.hpp>
#include <inia/dynamodb/table_key.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace inia::dynamodb {

/// Settings of Table::create.
struct CreateOptions {
    /// Units of provisioned throughput, for the table and each global index; 0: pay for each request.
    std::int64_t read_capacity_units = 0;
    std::int64_t write_capacity_units = 0;
    bool deletion_protection = false;
    /// How long to wait until the table can be used; 0: do not wait (and leave time to live off).
    std::chrono::seconds wait{600};
};

namespace detail {

/// A key attribute: its name and its type, S, N or B.
struct KeyAttribute {
    std::string_view name{};  ///< Empty: there is none.
    std::string_view type{};
};

struct IndexDefinition {
    std::string_view name{};
    bool local = false;
    KeyAttribute hash{}, range{};
};

/// What a table's type says of it.
struct TableDefinition {
    KeyAttribute hash{}, range{};
    std::vector<IndexDefinition> indexes{};
    std::string_view time_to_live{};  ///< The attribute that says when an item expires; empty without.
};

INIA_EXPORT void create_table(TableCore const& core, TableDefinition const& definition, CreateOptions const& options);

template<class M> KeyAttribute key_attribute() {
    if constexpr (std::is_void_v<M>)
        return {};
    else
        return {M::name, key_type<M>()};
}

template<class T, class Key, class Index> IndexDefinition index_definition() {
    using IndexKey = TableKey<T, Index::template hash<Key::HashMember::pointer>, Index::range>;
    return {Index::name, Index::local, key_attribute<typename IndexKey::HashMember>(),
            key_attribute<typename IndexKey::RangeMember>()};
}

template<class T, class Key, class... Indexes> TableDefinition table_definition() {
    TableDefinition definition{key_attribute<typename Key::HashMember>(),
                               key_attribute<typename Key::RangeMember>(),
                               {index_definition<T, Key, Indexes>()...}};
    any_item_member<T>([&](auto member) {
        using M = decltype(member);
        if (M::settings.time_to_live) definition.time_to_live = M::name;
        return M::settings.time_to_live;
    });
    return definition;
}

}  // namespace detail
}  // namespace inia::dynamodb
