/// TLS for the strict server.
#pragma once

#include "byte_stream.hpp"
#include "certificate.hpp"

#include <memory>

struct ssl_ctx_st;

namespace inia::test {

/// The server's half of TLS: one certificate and its key, TLS 1.2 or newer. Thread-safe once made.
class TlsContext {
public:
    /// Throws std::runtime_error if OpenSSL refuses the certificates.
    explicit TlsContext(const Certificates& certificates);

    /// Runs the handshake over `plain`; null if it fails, with `plain` closed.
    std::unique_ptr<ByteStream> accept(std::unique_ptr<ByteStream> plain) const;

private:
    struct Free {
        void operator()(ssl_ctx_st* context) const;
    };
    std::unique_ptr<ssl_ctx_st, Free> context_;
};

/// The client's half, for tests of the server itself: trusts `authority` and expects the name `host`. Null if the
/// handshake fails.
std::unique_ptr<ByteStream> connect_tls(std::unique_ptr<ByteStream> plain, const std::string& authority,
                                        const std::string& host);

}  // namespace inia::test
