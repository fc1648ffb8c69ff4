#pragma once

#include <inia/core/export.hpp>

#include <array>
#include <string_view>

namespace inia::format {

/// SHA-256 of bytes that come in pieces. A copy continues from the same point. Not thread-safe.
class INIA_EXPORT Sha256 {
public:
    Sha256() noexcept;
    void update(std::string_view bytes) noexcept;
    /// The digest of all bytes; the object must not be used afterwards.
    std::array<char, 32> finish() noexcept;

private:
    alignas(8) std::array<unsigned char, 112> context_;
};

}  // namespace inia::format
