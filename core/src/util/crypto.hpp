#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// Hashes and randomness: the only door to OpenSSL. Nothing here allocates, and every function is thread-safe and works
/// before main and during exit.
namespace inia::detail::crypto {

using Sha256Digest = std::array<unsigned char, 32>;
using Md5Digest = std::array<unsigned char, 16>;

/// Prepares OpenSSL so that its own exit handler does not tear it down under clients that are statics. Idempotent. Code
/// that makes another library (libcurl) start OpenSSL calls this first.
void initialize() noexcept;

Sha256Digest sha256(std::string_view bytes) noexcept;
Md5Digest md5(std::string_view bytes) noexcept;

/// SHA-256 of bytes that come in pieces. A copy continues from the same point.
class Sha256 {
public:
    Sha256() noexcept;
    void update(std::string_view bytes) noexcept;
    /// The digest of all bytes; the object must not be used afterwards.
    Sha256Digest finish() noexcept;

private:
    alignas(8) std::array<unsigned char, 112> context_;
};

/// MD5 of bytes that come in pieces (Content-MD5; not for security).
class Md5 {
public:
    Md5() noexcept;
    void update(std::string_view bytes) noexcept;
    /// The digest of all bytes; the object must not be used afterwards.
    Md5Digest finish() noexcept;

private:
    alignas(8) std::array<unsigned char, 96> context_;
};

/// A key for HMAC-SHA256 with both padded key blocks already hashed, so that a signature costs the message and one
/// block. Trivial, so that it can live in thread-local storage. A default-made key is not usable.
class HmacSha256Key {
public:
    HmacSha256Key() = default;
    explicit HmacSha256Key(std::string_view key) noexcept;
    Sha256Digest sign(std::string_view message) const noexcept;

private:
    std::array<std::uint32_t, 8> inner_;
    std::array<std::uint32_t, 8> outer_;
};

/// Fills `to` with bytes fit for keys; false when the machine has none to give.
bool random_bytes(std::span<std::byte> to) noexcept;

/// Overwrites bytes that held a secret; the compiler cannot leave it out.
void wipe(void* bytes, std::size_t size) noexcept;

/// Writes two lower-case hexadecimal digits per byte and returns the end.
char* write_hex(std::span<unsigned char const> bytes, char* to) noexcept;

}  // namespace inia::detail::crypto
