#pragma once

#include <inia/core/export.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// The frames of `application/vnd.amazon.eventstream`, apart from where they come from and what they mean.
///
/// A frame is a prelude of 12 bytes (its length, the headers' length, a CRC32 of both), headers, a payload and a CRC32
/// of all that; numbers are big-endian.
namespace inia::eventstream {

inline constexpr std::size_t prelude_size = 12;
/// What a frame has besides headers and payload.
inline constexpr std::size_t frame_overhead = prelude_size + 4;
inline constexpr std::size_t max_headers_size = std::size_t{128} * 1024;
inline constexpr std::size_t max_payload_size = 24 * 1024 * 1024;
inline constexpr std::size_t max_header_name = 255;
/// Of a header's text or bytes that we send. Others may use all 16 bits of the length.
inline constexpr std::size_t max_header_value = 32'767;

/// The type of a header's value.
enum class HeaderType : std::uint8_t { boolean, int8, int16, int32, int64, bytes, string, timestamp, uuid };

struct Header {
    std::string_view name{};
    HeaderType type = HeaderType::string;
    std::int64_t number = 0;   ///< Whole numbers; a boolean as 0 or 1; a timestamp in milliseconds since the epoch.
    std::string_view value{};  ///< Bytes, a string's UTF-8 (which nobody checked), the 16 bytes of a uuid.

    bool operator==(Header const&) const = default;
};

/// A message refers to bytes that others own.
struct INIA_EXPORT Message {
    std::vector<Header> headers{};
    std::string_view payload{};

    /// The header of that name, in this very spelling; null when there is none.
    Header const* find(std::string_view name) const noexcept INIA_LIFETIMEBOUND;

    bool operator==(Message const&) const = default;
};

/// What may be wrong with a frame, or with a message that shall become one.
enum class Problem : std::uint8_t {
    none,
    prelude_checksum,
    message_checksum,
    invalid_length,  ///< Lengths that contradict each other or go beyond the limits.
    invalid_header,
    duplicate_header,
    truncated  ///< The stream ended inside of a frame.
};

/// The problem in words that follow "the stream of events ".
INIA_EXPORT char const* describe(Problem problem) noexcept;

}  // namespace inia::eventstream
