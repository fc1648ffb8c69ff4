#pragma once

#include <inia/core/shapes.hpp>

#include <type_traits>

/// One way for all codecs to see a member's value, whatever holds it.
namespace inia {

/// What a member of type `M` holds: the T of Optional<T>, Indirect<T> and Required<T>; `M` itself otherwise.
template<class M> struct member_value {
    using type = M;
};
template<class M>
    requires(is_optional_v<M> || is_indirect_v<M> || is_required_v<M>)
struct member_value<M> {
    using type = element_of_t<M>;
};
template<class M> using member_value_t = typename member_value<M>::type;

/// Calls `f(value)` when the member is present; returns whether it is.
template<class M, class F> constexpr bool if_present(M const& member, F&& f) {
    if constexpr (is_required_v<M>) {
        f(member.get());
    } else if constexpr (is_optional_v<M> || is_indirect_v<M>) {
        if (!member.has_value()) return false;
        f(*member);
    } else if constexpr (is_list_v<M> || is_map_v<M>) {
        if (!member.has_value()) return false;
        f(member);
    } else {
        f(member);
    }
    return true;
}

/// Makes the member present, for a decoder to fill: a fresh value, but a list or map keeps what it has.
template<class M> constexpr member_value_t<M>& make_present(M& member) {
    static_assert(!is_required_v<M>, "inia: structures with Required members are not decoded");
    if constexpr (is_optional_v<M> || is_indirect_v<M>) {
        return member.emplace();
    } else {
        if constexpr (is_list_v<M> || is_map_v<M>) {
            if (!member.has_value()) member.emplace();
        }
        return member;
    }
}

}  // namespace inia
