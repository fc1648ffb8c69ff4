/// Judges the SigV4 signature of a request from its raw text. Written from the published rules of the algorithm and
/// sharing nothing with the signer under test, so that one mistake cannot stand on both sides.
#pragma once

#include "http_headers.hpp"
#include "sigv4_canonical.hpp"

#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inia::test {

/// The key that vectors and tests sign with unless they say otherwise; a published example that opens nothing.
inline constexpr std::string_view example_access_key_id = "AKIDEXAMPLE";
inline constexpr std::string_view example_secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// A key that the verifier knows. With a session token, requests must carry it; without one, they must carry none.
struct KnownCredentials {
    std::string access_key_id{example_access_key_id};
    std::string secret_access_key{example_secret_access_key};
    std::string session_token{};
};

/// What a signature must hold to.
struct SigningRules {
    /// Keys that may sign; which one did is told by the credential scope.
    std::vector<KnownCredentials> credentials{KnownCredentials{}};
    /// The region and the signing name that the credential scope must hold; empty: any.
    std::string region{"us-east-1"};
    std::string service{};
    /// Set, it replaces the rule of the service in the credential scope.
    std::optional<PathRule> path_rule{};
    /// Whether `UNSIGNED-PAYLOAD` may stand in a header-signed request. S3's presigned URLs may always leave it
    /// unsigned.
    bool allow_unsigned_payload = false;
    /// Whether `STREAMING-UNSIGNED-PAYLOAD-TRAILER` may stand there.
    bool allow_unsigned_trailer = false;
    /// False where the session token is added after signing, as a few services want it.
    bool session_token_signed = true;
    /// How far the request's time may be from the verifier's.
    std::chrono::seconds max_skew{300};
};

/// A request as it stood on the wire.
struct SignedRequest {
    std::string method{};
    /// Path and query, raw.
    std::string target{};
    Headers headers{};
    /// Length of the body, and its SHA-256 in hex; nothing where the body was not read.
    unsigned long long body_size = 0;
    std::optional<std::string> body_sha256{};
};

/// The result. With no problems, the signature is right and so is everything around it.
struct Verdict {
    /// The error code that AWS gives for the first problem; empty if there is none.
    std::string code{};
    /// Every rule that the request breaks, as sentences; no secret and no session token stands in them.
    std::vector<std::string> problems{};
    /// Whether the signature is that of the request, whatever else is wrong. False if it cannot be computed.
    bool signature_matches = false;
    /// What the verifier made of the request, empty where it came not so far.
    std::string canonical_request{};
    std::string string_to_sign{};

    bool ok() const { return problems.empty(); }
};

/// Whether the request carries a signature, in its headers or in its query.
bool is_signed(const SignedRequest& request);

/// Judges signature, credential scope, time, session token, payload hash and content length at the time `now`.
Verdict verify_sigv4(const SignedRequest& request, const SigningRules& rules, std::time_t now);

/// What is wrong with the headers that give the body's length; empty if nothing.
std::vector<std::string> length_problems(const SignedRequest& request);

/// The time that `text` writes as `YYYYMMDDTHHMMSSZ`.
std::optional<std::time_t> parse_amz_date(std::string_view text);

}  // namespace inia::test
