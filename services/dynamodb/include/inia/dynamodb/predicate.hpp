#pragma once

#include <inia/dynamodb/expression.hpp>
#include <inia/dynamodb/item_members.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

/// Conditions by the type of item that they speak of.
namespace inia::dynamodb {
namespace detail {

template<auto> inline constexpr bool is_data_member = false;
template<class C, class T, T C::*Member>
    requires(!std::is_function_v<T>)
inline constexpr bool is_data_member<Member> = true;

/// The attributes of T side by side, read once for each type.
template<class T, class List = typename item_members<T>::type> struct AttributeTable;
template<class T, template<class...> class L, class... M> struct AttributeTable<T, L<M...>> {
    static constexpr std::size_t count = sizeof...(M);
    static constexpr std::string_view names[count + 1] = {M::name..., std::string_view()};
    static constexpr MemberSettings settings[count + 1] = {M::settings..., MemberSettings()};

    /// The member's number; `count` if it is not described.
    template<auto Member> static constexpr std::size_t index() {
        bool const found[] = {std::is_same_v<Is<M::pointer>, Is<Member>>..., true};
        std::size_t i = 0;
        while (!found[i]) ++i;
        return i;
    }

    /// Whether Derived's options give the members the same names and forms.
    template<class Derived> static constexpr bool agrees_with() { return (same<Derived, M>() && ...); }

private:
    template<class Derived, class Mine> static constexpr bool same() {
        using Other = AttributeTable<Derived>;
        constexpr std::size_t i = Other::template index<Mine::pointer>();
        constexpr MemberSettings other = Other::settings[i];
        return Other::names[i] == Mine::name && other.ignored == Mine::settings.ignored
            && other.form.time == Mine::settings.form.time && other.form.enumeration == Mine::settings.form.enumeration;
    }
};

/// Whether what speaks of a From may stand where a To is the item: what is named by text speaks of any type.
template<class From, class To>
inline constexpr bool speaks_of = std::is_void_v<From> || std::is_same_v<From, To> || std::is_base_of_v<From, To>;

/// To be instantiated where an expression about a From becomes one about a To.
template<class From, class To> struct Retargeted {
    static constexpr bool agree() {
        if constexpr (!std::is_same_v<From, To> && std::is_base_of_v<From, To>)
            return AttributeTable<From>::template agrees_with<To>();
        else
            return true;
    }
    static_assert(agree(), "inia: the options of the derived type give members of its base other names or forms; say "
                           "attr_of<Derived, &Derived::member> for them");
    static constexpr bool checked = true;
};

/// The type that both speak of.
template<class A, class B> struct CommonOwner {
    static_assert(speaks_of<A, B> || speaks_of<B, A>,
                  "inia: one expression cannot speak of members of two types: an item is of one");
    using type = std::conditional_t<speaks_of<A, B>, B, A>;
    static_assert(Retargeted<A, type>::checked && Retargeted<B, type>::checked);
};
template<class A> struct CommonOwner<A, A> {
    using type = A;
};
template<class A, class B> using common_owner_t = typename CommonOwner<A, B>::type;

}  // namespace detail

/// A condition on an item of type Owner, for filters and for the conditions of writes; of any type if Owner is void.
/// Made by the comparisons and functions of attributes, and put together with `&&`, `||` and `!`.
template<class Owner> class Predicate {
public:
    using owner_type = Owner;

    explicit Predicate(Expression expression) : expression_(std::move(expression)) {}
    /// What speaks of any type, or of Owner's base.
    template<class Other>
        requires(!std::is_same_v<Other, Owner> && detail::speaks_of<Other, Owner>)
    Predicate(Predicate<Other> const& other) : expression_(other.expression()) {
        static_assert(detail::Retargeted<Other, Owner>::checked);
    }

    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

/// Both hold.
template<class A, class B> auto operator&&(Predicate<A> const& left, Predicate<B> const& right) {
    return Predicate<detail::common_owner_t<A, B>>(detail::grouped(left.expression(), " AND ", right.expression()));
}

/// One of them holds.
template<class A, class B> auto operator||(Predicate<A> const& left, Predicate<B> const& right) {
    return Predicate<detail::common_owner_t<A, B>>(detail::grouped(left.expression(), " OR ", right.expression()));
}

/// It does not hold.
template<class Owner> Predicate<Owner> operator!(Predicate<Owner> const& operand) {
    return Predicate<Owner>(detail::negated(operand.expression()));
}

}  // namespace inia::dynamodb
