#pragma once

#include <cstdint>
#include <string_view>

/// Checksums of bytes. `crc` is that of what stands before them, so that a text may come in pieces.
namespace inia::format {

/// IEEE 802.3's, as in zip files, event streams and x-amz-crc32.
std::uint32_t crc32(std::string_view bytes, std::uint32_t crc = 0) noexcept;
/// Castagnoli's.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc = 0) noexcept;
/// NVM Express's of 64 bits.
std::uint64_t crc64_nvme(std::string_view bytes, std::uint64_t crc = 0) noexcept;

}  // namespace inia::format
