#include <inia/core/cbor/writer.hpp>

#include <bit>

namespace inia::cbor {

void Writer::long_head(unsigned major, std::uint64_t argument) {
    // The low bits of the first byte tell how many bytes of argument follow: 24 one, 25 two, 26 four, 27 eight.
    unsigned const info = argument <= 0xff ? 24 : argument <= 0xffff ? 25 : argument <= 0xffffffff ? 26 : 27;
    raw(static_cast<char>(major | info));
    big_endian(argument, 1U << (info - 24));
}

void Writer::number(double value) {
    raw('\xfb');
    big_endian(std::bit_cast<std::uint64_t>(value), 8);
}

void Writer::number(float value) {
    raw('\xfa');
    big_endian(std::bit_cast<std::uint32_t>(value), 4);
}

void Writer::big_endian(std::uint64_t value, unsigned size) {
    need(size);
    for (unsigned i = 0; i < size; ++i) *cursor_++ = static_cast<char>(value >> 8 * (size - 1 - i));
}

}  // namespace inia::cbor
