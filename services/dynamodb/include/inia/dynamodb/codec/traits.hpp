#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/list.hpp>
#include <inia/core/map.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/timestamp.hpp>
#include <inia/dynamodb/number.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

/// Which of the forms of attributes a C++ type has: what tells the codecs apart.
namespace inia::dynamodb {

template<class T> struct stored_as;

namespace detail {

template<class T>
concept StoredAs = requires(T const& value) { stored_as<T>::to(value); };

template<class T>
concept Number_ =
    std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t>
    && !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;
template<class T>
concept PlainNumber = Number_<T> || WideNumber<T>;

template<class T> inline constexpr bool is_byte = std::is_same_v<T, std::byte> || std::is_same_v<T, unsigned char>;

template<class T>
concept Keyed = requires(T& map, std::string const& key) {
    typename T::mapped_type;
    map[key];
} && std::is_same_v<typename T::key_type, std::string>;
template<class T>
concept Set = requires(T& set) {
    typename T::key_type;
    requires std::is_same_v<typename T::key_type, typename T::value_type>;
    requires !requires { typename T::mapped_type; };
    set.insert(std::declval<typename T::value_type>()).second;
};
template<class T>
concept Sequence = requires(T& list, T const& full) {
    typename T::value_type;
    list.emplace_back();
    list.clear();
    full.begin();
    full.size();
} && !std::is_same_v<T, std::string>;
template<class T>
concept Bytes =
    Sequence<T> && is_byte<typename T::value_type> && requires(T& list, typename T::value_type const* byte) {
        list.data();
        list.assign(byte, byte);
    };
template<class T>
concept FixedBytes = requires(T const& bytes) {
    std::tuple_size<T>::value;
    bytes.data();
    requires is_byte<typename T::value_type>;
};
template<class T>
concept Tuple = requires { std::tuple_size<T>::value; } && !FixedBytes<T>;

template<class T> inline constexpr bool is_nullable = false;
template<class T> inline constexpr bool is_nullable<std::optional<T>> = true;
template<class T> inline constexpr bool is_nullable<Optional<T>> = true;
template<class T> inline constexpr bool is_nullable<std::unique_ptr<T>> = true;
template<class T> inline constexpr bool is_nullable<std::shared_ptr<T>> = true;

template<class T> struct holds;
template<class T> struct holds<std::optional<T>> {
    using type = T;
};
template<class T> struct holds<Optional<T>> {
    using type = T;
};
template<class T> struct holds<std::unique_ptr<T>> {
    using type = std::remove_const_t<T>;
};
template<class T> struct holds<std::shared_ptr<T>> {
    using type = std::remove_const_t<T>;
};

template<class T> inline constexpr bool is_variant = false;
template<class... A> inline constexpr bool is_variant<std::variant<A...>> = true;
template<class T> inline constexpr bool is_time = std::is_same_v<T, Timestamp>;
template<class D> inline constexpr bool is_time<std::chrono::time_point<std::chrono::system_clock, D>> = true;

/// How many digits of a second times of the type have, 9 at most. Their texts have all of them, since only texts of one
/// length sort as their times do.
template<class T> inline constexpr int fraction_digits = 9;
template<class R, class P>
    requires(!std::is_floating_point_v<R>)
inline constexpr int fraction_digits<std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<R, P>>> =
    [] {
        int digits = 0;
        for (std::intmax_t parts = 1; digits < 9 && parts % P::den != 0; parts *= 10) ++digits;
        return digits;
    }();
template<class T> inline constexpr bool is_duration = false;
template<class R, class P> inline constexpr bool is_duration<std::chrono::duration<R, P>> = true;

}  // namespace detail
}  // namespace inia::dynamodb
