#include "item_text.hpp"

#include "text.hpp"

#include <bit>

namespace bench {

void JsonText::text(std::string_view value) {
    separate();
    ((text_ += '"') += value) += '"';
}

void JsonText::bytes(std::string_view value) { text(base64(value)); }

void JsonText::boolean(bool value) {
    separate();
    text_ += value ? "true" : "false";
}

void JsonText::number(double value) {
    separate();
    text_ += number_text(value);
}

void CborText::number(double value) {
    // A whole number is written as one, which is shorter.
    if (value == static_cast<double>(static_cast<unsigned>(value))) return head(0x00, static_cast<unsigned>(value));
    text_ += '\xfb';
    big_endian(std::bit_cast<std::uint64_t>(value), 8);
}

void CborText::head(unsigned major, std::size_t argument) {
    unsigned const size = argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x10000 ? 2 : 4;
    text_ += static_cast<char>(major | (size == 0 ? argument : size == 1 ? 24 : size == 2 ? 25 : 26));
    big_endian(argument, size);
}

void CborText::big_endian(std::uint64_t value, unsigned size) {
    for (unsigned i = size; i > 0; --i) text_ += static_cast<char>(value >> 8 * (i - 1));
}

}  // namespace bench
