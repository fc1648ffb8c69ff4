#include "dynamodb/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace inia::dynamodb {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The parts of a decimal number's text, as views.
struct Parts {
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    long exponent = 0;
};

std::string_view take_digits(std::string_view& text) noexcept {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    std::string_view const digits = text.substr(0, size);
    text.remove_prefix(size);
    return digits;
}

bool split(std::string_view text, Parts& parts) noexcept {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        parts.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    parts.whole = take_digits(text);
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        parts.fraction = take_digits(text);
    }
    if (parts.whole.empty() && parts.fraction.empty()) return false;
    if (text.empty()) return true;
    if (text.front() != 'e' && text.front() != 'E') return false;
    text.remove_prefix(1);
    if (text.size() > 1 && text.front() == '+' && is_digit(text[1])) text.remove_prefix(1);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts.exponent);
    constexpr long far = 1'000'000;  // beyond all that counts, and far from overflow
    return error == std::errc() && end == text.data() + text.size() && parts.exponent >= -far && parts.exponent <= far;
}

/// The digits of both parts in a row, by number.
struct Digits {
    Parts const& parts;

    std::size_t size() const noexcept { return parts.whole.size() + parts.fraction.size(); }
    char operator[](std::size_t i) const noexcept {
        return i < parts.whole.size() ? parts.whole[i] : parts.fraction[i - parts.whole.size()];
    }
    /// [first, last) has no zeros at its ends; empty for zero.
    void significant(std::size_t& first, std::size_t& last) const noexcept {
        first = 0;
        last = size();
        while (first != last && (*this)[first] == '0') ++first;
        while (first != last && (*this)[last - 1] == '0') --last;
    }
};

}  // namespace

bool is_number_of_dynamodb(std::string_view text) noexcept {
    constexpr std::size_t most_digits = 38;
    constexpr long least = -130, greatest = 125;  // of the first digit's power of ten
    // Nearly all are short and have nothing but digits.
    if (!text.empty() && text.size() <= most_digits && std::all_of(text.begin(), text.end(), is_digit)) return true;
    Parts parts;
    if (!split(text, parts)) return false;
    std::size_t first = 0, last = 0;
    Digits{parts}.significant(first, last);
    if (first == last) return true;
    long const power = parts.exponent + static_cast<long>(parts.whole.size()) - 1 - static_cast<long>(first);
    return last - first <= most_digits && power >= least && power <= greatest;
}

bool read_whole(std::string_view text, bool& negative, uint128_t& magnitude) noexcept {
    Parts parts;
    if (!split(text, parts)) return false;
    Digits const digits{parts};
    std::size_t first = 0, last = 0;
    digits.significant(first, last);
    negative = parts.negative && first != last;
    magnitude = 0;
    long zeros = parts.exponent + static_cast<long>(parts.whole.size()) - static_cast<long>(last);  // behind the last
    if (first == last) return true;
    if (zeros < 0 || static_cast<long>(last - first) + zeros > 39) return false;
    constexpr uint128_t most = ~uint128_t{0};
    auto const append = [&](int digit) {
        if (magnitude > (most - static_cast<unsigned>(digit)) / 10) return false;
        magnitude = magnitude * 10 + static_cast<unsigned>(digit);
        return true;
    };
    for (; first != last; ++first)
        if (!append(digits[first] - '0')) return false;
    for (; zeros != 0; --zeros)
        if (!append(0)) return false;
    return true;
}

}  // namespace inia::dynamodb
