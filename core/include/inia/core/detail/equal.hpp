#pragma once

#include <type_traits>

namespace inia::detail {

/// a == b by value: `response.ContentLength == text.size()` is right, and silent, although one side is signed.
template<class A, class B> constexpr bool equal(A const& a, B const& b) {
    constexpr bool integers = std::is_integral_v<A> && std::is_integral_v<B>;
    if constexpr (!integers || std::is_signed_v<A> == std::is_signed_v<B>) {
        return a == b;
    } else if constexpr (std::is_signed_v<A>) {
        return a >= 0 && static_cast<std::make_unsigned_t<A>>(a) == b;
    } else {
        return b >= 0 && a == static_cast<std::make_unsigned_t<B>>(b);
    }
}

}  // namespace inia::detail
