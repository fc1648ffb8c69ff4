#pragma once

#include <inia/dynamodb/attribute.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

/// Conditions on the keys of a table or index, for queries:
///
///     key<&Order::customer> == "c-7" && key<&Order::placed>.between(monday, friday)
///
/// The hash key must be given by `==`; the range key by that, by an order, `between` or `begins_with`, or not at all.
/// Of two `==` the first is the hash key's.
namespace inia::dynamodb {

/// A condition that a query takes: an equality on the member Keys[0], and perhaps a condition on Keys[1]. Owner is
/// void, and Keys are none, where keys are named by text; such a condition goes with any table.
template<class Owner, auto... Keys> class KeyCondition {
public:
    using inia_key_condition = void;
    using owner_type = Owner;

    explicit KeyCondition(Expression expression) : expression_(std::move(expression)) {}
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

/// A condition other than an equality, which the range key may have beside the hash key's equality.
template<class Owner, auto... Key> class RangeCondition {
public:
    using inia_key_condition = void;
    using owner_type = Owner;

    explicit RangeCondition(Expression expression) : expression_(std::move(expression)) {}
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

namespace detail {

template<class T>
concept KeyPart = requires { typename T::inia_key_condition; };
template<class T> inline constexpr bool is_predicate = false;
template<class Owner> inline constexpr bool is_predicate<Predicate<Owner>> = true;

/// What a combination that means nothing returns, so that nothing takes it.
struct NoCondition {};

template<class A> struct CanBeKey {
    static_assert(one_of_kinds<typename A::value_type>(A::form, Kind::string, Kind::number, Kind::binary),
                  "inia: this attribute cannot be a key: keys are strings, numbers and bytes");
    static constexpr bool fit = true;
};

}  // namespace detail

/// A key, as conditions take it: attribute A, which is that of the member Name, or of a text.
template<class A, auto... Name> class Key {
public:
    using owner_type = typename A::owner_type;
    using Equality = KeyCondition<owner_type, Name...>;
    using Range = RangeCondition<owner_type, Name...>;

    constexpr Key() = default;
    explicit Key(A path) : path_(std::move(path)) {}

    template<class V> friend Equality operator==(Key const& key, V const& value) {
        return key.template compare<Equality>(" = ", value);
    }
    template<class V> friend Range operator<(Key const& key, V const& value) {
        return key.template compare<Range>(" < ", value);
    }
    template<class V> friend Range operator<=(Key const& key, V const& value) {
        return key.template compare<Range>(" <= ", value);
    }
    template<class V> friend Range operator>(Key const& key, V const& value) {
        return key.template compare<Range>(" > ", value);
    }
    template<class V> friend Range operator>=(Key const& key, V const& value) {
        return key.template compare<Range>(" >= ", value);
    }
    template<class V> friend detail::NoCondition operator!=(Key const&, V const&) {
        static_assert(detail::unsupported<V>, "inia: a query cannot ask for keys other than a value; the operators of "
                                              "keys are ==, <, <=, >, >=, between and begins_with");
        return detail::NoCondition();
    }
    /// From `low` to `high`, both included.
    template<class L, class H> Range between(L const& low, H const& high) const {
        Expression path = path_.expression();
        if constexpr (may<L>() && may<H>())
            path = detail::between(path, detail::argument_for<A>(low, path), detail::argument_for<A>(high, path));
        return Range(std::move(path));
    }
    template<class V> Range begins_with(V const& prefix) const {
        Expression path = path_.expression();
        if constexpr (may<V>() && detail::Beginning<A, V>::fit)
            path = detail::called("begins_with", path, detail::argument_for<A>(prefix, path));
        return Range(std::move(path));
    }

private:
    template<class V> static constexpr bool may() {
        static_assert(!detail::Operand<V>, "inia: a query compares keys with values, not with other attributes");
        if constexpr (detail::Operand<V>)
            return false;
        else
            return detail::CanBeKey<A>::fit && detail::Comparison<A, V>::fit;
    }
    template<class Result, class V> Result compare(std::string_view op, V const& value) const {
        Expression path = path_.expression();
        if constexpr (may<V>()) path = detail::infix(path, op, detail::argument_for<A>(value, path));
        return Result(std::move(path));
    }

    A path_;
};

/// The key of a member, `key<&User::user_id>`.
template<auto Member> inline constexpr Key<Attribute<typename detail::FirstOwner<Member>::type, Member>, Member> key{};

/// The same for a member of Owner's base to which Owner's options give another name or form.
template<class Owner, auto Member> inline constexpr Key<Attribute<Owner, Member>, Member> key_of{};

namespace detail {

template<class A, class B> struct JoinedKeys {
    static_assert(unsupported<A>,
                  "inia: a query wants an equality on the hash key and at most one condition on the range "
                  "key, both by member or both by name");
    using type = NoCondition;
    static constexpr bool turned = false;
};
template<class A, auto Hash, class B, auto Range> struct JoinedKeys<KeyCondition<A, Hash>, KeyCondition<B, Range>> {
    using type = KeyCondition<common_owner_t<A, B>, Hash, Range>;
    static constexpr bool turned = false;
};
template<class A, auto Hash, class B, auto Range> struct JoinedKeys<KeyCondition<A, Hash>, RangeCondition<B, Range>> {
    using type = KeyCondition<common_owner_t<A, B>, Hash, Range>;
    static constexpr bool turned = false;
};
template<class A, auto Hash, class B, auto Range> struct JoinedKeys<RangeCondition<B, Range>, KeyCondition<A, Hash>> {
    using type = KeyCondition<common_owner_t<A, B>, Hash, Range>;
    static constexpr bool turned = true;
};
// By name only the service knows which keys there are; an index may have several.
template<> struct JoinedKeys<KeyCondition<void>, KeyCondition<void>> {
    using type = KeyCondition<void>;
    static constexpr bool turned = false;
};
template<> struct JoinedKeys<KeyCondition<void>, RangeCondition<void>> {
    using type = KeyCondition<void>;
    static constexpr bool turned = false;
};
template<> struct JoinedKeys<RangeCondition<void>, KeyCondition<void>> {
    using type = KeyCondition<void>;
    static constexpr bool turned = true;
};

template<class Condition, class Owner, auto... Keys> struct IsKeyConditionOf : std::false_type {};
template<class Owner, auto... Keys> struct IsKeyConditionOf<KeyCondition<void>, Owner, Keys...> : std::true_type {};
template<class From, auto A, class Owner, auto Hash, auto... Range>
struct IsKeyConditionOf<KeyCondition<From, A>, Owner, Hash, Range...>
    : std::bool_constant<speaks_of<From, Owner> && std::is_same_v<Is<A>, Is<Hash>>> {};
template<class From, auto A, auto B, class Owner, auto Hash, auto Range>
struct IsKeyConditionOf<KeyCondition<From, A, B>, Owner, Hash, Range>
    : std::bool_constant<speaks_of<From, Owner> && std::is_same_v<Is<A>, Is<Hash>>
                         && std::is_same_v<Is<B>, Is<Range>>> {};

}  // namespace detail

/// Whether the condition speaks of these keys of Owner, or of keys by name: whether a table with them takes it.
template<class Condition, class Owner, auto Hash, auto... Range>
inline constexpr bool is_key_condition_of = detail::IsKeyConditionOf<Condition, Owner, Hash, Range...>::value;

/// An equality on the hash key with a condition on the range key.
template<detail::KeyPart A, detail::KeyPart B> auto operator&&(A const& left, B const& right) {
    using Joined = detail::JoinedKeys<A, B>;
    if constexpr (!std::is_same_v<typename Joined::type, detail::NoCondition>) {
        if constexpr (Joined::turned)
            return typename Joined::type(detail::grouped(right.expression(), " AND ", left.expression()));
        else
            return typename Joined::type(detail::grouped(left.expression(), " AND ", right.expression()));
    } else {
        return detail::NoCondition();
    }
}
template<class A, class B>
    requires((detail::KeyPart<A> && detail::is_predicate<B>) || (detail::is_predicate<A> && detail::KeyPart<B>))
detail::NoCondition operator&&(A const&, B const&) {
    static_assert(detail::unsupported<A>, "inia: a key condition speaks of keys alone; conditions on other attributes "
                                          "belong into the query's filter");
    return {};
}
template<class A, class B>
    requires(detail::KeyPart<A> || detail::KeyPart<B>)
detail::NoCondition operator||(A const&, B const&) {
    static_assert(detail::unsupported<A>, "inia: a query cannot ask for one key or another; make two queries");
    return {};
}
template<detail::KeyPart A> detail::NoCondition operator!(A const&) {
    static_assert(detail::unsupported<A>, "inia: a query cannot ask for keys that do not fit");
    return {};
}

}  // namespace inia::dynamodb
