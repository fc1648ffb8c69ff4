#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/document.hpp>
#include <inia/core/indirect.hpp>
#include <inia/core/list.hpp>
#include <inia/core/map.hpp>
#include <inia/core/open_enum.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/required.hpp>
#include <inia/core/timestamp.hpp>

/// The types of which the structures of every service consist, and how generic code tells them apart.
namespace inia {

template<class T> inline constexpr bool is_optional_v = false;
template<class T> inline constexpr bool is_optional_v<Optional<T>> = true;

template<class T> inline constexpr bool is_indirect_v = false;
template<class T> inline constexpr bool is_indirect_v<Indirect<T>> = true;

/// A Required list is Required, not a List: get() gives the list.
template<class T> inline constexpr bool is_required_v = false;
template<class T, class Member> inline constexpr bool is_required_v<Required<T, Member>> = true;

template<class T> inline constexpr bool is_list_v = false;
template<class T> inline constexpr bool is_list_v<List<T>> = true;

template<class T> inline constexpr bool is_map_v = false;
template<class T> inline constexpr bool is_map_v<Map<T>> = true;

/// T must be complete.
template<class T> inline constexpr bool is_open_enum_v = requires { typename T::inia_open_enum; };

/// What a shape holds: `type` is the T of Optional<T>, Indirect<T>, List<T> and Map<T>, and of Required<T, Member>
/// (there List<X> or Map<X> itself).
template<class T> struct element_of;
template<class T> struct element_of<Optional<T>> {
    using type = T;
};
template<class T> struct element_of<Indirect<T>> {
    using type = T;
};
template<class T> struct element_of<List<T>> {
    using type = T;
};
template<class T> struct element_of<Map<T>> {
    using type = T;
};
template<class T, class Member> struct element_of<Required<T, Member>> {
    using type = T;
};
template<class T> using element_of_t = typename element_of<T>::type;

}  // namespace inia
