#pragma once

#include <inia/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

/// What all parsers of remote bytes promise: no input makes them crash, and what they refuse is a ParseError.
namespace inia::fuzz {

inline void require(bool holds, char const* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    __builtin_trap();
}

inline void require_parse_error(AnyError const& error) {
    require(!error || error.is<ParseError>(), "what is refused is a ParseError");
}

/// The input where it lies: what reads a byte too many is found. For parsers that take views.
inline std::string_view view_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// A copy with the zero byte at its end that JSON's reader wants.
inline std::string text_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

}  // namespace inia::fuzz
