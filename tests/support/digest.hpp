/// SHA-256 and HMAC-SHA-256 for the strict server, straight from OpenSSL: the code under test has its own, and a
/// mistake in that must not be able to hide here.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace inia::test {

/// SHA-256 over bytes that arrive in pieces. Not thread-safe.
class Sha256 {
public:
    Sha256();

    /// Adds bytes; throws std::runtime_error if OpenSSL refuses.
    void update(std::string_view bytes);

    /// The digest in lower-case hex, after which the object starts afresh.
    std::string finish_hex();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// SHA-256 of `bytes` in lower-case hex.
std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA-256 of `message` under `key`: 32 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view message);

/// Lower-case hex of `bytes`.
std::string to_hex(std::string_view bytes);

}  // namespace inia::test
