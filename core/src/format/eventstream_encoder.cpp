#include <inia/core/eventstream/encoder.hpp>

#include "format/crc.hpp"
#include "format/eventstream_headers.hpp"

#include <cstdint>
#include <string_view>

namespace inia::eventstream {
namespace {

void append_number(std::string& out, std::uint64_t value, int bytes) {
    while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xff);
}

void append_crc(std::string& out, std::size_t begin) {
    append_number(out, format::crc32(std::string_view(out).substr(begin)), 4);
}

/// Bytes of the number in a header's value; 0 for a type that has none there.
int width_of(HeaderType type) noexcept {
    switch (type) {
    case HeaderType::int8: return 1;
    case HeaderType::int16: return 2;
    case HeaderType::int32: return 4;
    case HeaderType::int64:
    case HeaderType::timestamp: return 8;
    default: return 0;
    }
}

/// Whether a length of two bytes stands before the value.
bool has_length(HeaderType type) noexcept { return type == HeaderType::bytes || type == HeaderType::string; }

std::string_view value_of(Header const& header) noexcept {
    return has_length(header.type) || header.type == HeaderType::uuid ? header.value : std::string_view();
}

std::size_t size_of(Header const& header) noexcept {
    return 2 + header.name.size() + static_cast<std::size_t>(width_of(header.type)) + (has_length(header.type) ? 2 : 0)
         + value_of(header).size();
}

Problem check(Header const& header) noexcept {
    constexpr std::size_t uuid_size = 16;
    bool const named = !header.name.empty() && header.name.size() <= max_header_name;
    bool const fits =
        header.type == HeaderType::uuid ? header.value.size() == uuid_size : header.value.size() <= max_header_value;
    return named && fits ? Problem::none : Problem::invalid_header;
}

void append_header(std::string& out, Header const& header) {
    append_number(out, header.name.size(), 1);
    out += header.name;
    // A boolean is two types without a value.
    auto const type = static_cast<std::uint8_t>(header.type);
    append_number(out, header.type == HeaderType::boolean ? header.number == 0 : type + 1, 1);
    append_number(out, static_cast<std::uint64_t>(header.number), width_of(header.type));
    if (has_length(header.type)) append_number(out, header.value.size(), 2);
    out += value_of(header);
}

}  // namespace

Problem encode(Message const& message, std::string& out) {
    std::size_t headers_size = 0;
    for (Header const& header : message.headers) {
        if (Problem const problem = check(header); problem != Problem::none) return problem;
        headers_size += size_of(header);
    }
    if (headers_size > max_headers_size || message.payload.size() > max_payload_size) return Problem::invalid_length;
    if (has_duplicates(message.headers)) return Problem::duplicate_header;

    std::size_t const begin = out.size();
    std::size_t const size = frame_overhead + headers_size + message.payload.size();
    out.reserve(begin + size);
    append_number(out, size, 4);
    append_number(out, headers_size, 4);
    append_crc(out, begin);
    for (Header const& header : message.headers) append_header(out, header);
    out += message.payload;
    append_crc(out, begin);
    return Problem::none;
}

}  // namespace inia::eventstream
