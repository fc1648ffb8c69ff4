#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/dynamodb/client.hpp>
#include <inia/dynamodb/table_calls.hpp>
#include <inia/dynamodb/table_core.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>

/// Transactions: all of it happens, or nothing. Their parts come from the tables that they concern, which may be
/// several.
namespace inia::dynamodb {

/// Settings of the parts of a transaction.
template<class T> struct TransactOptions {
    Optional<Predicate<T>> condition{};
    bool return_item_on_failure = false;  ///< The exception's CancellationReasons have what is in the table.
};

/// A part of a transaction: its table, and what the request has for it, `{"Put":{...}}`.
class TransactPart {
public:
    /// For the library itself.
    TransactPart(std::string table, std::string body) : table_(std::move(table)), body_(std::move(body)) {}
    std::string const& table() const noexcept INIA_LIFETIMEBOUND { return table_; }
    std::string const& body() const noexcept INIA_LIFETIMEBOUND { return body_; }

private:
    std::string table_;
    std::string body_;
};

/// A put, an update, a delete or a check. Made by the functions of a Table.
class TransactWrite : public TransactPart {
    using TransactPart::TransactPart;
};

/// A read of an item of type T. Made by Table::transact_get.
template<class T> class TransactGet : public TransactPart {
    using TransactPart::TransactPart;
};

/// Does all of the writes, at most 100, or none: then TransactionCanceledException says for each why. Retries write
/// once, as the request bears a token.
///
///     transact_write(client, {accounts.transact_update("a", add<&Account::balance>(-5), attr<&Account::balance> >= 5),
///                             accounts.transact_update("b", add<&Account::balance>(5))});
INIA_EXPORT void transact_write(Client const& client, std::span<TransactWrite const> writes,
                                TransactionOptions const& options = {});
inline void transact_write(Client const& client, std::initializer_list<TransactWrite> writes,
                           TransactionOptions const& options = {}) {
    transact_write(client, std::span(writes.begin(), writes.size()), options);
}

namespace detail {

/// Reads the items of a transaction, one after the other, with `read(in, index, to)`.
INIA_EXPORT AnyError transact_get(Client const& client, std::span<TransactPart const* const> gets,
                                  void (*read)(ItemReader& in, std::size_t index, void* to), void* to,
                                  TransactionOptions const& options);

template<class... T> struct TransactItems {
    std::tuple<std::optional<T>...> items{};

    static void read(ItemReader& in, std::size_t index, void* to) {
        auto& items = static_cast<TransactItems*>(to)->items;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (void)((I == index && (read_item(in, std::get<I>(items).emplace()), true)) || ...);
        }(std::index_sequence_for<T...>{});
    }
};

template<class T> TransactWrite transact_put(TableCore const& core, T const& item, TransactOptions<T> const& options) {
    json::Writer body;
    body.raw(std::string_view(R"({"Put":)"));
    core.begin(body);
    body.raw(std::string_view(R"(,"Item":)"));
    write_item_to(body, item);
    WriteSettings settings{.condition = expression_of(options.condition),
                           .return_item_on_failure = options.return_item_on_failure};
    if constexpr (versioned<T>) settings.condition = both(settings.condition, same_version(item));
    return end_element(core, body, settings);
}

template<class T, class Key, class Values, class... Clauses>
TransactWrite transact_update(TableCore const& core, Values const& key, Clauses const&... clauses) {
    UpdateClauses<T, TransactOptions<T>> all;
    (all.take(clauses), ...);
    json::Writer body;
    body.raw(std::string_view(R"({"Update":)"));
    std::apply([&](auto const&... values) { begin_with_key<Key>(core, body, values...); }, key);
    return end_element(core, body,
                       {.condition = both(all.condition, expression_of(all.options.condition)),
                        .changes = all.whole(),
                        .return_item_on_failure = all.options.return_item_on_failure});
}

template<class T, class Key, class... V>
TransactWrite transact_delete(TableCore const& core, TransactOptions<T> const& options, V const&... key) {
    json::Writer body;
    body.raw(std::string_view(R"({"Delete":)"));
    begin_with_key<Key>(core, body, key...);
    return end_element(
        core, body,
        {.condition = expression_of(options.condition), .return_item_on_failure = options.return_item_on_failure});
}

template<class T, class Key, class... V>
TransactWrite transact_check(TableCore const& core, Predicate<T> const& condition, V const&... key) {
    json::Writer body;
    body.raw(std::string_view(R"({"ConditionCheck":)"));
    begin_with_key<Key>(core, body, key...);
    return end_element(core, body, {.condition = condition.expression()});
}

template<class T, class Key, class... V> TransactGet<T> transact_get(TableCore const& core, V const&... key) {
    json::Writer body;
    body.raw(std::string_view(R"({"Get":)"));
    begin_with_key<Key>(core, body, key...);
    body.raw(std::string_view("}}"));
    return {core.name(), std::string(body.view())};
}

}  // namespace detail

/// The items as they were at one moment, at most 100; none where there is none.
///
///     auto const [user, order] = transact_get(client, users.transact_get("u-42"), orders.transact_get("o-7"));
template<class... T>
std::tuple<std::optional<T>...> transact_get(Client const& client, TransactionOptions const& options,
                                             TransactGet<T> const&... gets) {
    static_assert(sizeof...(T) > 0 && sizeof...(T) <= 100, "inia: a transaction has from 1 to 100 parts");
    TransactPart const* const parts[] = {&gets...};
    detail::TransactItems<T...> found;
    detail::check(detail::transact_get(client, parts, &detail::TransactItems<T...>::read, &found, options));
    return std::move(found.items);
}
template<class... T> std::tuple<std::optional<T>...> transact_get(Client const& client, TransactGet<T> const&... gets) {
    return transact_get(client, TransactionOptions(), gets...);
}

}  // namespace inia::dynamodb
