#pragma once

#include <inia/core/export.hpp>
#include <inia/core/timestamp_format.hpp>

#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/hana/basic_tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia {

/// Where a member travels in an HTTP message. Events of a stream are messages too: their members are headers, the
/// payload, or parts of the body.
enum class Location : std::uint8_t {
    body,
    header,
    prefix_headers,  ///< A map whose keys follow the member's wire name as a prefix.
    uri,
    query,
    payload,  ///< The member is the whole body.
    status    ///< The HTTP status code.
};

/// The model gives no least value or length.
inline constexpr double no_min = -__builtin_inf();

/// What the model says of a value beyond its C++ type: of a list, a map, a timestamp or a text. Static data.
struct Shape {
    TimestampFormat timestamp = TimestampFormat::unspecified;
    bool sparse = false;      ///< A list or map that may hold nulls.
    bool flattened = false;   ///< XML and query: the elements stand in place of the list or map.
    bool json_value = false;  ///< A text that is JSON; base64 when in a header.
    bool sensitive = false;   ///< Masked when printed.
    std::uint8_t bits = 0;    ///< Of a whole number in an event's header that has fewer than its C++ type; else 0.
    double min = no_min;      ///< Least value, or least length of a text (in characters), bytes, list or map; requests.
    std::string_view element{};  ///< XML and query name of a list's elements or a map's values; empty = the default.
    std::string_view key{};      ///< XML and query name of a map's keys; empty = `key`.
    std::string_view element_namespace{};  ///< XML namespace URI of a list's elements or a map's values.
    std::string_view key_namespace{};
    Shape const* value = nullptr;  ///< Of a list's elements or a map's values; null = nothing to say.
    Shape const* keys = nullptr;   ///< Of a map's keys; null = nothing to say.
};

/// Of which the model says nothing beyond the C++ type.
inline constexpr Shape plain_shape{};

/// Whether the shape says nothing that a codec looks at: a rule is checked without it.
constexpr bool is_plain(Shape const& shape) noexcept {
    return shape.timestamp == TimestampFormat::unspecified && !shape.sparse && !shape.flattened && !shape.json_value
        && !shape.sensitive && shape.bits == 0 && shape.element.empty() && shape.key.empty()
        && shape.element_namespace.empty() && shape.key_namespace.empty() && shape.value == nullptr
        && shape.keys == nullptr;
}

/// The shape of a list's elements or a map's values.
constexpr Shape const& value_shape(Shape const& shape) noexcept {
    return shape.value != nullptr ? *shape.value : plain_shape;
}

/// The shape of a map's keys.
constexpr Shape const& key_shape(Shape const& shape) noexcept {
    return shape.keys != nullptr ? *shape.keys : plain_shape;
}

/// What the model says of a structure's member. Static data.
struct Member {
    std::string_view wire;  ///< Name on the wire for the service's protocol.
    Location location = Location::body;
    bool required = false;
    bool idempotency_token = false;  ///< Filled in with a fresh UUID when absent.
    bool xml_attribute = false;
    bool host_label = false;  ///< Also a label of the operation's host prefix.
    bool streaming = false;
    Shape shape{};
    std::string_view xml_namespace{};  ///< Namespace URI declared on the member's element.
    std::string_view xml_prefix{};     ///< Prefix of that declaration, `xsi`; empty = the default namespace.
    std::string_view query{};          ///< Name in the query protocols where it differs from `wire`.
};

/// The descriptors of a generated structure. Codegen specialises it for each:
///
///     template<> struct schema<::inia::sqs::Message> {
///         static constexpr std::string_view name = "Message";      // the model's shape name
///         static constexpr char const* names[] = {"MessageId", ...};   // C++ member names
///         static constexpr Member members[] = {{.wire = "MessageId"}, ...};
///         static constexpr bool is_union = false;
///         using list = member_list<schema, &::inia::sqs::Message::MessageId, ...>;
///     };
///
/// Where they are true it has flags besides: `constrained` (a request can break a rule, see validate), `holds_token` (a
/// structure inside has an idempotency token), `sensitive` (the whole is masked when it is printed).
/// Boost.Describe finds `list` through four function templates per namespace, see `INIA_DESCRIBE_NAMESPACE`.
template<class T> struct schema;

/// One member: what a Boost.Describe descriptor is, plus the model's traits.
template<class Schema, std::size_t Index, auto Pointer> struct member_descriptor {
    static constexpr auto pointer = Pointer;
    static constexpr char const* name = Schema::names[Index];
    static constexpr unsigned modifiers = boost::describe::mod_public;
    static constexpr Member const& traits = Schema::members[Index];
    /// `traits.shape`, for use at run time: the table of the members is in the program only where that says something.
    static constexpr Shape const& shape = is_plain(traits.shape) ? plain_shape : traits.shape;
};

namespace detail {
template<class... D> struct descriptor_list {};

template<class Schema, class Indices, auto... Pointers> struct make_members;
template<class Schema, std::size_t... I, auto... P> struct make_members<Schema, std::index_sequence<I...>, P...> {
    using type = descriptor_list<member_descriptor<Schema, I, P>...>;
};

template<class List> struct to_tuple;
template<template<class...> class L, class... D> struct to_tuple<L<D...>> {
    using type = boost::hana::basic_tuple<D...>;
};
}  // namespace detail

template<class Schema, auto... Pointers>
using member_list =
    typename detail::make_members<Schema, std::make_index_sequence<sizeof...(Pointers)>, Pointers...>::type;

/// Whether codegen described `T`.
template<class T>
concept Described = requires { typename schema<T>::list; };

/// Whether the model has rules for values of `T`, or of what it holds, that the C++ types do not enforce.
template<class T>
concept Constrained = requires { requires schema<T>::constrained; };

/// Whether the model wants all of a `T` masked when it is printed.
template<class T>
concept Sensitive = requires { requires schema<T>::sensitive; };

/// A Hana tuple of `T`'s empty descriptor types, in the model's order.
template<Described T> using descriptors_of = typename detail::to_tuple<typename schema<T>::list>::type;

/// Calls `f(descriptor)` for each member of `T`, in order, at compile time.
template<Described T, class F> constexpr void for_each_member(F&& f) {
    boost::hana::unpack(descriptors_of<T>{}, [&](auto... d) { (f(d), ...); });
}

/// Calls `f(descriptor)` for the members of `T` in order until one call returns true; returns whether one did.
template<Described T, class F> constexpr bool any_member(F&& f) {
    return boost::hana::unpack(descriptors_of<T>{}, [&](auto... d) { return (f(d) || ...); });
}

/// Whether all members are equal, and the same ones present.
template<Described T> bool equal_members(T const& left, T const& right) {
    if constexpr (requires { left.unknown_member; })
        if (left.unknown_member != right.unknown_member) return false;
    return !any_member<T>([&](auto d) { return !(left.*d.pointer == right.*d.pointer); });
}

}  // namespace inia

/// Lets boost::describe::describe_members find the generated structures of the enclosing namespace, and compares them.
/// One template in place of an operator== for each structure, which would cost whoever reads a model. Used once per
/// namespace, at namespace scope.
#define INIA_DESCRIBE_NAMESPACE                                                    \
    template<class T, class = decltype(sizeof(::inia::schema<T>))>                 \
    typename ::inia::schema<T>::list boost_public_member_descriptor_fn(T**);       \
    template<class T, class = decltype(sizeof(::inia::schema<T>))>                 \
    ::inia::detail::descriptor_list<> boost_protected_member_descriptor_fn(T**);   \
    template<class T, class = decltype(sizeof(::inia::schema<T>))>                 \
    ::inia::detail::descriptor_list<> boost_private_member_descriptor_fn(T**);     \
    template<class T, class = decltype(sizeof(::inia::schema<T>))>                 \
    ::inia::detail::descriptor_list<> boost_base_descriptor_fn(T**);               \
    template<::inia::Described T> bool operator==(T const& left, T const& right) { \
        return ::inia::equal_members(left, right);                                 \
    }
