#pragma once

#include <inia/dynamodb/item_members.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/core/to.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/second.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

/// Makes items of Hana's Structs: of types with BOOST_HANA_DEFINE_STRUCT, BOOST_HANA_ADAPT_STRUCT or
/// BOOST_HANA_ADAPT_ADT. Include it before such a type is used as one. A type that Boost.Describe knows as well is
/// taken as it is described. Members of BOOST_HANA_ADAPT_ADT have no pointers: options, `attr<>` and keys cannot speak
/// of them, and to be read they must be references.
namespace inia::dynamodb {
namespace detail {

/// The pointer to the member that an accessor of Hana's gives out; nullptr where the accessor is a function.
template<class Accessor> inline constexpr auto accessed_member = nullptr;
template<class Pointer, Pointer Member>
inline constexpr auto accessed_member<boost::hana::struct_detail::member_ptr<Pointer, Member>> = Member;

/// Member number `Index` of the Struct T.
template<class T, std::size_t Index> struct HanaMember {
    static constexpr auto entry = boost::hana::at_c<Index>(boost::hana::accessors<T>());
    using Accessor = std::remove_cvref_t<decltype(boost::hana::second(entry))>;
};

}  // namespace detail

template<class T, std::size_t Index> struct ItemMember<T, detail::HanaMember<T, Index>> {
    static constexpr auto pointer = detail::accessed_member<typename detail::HanaMember<T, Index>::Accessor>;
    static constexpr MemberSettings settings = detail::settings_of<T, pointer>();
    static constexpr std::string_view name =
        settings.name
            ? std::string_view(settings.name)
            : std::string_view(boost::hana::to<char const*>(boost::hana::first(detail::HanaMember<T, Index>::entry)));

    static constexpr decltype(auto) get(T const& value) {
        return boost::hana::second(detail::HanaMember<T, Index>::entry)(value);
    }
    static constexpr decltype(auto) get(T& value) {
        return boost::hana::second(detail::HanaMember<T, Index>::entry)(value);
    }

    using type = std::remove_cvref_t<decltype(get(std::declval<T&>()))>;
};

namespace detail {

template<class T, class Indexes> struct hana_item_members;
template<class T, std::size_t... Index>
struct hana_item_members<T, std::index_sequence<Index...>> : ItemMembers<T, ItemMember<T, HanaMember<T, Index>>...> {};

template<class T>
concept HanaStruct = std::is_class_v<T> && !DescribedByBoost<T> && boost::hana::Struct<T>::value;

template<class T>
inline constexpr std::size_t hana_members = decltype(boost::hana::size(boost::hana::accessors<T>()))::value;

}  // namespace detail

template<detail::HanaStruct T>
struct item_members<T> : detail::hana_item_members<T, std::make_index_sequence<detail::hana_members<T>>> {};

}  // namespace inia::dynamodb
