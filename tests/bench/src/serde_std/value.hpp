#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Lower-case letters, as many as that; `from` makes them others.
inline std::string letters(std::size_t count, std::size_t from = 0) {
    std::string text(count, 'a');
    for (std::size_t i = 0; i < count; ++i) text[i] = static_cast<char>('a' + (from + i) % 26);
    return text;
}

/// A value of an item.
struct Value {
    enum class Kind { text, number, bytes, boolean, texts, numbers, byte_set, list, map };

    Kind kind{};
    bool flag{};
    std::string text{};                   ///< Of a text, a number or bytes.
    std::vector<std::string> elements{};  ///< Of a set.
    std::vector<std::string> keys{};      ///< Of a map, one for each of `values`.
    std::vector<Value> values{};          ///< Of a list or map.
};

/// The value whose shape that is. A shape is a text:
///
///     s12 n3 x9 b       a text of 12 bytes, a number of 3 digits, 9 bytes, a boolean
///     u8                a text of 8 bytes, one of its characters has two
///     S[3 4] N[1] X[9]  sets of texts, numbers and bytes
///     [s3 n1]           a list
///     {4:s3 2:[b]}      a map with keys of 4 and 2 bytes; no key has fewer than 2
Value make_value(std::string_view shape);

}  // namespace bench
