#include <inia/dynamodb/number.hpp>

#include <charconv>
#include <functional>
#include <stdexcept>

namespace inia::dynamodb {
namespace {

/// A decimal value as sign, digits without zeros at either end, and the power of ten of the last digit.
struct Decimal {
    bool negative = false;
    std::string digits{};
    long exponent = 0;

    bool operator==(Decimal const&) const = default;
};

Decimal parse(std::string_view text) {
    Decimal decimal;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        decimal.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool fraction = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        char const c = text[i];
        if (c == '.') {
            fraction = true;
        } else if (c >= '0' && c <= '9') {
            decimal.digits += c;
            if (fraction) --decimal.exponent;
        } else {
            break;
        }
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        std::string_view exponent = text.substr(i + 1);
        if (!exponent.empty() && exponent.front() == '+') exponent.remove_prefix(1);
        long value = 0;
        std::from_chars(exponent.data(), exponent.data() + exponent.size(), value);
        decimal.exponent += value;
    }
    decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
    while (!decimal.digits.empty() && decimal.digits.back() == '0') {
        decimal.digits.pop_back();
        ++decimal.exponent;
    }
    return decimal.digits.empty() ? Decimal{} : decimal;
}

template<class F> std::string shortest(F value) {
    char buffer[64];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return std::string(buffer, end.ptr);
}

}  // namespace

std::string Number::text_of(int128_t value) {
    bool const negative = value < 0;
    std::string const digits = text_of(negative ? -static_cast<uint128_t>(value) : static_cast<uint128_t>(value));
    return negative ? "-" + digits : digits;
}

std::string Number::text_of(uint128_t value) {
    std::string text;
    do {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return text;
}

std::string Number::text_of(float value) { return shortest(value); }
std::string Number::text_of(double value) { return shortest(value); }
std::string Number::text_of(long double value) { return shortest(value); }

std::int64_t Number::to_int64() const {
    Decimal const decimal = parse(text_);
    if (decimal.exponent >= 0 && decimal.exponent < 19) {
        std::string whole = (decimal.negative ? "-" : "") + decimal.digits;
        whole.append(static_cast<std::size_t>(decimal.exponent), '0');
        std::int64_t value = 0;
        auto const end = whole.data() + whole.size();
        auto const [stop, error] = std::from_chars(whole.data(), end, value);
        if (error == std::errc() && stop == end) return value;
        if (decimal.digits.empty()) return 0;
    }
    throw std::out_of_range("dynamodb::Number " + text_ + " is no whole number that fits into 64 bits");
}

double Number::to_double() const {
    double value = 0;
    std::from_chars(text_.data(), text_.data() + text_.size(), value);
    return value;
}

std::size_t Number::hash() const {
    Decimal const decimal = parse(text_);
    return std::hash<std::string>()(decimal.digits) + static_cast<std::size_t>(decimal.exponent)
         + (decimal.negative ? 1 : 0);
}

std::weak_ordering Number::operator<=>(Number const& other) const {
    Decimal const a = parse(text_), b = parse(other.text_);
    auto const sign = [](Decimal const& decimal) { return decimal.digits.empty() ? 0 : decimal.negative ? -1 : 1; };
    if (sign(a) != sign(b) || sign(a) == 0) return sign(a) <=> sign(b);
    Decimal const& small = sign(a) > 0 ? a : b;  // of two negative numbers the greater magnitude is less
    Decimal const& great = sign(a) > 0 ? b : a;
    auto const power = [](Decimal const& decimal) {
        return decimal.exponent + static_cast<long>(decimal.digits.size());  // of ten, above the first digit
    };
    if (power(small) != power(great)) return power(small) <=> power(great);
    return small.digits.compare(great.digits) <=> 0;  // neither ends in zeros
}

bool Number::operator==(Number const& other) const {
    return text_ == other.text_ || parse(text_) == parse(other.text_);
}

}  // namespace inia::dynamodb
