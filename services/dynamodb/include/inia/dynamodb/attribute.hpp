#pragma once

#include <inia/dynamodb/member_attribute.hpp>
#include <inia/dynamodb/operand.hpp>
#include <inia/dynamodb/predicate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Attributes in expressions, by the members that hold them:
///
///     attr<&User::tier> == "pro" && attr<&User::logins> > 10
///     attr<&User::address, &Address::street>.begins_with("Main")
///     attr<&User::orders>[0].member<&Order::price>() < 5
///     attr<&User::counters>["visits"].exists()
///
/// What is compared must be what the member holds: texts with texts, numbers with numbers, times with times. Values are
/// written in the member's form.
namespace inia::dynamodb {

template<class Owner, class Value, class Last> class Path;

/// The number of characters, bytes or elements of an attribute.
template<class Owner> class Size;

namespace detail {

/// What stands under an index, or under a text.
template<class T> struct ElementOf {
    using type = AttributeValue;  // of tuples: any
    static constexpr bool is_list = is_any<T> || Tuple<T>;
};
template<Sequence T>
    requires(!Bytes<T>)
struct ElementOf<T> {
    using type = typename T::value_type;
    static constexpr bool is_list = true;
};
template<class T, std::size_t Count>
    requires(!is_byte<T>)
struct ElementOf<std::array<T, Count>> {
    using type = T;
    static constexpr bool is_list = true;
};
template<class T> struct EntryOf {
    using type = AttributeValue;  // of variants: any
    static constexpr bool is_map = is_any<T> || is_variant<T>;
};
template<class T>
    requires(Keyed<T> || is_map_v<T>)
struct EntryOf<T> {
    using type = typename T::mapped_type;
    static constexpr bool is_map = true;
};

/// What `contains` looks for.
template<class T> struct Contained {
    using type = T;  // a part of a text or of bytes
    static constexpr bool possible = is_any<T> || is_stored_text<T> || is_binary<T>;
};
template<class T>
    requires(ElementOf<T>::is_list && !is_any<T>)
struct Contained<T> {
    using type = typename ElementOf<T>::type;
    static constexpr bool possible = true;
};
template<Set T> struct Contained<T> {
    using type = typename T::value_type;
    static constexpr bool possible = true;
};

/// The elements of attribute A, as something to compare with.
template<class A> struct ElementsOf {
    using value_type = unwrapped_t<typename Contained<typename A::value_type>::type>;
    static constexpr AttributeForm form = A::form;
};
template<class A, class V> struct Containment {
    static constexpr bool fit = Contained<typename A::value_type>::possible && fits<ElementsOf<A>, V>();
    static_assert(fit,
                  "inia: this attribute cannot contain a value of this type, or cannot be compared with one: texts "
                  "contain texts, sets and lists their elements");
};
template<class A, class V> struct Beginning {
    static constexpr bool fit =
        one_of_kinds<typename A::value_type>(A::form, Kind::string, Kind::binary) && fits<A, V>();
    static_assert(fit, "inia: this attribute cannot begin with a value of this type, or cannot be compared with one: "
                       "texts begin with texts, bytes with bytes");
};
template<class A> struct Measured {
    static_assert(one_of_kinds<typename A::value_type>(A::form, Kind::string, Kind::binary, Kind::list, Kind::map,
                                                       Kind::string_set, Kind::number_set, Kind::binary_set),
                  "inia: this attribute has no size: strings, bytes, lists, maps and sets do");
    static constexpr bool fit = true;
};
template<class A> struct Indexed {
    using Element = ElementOf<typename A::value_type>;
    static_assert(Element::is_list, "inia: this attribute has no elements by number: it is no list");
    using type = typename Element::type;
};
template<class A> struct Entered {
    using Entry = EntryOf<typename A::value_type>;
    static_assert(Entry::is_map,
                  "inia: this attribute has no entries by text: it is no map; the members of a structure "
                  "are reached by member<&Type::member>()");
    using type = typename Entry::type;
};

/// What attributes and sizes can do.
template<class Self, class Owner> class Comparable {
public:
    using inia_operand = void;
    using inia_comparable = void;
    using owner_type = Owner;

    /// From `low` to `high`, both included.
    template<class A, class B> auto between(A const& low, B const& high) const {
        using Both = common_owner_t<common_owner_t<Owner, owner_of_t<A>>, owner_of_t<B>>;
        Expression self = me().expression();
        if constexpr (Ordering<Self, A>::fit && Ordering<Self, B>::fit)
            self = detail::between(self, argument_for<Self>(low, self), argument_for<Self>(high, self));
        return Predicate<Both>(std::move(self));
    }
    /// Equal to one of the values, of which DynamoDB takes up to 100.
    template<class V> auto in(std::initializer_list<V> values) const { return one_of(values); }
    template<class R>
        requires requires(R const& values) {
            values.begin();
            values.end();
        }
    auto in(R const& values) const {
        return one_of(values);
    }

private:
    Self const& me() const { return static_cast<Self const&>(*this); }

    template<class R> auto one_of(R const& values) const {
        using V = std::remove_cvref_t<decltype(*values.begin())>;
        Expression self = me().expression();
        if constexpr (Comparison<Self, V>::fit) {
            std::vector<Expression> list;
            for (auto const& value : values) list.push_back(argument_for<Self>(static_cast<V const&>(value), self));
            self = detail::one_of(self, list);
        }
        return Predicate<common_owner_t<Owner, owner_of_t<V>>>(std::move(self));
    }
};

/// What attributes can do.
template<class Self, class Owner, class Value, class Member> class Located : public Comparable<Self, Owner> {
public:
    using inia_path = void;
    /// What the member holds, and without the optional or pointer around it.
    using declared_type = Value;
    using value_type = unwrapped_t<Value>;
    static constexpr AttributeForm form = Member::form;

    /// Whether the item has the attribute.
    Predicate<Owner> exists() const { return Predicate<Owner>(called("attribute_exists", me().expression())); }
    Predicate<Owner> not_exists() const { return Predicate<Owner>(called("attribute_not_exists", me().expression())); }
    /// Whether the attribute is of that kind.
    Predicate<Owner> type(Kind kind) const { return Predicate<Owner>(type_test(me().expression(), kind)); }

    /// Whether the text or the bytes begin so.
    template<class V> auto begins_with(V const& prefix) const {
        Expression self = me().expression();
        if constexpr (Beginning<Self, V>::fit) self = called("begins_with", self, argument_for<Self>(prefix, self));
        return Predicate<common_owner_t<Owner, owner_of_t<V>>>(std::move(self));
    }
    /// Whether the text has that part, or the set or list that element.
    template<class V> auto contains(V const& what) const {
        Expression self = me().expression();
        if constexpr (Containment<Self, V>::fit)
            self = called("contains", self, argument_for<ElementsOf<Self>>(what, self));
        return Predicate<common_owner_t<Owner, owner_of_t<V>>>(std::move(self));
    }
    /// Of a text the bytes of its UTF-8, of bytes their number, else the number of elements; to be compared.
    Size<Owner> size() const {
        static_assert(Measured<Self>::fit);
        return Size<Owner>(called("size", me().expression()));
    }

    /// An element of a list.
    auto operator[](std::size_t index) const {
        Expression path = me().expression();
        path.index(index);
        return Path<Owner, typename Indexed<Self>::type, Member>(std::move(path));
    }
    /// An entry of a map; of a variant, the alternative of that name. The text is taken as it is.
    auto operator[](std::string_view name) const {
        Expression path = me().expression();
        path.text(".").name(name);
        return Path<Owner, typename Entered<Self>::type, Member>(std::move(path));
    }
    /// A member of the structure that the attribute holds.
    template<auto Next> auto member() const {
        using Attribute = MemberAttribute<value_type, Next>;
        Expression path = me().expression();
        path.text(".").name(Attribute::name);
        return Path<Owner, typename Attribute::type, Attribute>(std::move(path));
    }

private:
    Self const& me() const { return static_cast<Self const&>(*this); }
};

}  // namespace detail

/// The attribute of a member of Owner; of several members, each within the one before.
template<class Owner, auto... Members>
class Attribute
    : public detail::Located<Attribute<Owner, Members...>, Owner, typename detail::Walk<Owner, Members...>::type,
                             typename detail::Walk<Owner, Members...>::Last> {
public:
    Expression expression() const { return detail::dotted(detail::WalkNames<Owner, Members...>::names); }
};

/// An attribute that is known at run time: with an index or a key on the way, or named by text. It holds a Value; Last
/// is the last member on the way.
template<class Owner, class Value, class Last>
class Path : public detail::Located<Path<Owner, Value, Last>, Owner, Value, Last> {
public:
    explicit Path(Expression expression) : expression_(std::move(expression)) {}
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

template<class Owner> class Size : public detail::Comparable<Size<Owner>, Owner> {
public:
    using declared_type = std::uint64_t;
    using value_type = std::uint64_t;
    static constexpr AttributeForm form{};

    explicit Size(Expression expression) : expression_(std::move(expression)) {}
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

/// The attribute of a member, `attr<&User::tier>`, or of a member within it, `attr<&User::address, &Address::street>`.
template<auto... Members> inline constexpr Attribute<typename detail::FirstOwner<Members...>::type, Members...> attr{};

/// The same for a member of Owner's base to which Owner's options give another name or form.
template<class Owner, auto... Members> inline constexpr Attribute<Owner, Members...> attr_of{};

namespace detail {

template<class T>
concept ComparableOperand = requires { typename T::inia_comparable; };
template<class A, class B>
concept Compared = ComparableOperand<A> || ComparableOperand<B>;

template<template<class, class> class Check, class A, class B>
auto compared(A const& left, std::string_view op, B const& right) {
    Expression path;
    if constexpr (Operand<A>) {
        path = left.expression();
        if constexpr (Check<A, B>::fit) path = infix(path, op, argument_for<A>(right, path));
    } else {
        path = right.expression();
        if constexpr (Check<B, A>::fit) path = infix(argument_for<B>(left, path), op, path);
    }
    return Predicate<common_owner_t<owner_of_t<A>, owner_of_t<B>>>(std::move(path));
}

}  // namespace detail

// An operand with an operand or a value, or a value with an operand.
template<class A, class B>
    requires detail::Compared<A, B>
auto operator==(A const& left, B const& right) {
    return detail::compared<detail::Comparison>(left, " = ", right);
}
template<class A, class B>
    requires detail::Compared<A, B>
auto operator!=(A const& left, B const& right) {
    return detail::compared<detail::Comparison>(left, " <> ", right);
}
template<class A, class B>
    requires detail::Compared<A, B>
auto operator<(A const& left, B const& right) {
    return detail::compared<detail::Ordering>(left, " < ", right);
}
template<class A, class B>
    requires detail::Compared<A, B>
auto operator<=(A const& left, B const& right) {
    return detail::compared<detail::Ordering>(left, " <= ", right);
}
template<class A, class B>
    requires detail::Compared<A, B>
auto operator>(A const& left, B const& right) {
    return detail::compared<detail::Ordering>(left, " > ", right);
}
template<class A, class B>
    requires detail::Compared<A, B>
auto operator>=(A const& left, B const& right) {
    return detail::compared<detail::Ordering>(left, " >= ", right);
}

}  // namespace inia::dynamodb
