#pragma once

#include <inia/core/reflect.hpp>
#include <inia/dynamodb/member_options.hpp>

#include <boost/describe/bases.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

/// The members of a program's type as attributes, for the fold over them.
namespace inia::dynamodb {

namespace detail {

/// The class and the type of a pointer to a member.
template<class Pointer> struct MemberParts {
    using owner = void;
    using type = void;
};
template<class C, class T> struct MemberParts<T C::*> {
    using owner = C;
    using type = std::remove_cv_t<T>;
};

}  // namespace detail

/// A member of T: where its value is, and what the attribute is called. `D` is Boost.Describe's descriptor.
template<class T, class D> struct ItemMember {
    static constexpr auto pointer = D::pointer;
    using Owner = typename detail::MemberParts<std::remove_const_t<decltype(pointer)>>::owner;
    static constexpr MemberSettings settings = detail::settings_of<T, D::pointer>();
    static constexpr std::string_view name =
        settings.name ? std::string_view(settings.name) : std::string_view(D::name);

    // A functional cast, as a static_cast does not go to a private base.
    static constexpr auto const& get(T const& value) noexcept {
        using Part = Owner const&;
        return Part(value).*D::pointer;
    }
    static constexpr auto& get(T& value) noexcept {
        using Part = Owner&;
        return Part(value).*D::pointer;
    }

    using type = std::remove_cvref_t<decltype(get(std::declval<T&>()))>;
};

namespace detail {

template<auto A, auto B> inline constexpr bool same_member = false;
template<auto A> inline constexpr bool same_member<A, A> = true;

template<class Option, class... M> inline constexpr bool speaks_of_member = true;
template<auto Member, class... M>
inline constexpr bool speaks_of_member<MemberOption<Member>, M...> = (same_member<Member, M::pointer> || ...);

template<class Options, class... M> inline constexpr bool options_fit = false;
template<class... Options, class... M>
inline constexpr bool options_fit<MemberOptions<Options...>, M...> = (speaks_of_member<Options, M...> && ...);

template<class... M> constexpr bool names_differ() {
    constexpr std::size_t count = sizeof...(M);
    std::string_view const names[count + 1] = {(M::settings.ignored ? std::string_view() : M::name)...};
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (names[i].size() == names[k].size() && !names[i].empty() && names[i] == names[k]) return false;
    return true;
}

template<class T, class... M> struct ItemMembers {
    using type = boost::hana::basic_tuple<M...>;
    static constexpr std::size_t count = sizeof...(M);

    static_assert(names_differ<M...>(), "inia: two members of this type have one attribute name; give one of them "
                                        "another with the option named<>(), or leave it out with ignored<>()");
    static constexpr bool checked() {
        if constexpr (HasOptions<T>)
            return options_fit<decltype(dynamodb_options(static_cast<T const*>(nullptr))), M...>;
        else
            return true;
    }
    static_assert(checked(), "inia: an option points to a member that the type's description lacks");
};

template<class T, class List> struct to_item_members;
template<class T, template<class...> class L, class... D>
struct to_item_members<T, L<D...>> : ItemMembers<T, ItemMember<T, D>...> {};

template<class T>
concept DescribedByBoost = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

}  // namespace detail

/// `type` is a Hana tuple of T's members, `count` says how many. Types that Boost.Describe knows have it, private
/// members and bases included; <inia/dynamodb/hana_struct.hpp> gives it to Hana's Structs.
template<class T> struct item_members;
template<detail::DescribedByBoost T>
struct item_members<T>
    : detail::to_item_members<
          T, boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>> {};

/// Whether a T is an item: its members are attributes.
template<class T>
concept ItemType = requires { typename item_members<T>::type; };

namespace detail {

template<auto Pointer, class... M> struct find_member {
    using type = void;
};
template<auto Pointer, class M, class... Rest>
struct find_member<Pointer, M, Rest...>
    : std::conditional_t<same_member<Pointer, M::pointer>, std::type_identity<M>, find_member<Pointer, Rest...>> {};
template<auto Pointer, class Tuple> struct find_in_tuple;
template<auto Pointer, class... M>
struct find_in_tuple<Pointer, boost::hana::basic_tuple<M...>> : find_member<Pointer, M...> {};

}  // namespace detail

/// T's member that `Pointer` points to, or void when its description has none.
template<ItemType T, auto Pointer>
using item_member_t = typename detail::find_in_tuple<Pointer, typename item_members<T>::type>::type;

/// Calls `f(member...)` with all members of T in order, at compile time.
template<ItemType T, class F> constexpr decltype(auto) with_item_members(F&& f) {
    return boost::hana::unpack(typename item_members<T>::type{}, f);
}

/// Calls `f(member)` for each member of T in order, at compile time, until one returns true; whether one did.
template<ItemType T, class F> constexpr bool any_item_member(F&& f) {
    return with_item_members<T>([&](auto... member) { return (f(member) || ...); });
}

}  // namespace inia::dynamodb
