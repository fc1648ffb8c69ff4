#pragma once

#include <inia/core/json/writer.hpp>
#include <inia/dynamodb/expressions.hpp>
#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/item_range.hpp>
#include <inia/dynamodb/table_core.hpp>
#include <inia/dynamodb/table_key.hpp>
#include <inia/dynamodb/table_options.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// What the functions of a Table do: the parts that know the item's type, around those that do not (TableCore).
namespace inia::dynamodb::detail {

inline void check(AnyError const& error) {
    if (error) error.raise();
}

template<class T> void read_optional(ItemReader& in, void* to) {
    read_item(in, static_cast<std::optional<T>*>(to)->emplace());
}
template<class T> AnswerParts parts_for(std::optional<T>& item) { return {.read = &read_optional<T>, .to = &item}; }

template<class P> Expression expression_of(Optional<P> const& said) {
    return said.has_value() ? said->expression() : Expression();
}

// Versions.

template<class M> inline constexpr bool is_version = M::settings.version;

/// The member with the option `version`, or void.
template<class T> struct VersionMember {
    template<class... M> static auto find(boost::hana::basic_tuple<M...>) {
        using Found = decltype((std::tuple<>{},
                                std::tuple_cat(std::conditional_t<is_version<M>, std::tuple<M>, std::tuple<>>{}...)));
        static_assert(std::tuple_size_v<Found> <= 1, "inia: two members of this type have the option version");
        if constexpr (std::tuple_size_v<Found> == 1) return std::tuple_element_t<0, Found>{};
    }
    using type = decltype(find(typename item_members<T>::type{}));
};
template<class T> inline constexpr bool versioned = !std::is_void_v<typename VersionMember<T>::type>;

template<class T> auto& version_of(T& item) {
    using Version = typename VersionMember<std::remove_const_t<T>>::type;
    static_assert(std::is_integral_v<typename Version::type>, "inia: a version must be a whole number");
    return Version::get(item);
}

/// That the table's item has this item's version. Zero, before the first write, is none; or the zero that a writer
/// without versions, such as a batch, has put there.
template<class T> Expression same_version(T const& item) {
    using Version = typename VersionMember<T>::type;
    Expression name;
    name.name(Version::name);
    json::Writer json;
    ItemWriter(json).number(version_of(item));
    Expression value;
    value.value(json.view());
    Expression const same = infix(name, " = ", value);
    return version_of(item) == 0 ? grouped(called("attribute_not_exists", name), " OR ", same) : same;
}

inline Expression both(Expression const& a, Expression const& b) {
    return a.empty() ? b : b.empty() ? a : grouped(a, " AND ", b);
}

// Keys and items in bodies.

template<class Key, class... V> void write_key_to(json::Writer& body, V const&... key) {
    ItemWriter out(body);
    write_key<Key>(out, key...);
    check(out.error());
}

template<class T> void write_item_to(json::Writer& body, T const& item) {
    ItemWriter out(body);
    if constexpr (versioned<T>) {
        T next = item;
        ++version_of(next);
        write_item(out, next);
    } else {
        write_item(out, item);
    }
    check(out.error());
}

/// `{"TableName":"users","Key":{...}`.
template<class Key, class... V> void begin_with_key(TableCore const& core, json::Writer& body, V const&... key) {
    core.begin(body);
    body.raw(std::string_view(R"(,"Key":)"));
    write_key_to<Key>(body, key...);
}

// Calls.

template<class T, class Key, class... V>
std::optional<T> get_item(TableCore const& core, GetOptions const& options, V const&... key) {
    json::Writer body;
    begin_with_key<Key>(core, body, key...);
    std::optional<T> item;
    AnswerParts parts = parts_for(item);
    check(core.get(body,
                   {.consistent_read = options.consistent_read,
                    .consumed_capacity = options.consumed_capacity,
                    .call = &options.call},
                   parts));
    return item;
}

template<class T> std::optional<T> put_item(TableCore const& core, T const& item, PutOptions<T> const& options) {
    json::Writer body;
    core.begin(body);
    body.raw(std::string_view(R"(,"Item":)"));
    write_item_to(body, item);
    WriteSettings settings{.condition = expression_of(options.condition),
                           .return_values = options.return_old ? "ALL_OLD" : "",
                           .return_item_on_failure = options.return_item_on_failure,
                           .consumed_capacity = options.consumed_capacity,
                           .call = &options.call};
    if constexpr (versioned<T>) settings.condition = both(settings.condition, same_version(item));
    std::optional<T> old;
    AnswerParts parts = parts_for(old);
    check(core.write(TextOperation::put_item, body, settings, parts));
    return old;
}

template<class T, class Key, class... V>
std::optional<T> delete_item(TableCore const& core, DeleteOptions<T> const& options, V const&... key) {
    json::Writer body;
    begin_with_key<Key>(core, body, key...);
    std::optional<T> old;
    AnswerParts parts = parts_for(old);
    check(core.write(TextOperation::delete_item, body,
                     {.condition = expression_of(options.condition),
                      .return_values = options.return_old ? "ALL_OLD" : "",
                      .return_item_on_failure = options.return_item_on_failure,
                      .consumed_capacity = options.consumed_capacity,
                      .call = &options.call},
                     parts));
    return old;
}

/// The clauses of an update, taken apart.
template<class T, class Options> struct UpdateClauses {
    std::vector<UpdateClause> changes{};
    Expression condition{};
    Options options{};

    template<class Owner> void take(Change<Owner> const& change) {
        static_assert(speaks_of<Owner, T>, "inia: this change speaks of a member of another type than the table's");
        changes.push_back(change);
    }
    template<class Owner> void take(Predicate<Owner> const& predicate) {
        condition = both(condition, Predicate<T>(predicate).expression());
    }
    void take(Options const& given) { options = given; }
    template<class Other> void take(Other const&) {
        if constexpr (std::is_same_v<Options, UpdateOptions>)
            static_assert(unsupported<Other>,
                          "inia: an update takes changes (set, remove, add, delete_from), predicates and "
                          "UpdateOptions");
        else
            static_assert(unsupported<Other>,
                          "inia: an update in a transaction takes changes (set, remove, add, delete_from), "
                          "predicates and TransactOptions");
    }

    /// All changes as one expression; a version is counted up.
    Expression whole() {
        if constexpr (versioned<T>) {
            json::Writer one;
            ItemWriter(one).number(1);
            Expression name, value;
            name.name(VersionMember<T>::type::name);
            value.value(one.view());
            changes.push_back(UpdateClause{UpdateClause::Action::add, infix(name, " ", value)});
        }
        std::vector<UpdateClause const*> all;
        for (UpdateClause const& change : changes) all.push_back(&change);
        return all.empty() ? Expression() : join_changes(all);
    }
};

template<class T> struct UpdatedParts {
    Updated<T>& updated;
    bool whole;
    static void read(ItemReader& in, void* to) {
        auto& [updated, whole] = *static_cast<UpdatedParts*>(to);
        if (whole)
            read_item(in, updated.item.emplace());
        else
            read_attributes(in, updated.attributes);
    }
};

template<class T, class Key, class Values, class... Clauses>
Updated<T> update_item(TableCore const& core, Values const& key, Clauses const&... clauses) {
    UpdateClauses<T, UpdateOptions> all;
    (all.take(clauses), ...);
    json::Writer body;
    std::apply([&](auto const&... values) { begin_with_key<Key>(core, body, values...); }, key);
    bool const whole =
        all.options.return_values == ReturnValue::ALL_OLD || all.options.return_values == ReturnValue::ALL_NEW;
    Updated<T> updated;
    UpdatedParts<T> to{updated, whole};
    AnswerParts parts{.read = &UpdatedParts<T>::read, .to = &to};
    bool const none = all.options.return_values == ReturnValue::NONE;
    check(core.write(TextOperation::update_item, body,
                     {.condition = std::move(all.condition),
                      .changes = all.whole(),
                      .return_values = none ? std::string_view() : all.options.return_values.to_string_view(),
                      .return_item_on_failure = all.options.return_item_on_failure,
                      .consumed_capacity = all.options.consumed_capacity,
                      .call = &all.options.call},
                     parts));
    return updated;
}

/// The key condition's expression, if it speaks of this key.
template<class T, auto Hash, auto Range, class Condition> Expression keys_for(Condition const& keys) {
    static_assert(KeyPart<Condition>, "inia: a query wants a condition on keys: key<&T::member> == value");
    if constexpr (std::is_null_pointer_v<std::remove_const_t<decltype(Range)>>)
        static_assert(is_key_condition_of<Condition, T, Hash>,
                      "inia: a query wants an equality on the hash key of this table or index, which has no range key");
    else
        static_assert(
            is_key_condition_of<Condition, T, Hash> || is_key_condition_of<Condition, T, Hash, Range>,
            "inia: a query wants an equality on the hash key of this table or index, and at most a condition on "
            "its range key");
    return keys.expression();
}

template<class Options> ReadSettings read_settings(Options const& options, std::string_view index) {
    return {.filter = expression_of(options.filter),
            .projection = expression_of(options.projection),
            .index = index,
            .consistent_read = options.consistent_read,
            .page_size = options.page_size,
            .consumed_capacity = options.consumed_capacity,
            .call = &options.call};
}

template<class T>
ItemRange<T> query(TableCore const& core, Expression keys, std::string_view index, QueryOptions<T> const& options) {
    ReadSettings settings = read_settings(options, index);
    settings.keys = std::move(keys);
    settings.descending = options.descending;
    return ItemRange<T>(serial_pages(core.pages(TextOperation::query, settings).value()), options.consumed_capacity);
}

template<class T> ItemRange<T> scan(TableCore const& core, std::string_view index, ScanOptions<T> const& options) {
    PagedRequest request = core.pages(TextOperation::scan, read_settings(options, index)).value();
    return ItemRange<T>(scan_pages(std::move(request), options.segments, options.concurrency),
                        options.consumed_capacity);
}

template<class T>
std::int64_t count(TableCore const& core, Expression keys, std::string_view index, QueryOptions<T> const& options) {
    ReadSettings settings = read_settings(options, index);
    settings.keys = std::move(keys);
    return core.count(TextOperation::query, settings).value();
}
template<class T> std::int64_t count(TableCore const& core, std::string_view index, ScanOptions<T> const& options) {
    return core.count(TextOperation::scan, read_settings(options, index), options.segments, options.concurrency)
        .value();
}

template<class T, class Key>
std::vector<T> batch_get(TableCore const& core, std::vector<typename Key::Value> const& keys,
                         GetOptions const& options) {
    std::vector<std::string> texts;
    for (auto const& key : keys) {
        json::Writer text;
        if constexpr (Key::has_range)
            write_key_to<Key>(text, key.first, key.second);
        else
            write_key_to<Key>(text, key);
        texts.push_back(std::move(text).take());
    }
    std::vector<T> items;
    AnswerParts parts{
        .read = [](ItemReader& in, void* to) { read_item(in, static_cast<std::vector<T>*>(to)->emplace_back()); },
        .to = &items};
    check(core.batch_get(std::move(texts),
                         {.consistent_read = options.consistent_read,
                          .consumed_capacity = options.consumed_capacity,
                          .call = &options.call},
                         parts));
    return items;
}

}  // namespace inia::dynamodb::detail
