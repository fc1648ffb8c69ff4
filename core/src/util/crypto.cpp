// The digests are called below the EVP layer: their contexts are plain structures, so they need no provider look-up
// (which costs more than hashing a short text), no allocation and no teardown. OpenSSL marks these functions
// deprecated.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "util/crypto.hpp"

#include <openssl/crypto.h>
#include <openssl/md5.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <type_traits>

namespace inia::detail::crypto {
namespace {

constexpr std::size_t block_size = 64;

template<class Context, std::size_t size> Context& view(std::array<unsigned char, size>& storage) noexcept {
    static_assert(sizeof(Context) <= size && alignof(Context) <= 8 && std::is_trivially_destructible_v<Context>);
    return *std::launder(reinterpret_cast<Context*>(storage.data()));
}

/// The chaining value after one block in which `key` is mixed with `pad`.
std::array<std::uint32_t, 8> padded_state(std::array<unsigned char, block_size> const& key,
                                          unsigned char pad) noexcept {
    std::array<unsigned char, block_size> block;
    for (std::size_t i = 0; i != block_size; ++i) block[i] = static_cast<unsigned char>(key[i] ^ pad);
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Transform(&context, block.data());
    std::array<std::uint32_t, 8> state;
    std::copy(std::begin(context.h), std::end(context.h), state.begin());
    OPENSSL_cleanse(block.data(), block.size());
    OPENSSL_cleanse(&context, sizeof context);
    return state;
}

/// A context that has hashed one block and stands at `state`.
void resume(SHA256_CTX& context, std::array<std::uint32_t, 8> const& state) noexcept {
    std::copy(state.begin(), state.end(), std::begin(context.h));
    context.Nl = block_size * 8;
    context.Nh = 0;
    context.num = 0;
    context.md_len = SHA256_DIGEST_LENGTH;
}

/// The two digits of every byte: a digest's text is a good part of what a signature costs.
constexpr std::array<std::array<char, 2>, 256> hex_pairs = [] {
    constexpr char digits[] = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte != pairs.size(); ++byte) pairs[byte] = {digits[byte >> 4], digits[byte & 15]};
    return pairs;
}();

}  // namespace

void initialize() noexcept { OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr); }

Sha256Digest sha256(std::string_view bytes) noexcept {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

Md5Digest md5(std::string_view bytes) noexcept {
    Md5 hash;
    hash.update(bytes);
    return hash.finish();
}

Sha256::Sha256() noexcept { SHA256_Init(::new (context_.data()) SHA256_CTX); }

void Sha256::update(std::string_view bytes) noexcept {
    SHA256_Update(&view<SHA256_CTX>(context_), bytes.data(), bytes.size());
}

Sha256Digest Sha256::finish() noexcept {
    Sha256Digest digest;
    SHA256_Final(digest.data(), &view<SHA256_CTX>(context_));
    return digest;
}

Md5::Md5() noexcept { MD5_Init(::new (context_.data()) MD5_CTX); }

void Md5::update(std::string_view bytes) noexcept { MD5_Update(&view<MD5_CTX>(context_), bytes.data(), bytes.size()); }

Md5Digest Md5::finish() noexcept {
    Md5Digest digest;
    MD5_Final(digest.data(), &view<MD5_CTX>(context_));
    return digest;
}

HmacSha256Key::HmacSha256Key(std::string_view key) noexcept {
    std::array<unsigned char, block_size> block{};
    if (key.size() > block_size) {
        Sha256Digest const digest = sha256(key);
        std::copy(digest.begin(), digest.end(), block.begin());
    } else {
        std::copy(key.begin(), key.end(), block.begin());
    }
    inner_ = padded_state(block, 0x36);
    outer_ = padded_state(block, 0x5c);
    OPENSSL_cleanse(block.data(), block.size());
}

Sha256Digest HmacSha256Key::sign(std::string_view message) const noexcept {
    SHA256_CTX context;
    Sha256Digest digest;
    resume(context, inner_);
    SHA256_Update(&context, message.data(), message.size());
    SHA256_Final(digest.data(), &context);
    resume(context, outer_);
    SHA256_Update(&context, digest.data(), digest.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

bool random_bytes(std::span<std::byte> to) noexcept {
    initialize();
    while (!to.empty()) {
        std::size_t const count = std::min<std::size_t>(to.size(), std::numeric_limits<int>::max());
        if (RAND_bytes(reinterpret_cast<unsigned char*>(to.data()), static_cast<int>(count)) != 1) return false;
        to = to.subspan(count);
    }
    return true;
}

void wipe(void* bytes, std::size_t size) noexcept { OPENSSL_cleanse(bytes, size); }

char* write_hex(std::span<unsigned char const> bytes, char* to) noexcept {
    for (unsigned char const byte : bytes) {
        std::memcpy(to, hex_pairs[byte].data(), 2);
        to += 2;
    }
    return to;
}

}  // namespace inia::detail::crypto
