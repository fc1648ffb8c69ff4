/// Certificates made when a test needs one: an authority and a server certificate that it signed.
#pragma once

#include <string>
#include <vector>

namespace inia::test {

/// What the server certificate says.
struct CertificateOptions {
    /// DNS names and addresses that it is for.
    std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
    /// Whether its time is over.
    bool expired = false;
};

/// PEM texts.
struct Certificates {
    /// What a client must trust.
    std::string authority;
    /// What the server shows, and its key.
    std::string server;
    std::string server_key;
};

/// Makes fresh keys and certificates (P-256, a few milliseconds). Throws std::runtime_error if OpenSSL fails.
Certificates make_certificates(const CertificateOptions& options = {});

}  // namespace inia::test
