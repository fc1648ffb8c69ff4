#pragma once

#include <inia/dynamodb.hpp>
#include <inia/dynamodb/batch_writer.hpp>
#include <inia/dynamodb/expressions.hpp>
#include <inia/dynamodb/index.hpp>
#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/item_range.hpp>
#include <inia/dynamodb/statement.hpp>
#include <inia/dynamodb/table_calls.hpp>
#include <inia/dynamodb/table_core.hpp>
#include <inia/dynamodb/table_definition.hpp>
#include <inia/dynamodb/table_key.hpp>
#include <inia/dynamodb/table_options.hpp>
#include <inia/dynamodb/transaction.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace inia::dynamodb {

/// A table whose items are of the program's type T: `Hash` and `Range` point to the members that are its key.
///
///     Table<User, &User::user_id> users{client, "users"};
///     users.put_item(alice);
///     std::optional<User> const found = users.get_item("u-42");
///
/// Items go straight between the program's structures and the wire. Every call throws what the client's function of
/// that operation throws, and MarshallingError when an item and its type do not fit together.
/// Functions that take a key take the range key's value as their second argument where the table has one.
/// Cheap to copy; thread-safe as the client is.
template<ItemType T, auto Hash, auto Range = nullptr> class Table {
    using Key = detail::TableKey<T, Hash, Range>;
    static constexpr bool has_range = Key::has_range;

public:
    using Item = T;
    using HashValue = typename Key::HashValue;    ///< Type of the hash key's member.
    using RangeValue = typename Key::RangeValue;  ///< Type of the range key's member; std::nullptr_t without one.

    /// `name` is the table's name or ARN.
    Table(Client client, std::string name) : core_(std::move(client), std::move(name)) {}

    std::string const& name() const noexcept INIA_LIFETIMEBOUND { return core_.name(); }
    Client const& client() const noexcept INIA_LIFETIMEBOUND { return core_.client(); }

    /// Makes the table, with the key's types and these indexes, and waits until it can be used; switches time to live
    /// on if a member of T has that option. ResourceInUseException says that there is one of the name.
    template<class... Indexes> void create(CreateOptions const& options = {}) const {
        detail::create_table(core_, detail::table_definition<T, Key, Indexes...>(), options);
    }

    /// The item of that key; none if there is none.
    std::optional<T> get_item(HashValue const& hash, GetOptions const& options = {}) const
        requires(!has_range)
    {
        return detail::get_item<T, Key>(core_, options, hash);
    }
    std::optional<T> get_item(HashValue const& hash, RangeValue const& range, GetOptions const& options = {}) const
        requires(has_range)
    {
        return detail::get_item<T, Key>(core_, options, hash, range);
    }

    /// Writes the item in place of one of the same key. Returns that one if `options.return_old` is set.
    ///
    /// Of a type with a version the item is written with the next one, under the condition that the table still has
    /// the item's own: ConditionalCheckFailedException says that somebody else has written since. An item that can be
    /// changed has the version that was written afterwards.
    std::optional<T> put_item(T const& item, PutOptions<T> const& options = {}) const {
        return detail::put_item(core_, item, options);
    }
    std::optional<T> put_item(T& item, PutOptions<T> const& options = {}) const {
        std::optional<T> old = detail::put_item(core_, std::as_const(item), options);
        if constexpr (detail::versioned<T>) ++detail::version_of(item);
        return old;
    }

    /// Changes attributes of the item of that key, or of a new one. `clauses` are changes (`set<&T::m>(value)`,
    /// `remove<&T::m>()`, `add<..>`, `delete_from<..>`), predicates, which are the condition, and UpdateOptions.
    /// A version is counted up.
    template<class... Clauses>
    Updated<T> update_item(HashValue const& hash, Clauses const&... clauses) const
        requires(!has_range)
    {
        return detail::update_item<T, Key>(core_, std::tie(hash), clauses...);
    }
    template<class... Clauses>
    Updated<T> update_item(HashValue const& hash, RangeValue const& range, Clauses const&... clauses) const
        requires(has_range)
    {
        return detail::update_item<T, Key>(core_, std::tie(hash, range), clauses...);
    }

    /// Deletes the item of that key; without a condition it need not be there, and may have any version. Returns it if
    /// `options.return_old` is set.
    std::optional<T> delete_item(HashValue const& hash, DeleteOptions<T> const& options = {}) const
        requires(!has_range)
    {
        return detail::delete_item<T, Key>(core_, options, hash);
    }
    std::optional<T> delete_item(HashValue const& hash, RangeValue const& range,
                                 DeleteOptions<T> const& options = {}) const
        requires(has_range)
    {
        return detail::delete_item<T, Key>(core_, options, hash, range);
    }

    /// The items of one hash key and, if the condition says so, of a part of its range keys, in their order:
    /// `orders.query(key<&Order::user> == "u-42" && key<&Order::number> > 100)`.
    template<class Condition> ItemRange<T> query(Condition const& keys, QueryOptions<T> const& options = {}) const {
        return detail::query<T>(core_, detail::keys_for<T, Hash, Range>(keys), {}, options);
    }
    /// All items.
    ItemRange<T> scan(ScanOptions<T> const& options = {}) const { return detail::scan<T>(core_, {}, options); }
    /// How many items a query or a scan would give; none of them travels. Segments are counted side by side.
    template<class Condition>
    std::int64_t count(Condition const& keys, QueryOptions<T> const& options = {}) const
        requires(!std::is_same_v<Condition, ScanOptions<T>>)
    {
        return detail::count<T>(core_, detail::keys_for<T, Hash, Range>(keys), {}, options);
    }
    std::int64_t count(ScanOptions<T> const& options = {}) const { return detail::count<T>(core_, {}, options); }

    /// The same table by another key: `users.index<ByTier>().query(key<&User::tier> == "pro")`.
    template<class Index> IndexView<T, Hash, Index> index() const { return IndexView<T, Hash, Index>(core_); }

    /// The items of these keys, 100 at a time, each once; those that are not there are left out, the order is any.
    std::vector<T> batch_get(std::vector<typename Key::Value> const& keys, GetOptions const& options = {}) const {
        return detail::batch_get<T, Key>(core_, keys, options);
    }
    /// Puts and deletes, 25 at a time.
    BatchWriter<T, Hash, Range> batch_writer(BatchOptions const& options = {}) const {
        detail::BatchQueue queue(core_.client(), core_.name(), Key::names());
        queue.capacity = options.consumed_capacity;
        queue.options = options.call;
        return BatchWriter<T, Hash, Range>(std::move(queue));
    }

    /// Parts of a transaction; see transact_write and transact_get. A put has the next version and its condition, as
    /// put_item has, but the item stays as it is: read it again to go on with it. An update takes TransactOptions.
    TransactWrite transact_put(T const& item, TransactOptions<T> const& options = {}) const {
        return detail::transact_put(core_, item, options);
    }
    template<class... Arguments>
    TransactWrite transact_update(HashValue const& hash, Arguments const&... clauses) const
        requires(!has_range)
    {
        return detail::transact_update<T, Key>(core_, std::tie(hash), clauses...);
    }
    template<class... Arguments>
    TransactWrite transact_update(HashValue const& hash, RangeValue const& range, Arguments const&... clauses) const
        requires(has_range)
    {
        return detail::transact_update<T, Key>(core_, std::tie(hash, range), clauses...);
    }
    TransactWrite transact_delete(HashValue const& hash, TransactOptions<T> const& options = {}) const
        requires(!has_range)
    {
        return detail::transact_delete<T, Key>(core_, options, hash);
    }
    TransactWrite transact_delete(HashValue const& hash, RangeValue const& range,
                                  TransactOptions<T> const& options = {}) const
        requires(has_range)
    {
        return detail::transact_delete<T, Key>(core_, options, hash, range);
    }
    /// The transaction fails unless the item of that key is as the condition says.
    TransactWrite transact_check(HashValue const& hash, Predicate<T> const& condition) const
        requires(!has_range)
    {
        return detail::transact_check<T, Key>(core_, condition, hash);
    }
    TransactWrite transact_check(HashValue const& hash, RangeValue const& range, Predicate<T> const& condition) const
        requires(has_range)
    {
        return detail::transact_check<T, Key>(core_, condition, hash, range);
    }
    TransactGet<T> transact_get(HashValue const& hash) const
        requires(!has_range)
    {
        return detail::transact_get<T, Key>(core_, hash);
    }
    TransactGet<T> transact_get(HashValue const& hash, RangeValue const& range) const
        requires(has_range)
    {
        return detail::transact_get<T, Key>(core_, hash, range);
    }

private:
    detail::TableCore core_;
};

}  // namespace inia::dynamodb
