#pragma once

#include <inia/core/export.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace inia::dynamodb {

__extension__ typedef __int128 int128_t;  ///< GCC's and Clang's, without their warning of it.
__extension__ typedef unsigned __int128 uint128_t;

namespace detail {

/// std::integral says so of these only where the compiler's extensions are on.
template<class T>
concept WideNumber = std::is_same_v<T, int128_t> || std::is_same_v<T, uint128_t>;

}  // namespace detail

/// A number of DynamoDB: exact decimal text of up to 38 digits, as it goes over the wire. Nothing passes through
/// floating point unless asked.
class INIA_EXPORT Number {
public:
    /// Zero.
    Number() : text_("0") {}
    /// The text as it is; the service refuses what is no number.
    explicit Number(std::string text) : text_(std::move(text)) {}
    explicit Number(char const* text) : text_(text) {}
    explicit Number(std::string_view text) : text_(text) {}
    template<std::integral I>
        requires(!std::same_as<I, bool> && !std::same_as<I, char> && !detail::WideNumber<I>)
    Number(I value) : text_(std::to_string(value)) {}
    template<detail::WideNumber I> Number(I value) : text_(text_of(value)) {}
    /// The shortest decimal text that reads back as the same number. A template, so that no character becomes one.
    template<std::floating_point F> Number(F value) : text_(text_of(value)) {}

    /// The decimal text.
    std::string const& str() const noexcept INIA_LIFETIMEBOUND { return text_; }
    /// The value when it is a whole number in range; throws std::out_of_range otherwise, never rounds.
    std::int64_t to_int64() const;
    /// The nearest double.
    double to_double() const;

    /// Whether both texts mean the same decimal value: `1.0` equals `1`, `1E2` equals `100`.
    bool operator==(Number const& other) const;
    /// By decimal value, so that numbers can be keys of std::set and std::map.
    std::weak_ordering operator<=>(Number const& other) const;
    /// For inia::hash_value: equal for equal values.
    friend std::size_t hash_of(Number const& number) { return number.hash(); }
    /// For inia::to_string: the decimal text.
    friend void append_text(std::string& out, Number const& number) { out += number.text_; }

private:
    static std::string text_of(int128_t value);
    static std::string text_of(uint128_t value);
    static std::string text_of(float value);
    static std::string text_of(double value);
    static std::string text_of(long double value);
    std::size_t hash() const;

    std::string text_;
};

}  // namespace inia::dynamodb

/// Equal for equal values, for std::unordered_set and std::unordered_map.
template<> struct std::hash<inia::dynamodb::Number> {
    std::size_t operator()(inia::dynamodb::Number const& number) const { return hash_of(number); }
};
