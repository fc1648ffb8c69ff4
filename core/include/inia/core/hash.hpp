#pragma once

#include <inia/core/event_stream.hpp>
#include <inia/core/export.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>

/// Hashes of requests, responses and all that they hold. Include the service's describe.hpp beside this. Structures
/// then work as keys of std::unordered_map.
namespace inia {

class Body;
class ResponseBody;

/// Equal values have equal hashes, in one run of a program: maps and sets whatever their order.
template<class T> std::size_t hash_value(T const& value);

namespace detail {

constexpr std::size_t combine_hashes(std::size_t seed, std::size_t next) noexcept {
    // The finisher of MurmurHash3, so that order counts and small numbers spread.
    std::uint64_t mixed = seed + 0x9e3779b97f4a7c15 + next;
    mixed = (mixed ^ (mixed >> 33)) * 0xff51afd7ed558ccd;
    mixed = (mixed ^ (mixed >> 33)) * 0xc4ceb9fe1a85ec53;
    return static_cast<std::size_t>(mixed ^ (mixed >> 33));
}

INIA_EXPORT std::size_t hash_text(std::string_view text) noexcept;
INIA_EXPORT std::size_t hash_leaf(double value) noexcept;
INIA_EXPORT std::size_t hash_leaf(Document const& document);
INIA_EXPORT std::size_t hash_leaf(Body const& body) noexcept;
INIA_EXPORT std::size_t hash_leaf(ResponseBody const& body) noexcept;
inline std::size_t hash_leaf(Blob const& bytes) noexcept { return hash_text(bytes.text()); }
inline std::size_t hash_leaf(Timestamp time) noexcept {
    return combine_hashes(static_cast<std::size_t>(time.seconds()), time.nanos());
}

template<Described T> std::size_t hash_struct(T const& value) {
    std::size_t hash = 0;
    for_each_member<T>([&](auto d) { hash = combine_hashes(hash, hash_value(value.*d.pointer)); });
    if constexpr (requires { value.unknown_member; }) hash = combine_hashes(hash, hash_text(value.unknown_member));
    return hash;
}

}  // namespace detail

template<class T> std::size_t hash_value(T const& value) {
    using namespace detail;
    if constexpr (is_optional_v<T> || is_indirect_v<T> || is_required_v<T>) {
        std::size_t hash = 0;
        if_present(value, [&](auto const& present) { hash = combine_hashes(1, hash_value(present)); });
        return hash;
    } else if constexpr (is_list_v<T>) {
        std::size_t hash = value.has_value() ? 1 : 0;
        for (auto const& element : value) hash = combine_hashes(hash, hash_value(element));
        return hash;
    } else if constexpr (is_map_v<T>) {
        std::size_t hash = value.has_value() ? 1 : 0;
        for (auto const& entry : value) hash += combine_hashes(hash_text(entry.first), hash_value(entry.second));
        return hash;
    } else if constexpr (std::is_integral_v<T>) {
        return static_cast<std::size_t>(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        return hash_leaf(static_cast<double>(value));
    } else if constexpr (std::is_same_v<T, std::string>) {
        return hash_text(value);
    } else if constexpr (is_open_enum_v<T>) {
        return hash_text(value.to_string_view());
    } else if constexpr (Described<T>) {
        return hash_struct(value);
    } else if constexpr (DescribedEvent<T>) {
        return combine_hashes(value.index(), value.visit([](auto const& event) { return hash_value(event); }));
    } else if constexpr (std::is_same_v<T, UnknownEvent>) {
        return combine_hashes(hash_text(value.type), hash_leaf(value.payload));
    } else if constexpr (is_event_stream_v<T>) {
        return 0;  // nothing of it is read
    } else if constexpr (requires { hash_of(value); }) {
        return hash_of(value);  // of a type that people wrote for a service
    } else {
        return hash_leaf(value);
    }
}

}  // namespace inia

template<inia::Described T> struct std::hash<T> {
    std::size_t operator()(T const& value) const { return inia::hash_value(value); }
};
