#pragma once

#include <inia/core/credentials.hpp>
#include <inia/core/error.hpp>
#include <inia/core/http.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace inia::detail {

/// SHA-256 of a body as 64 hexadecimal digits, as it stands in a canonical request.
using PayloadHash = std::array<char, 64>;

/// The literal that stands for a body that is not signed.
inline constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

/// What a signature is made for, and how. The views must outlive the call.
struct SigningScope {
    std::string_view region{};
    std::string_view service{};  ///< The signing name, `s3`.
    std::chrono::system_clock::time_point time{};
    /// S3's variant of the path: it is signed as it is sent, neither encoded once more nor normalised.
    bool s3_path = false;
    /// Encode an already encoded path once more. `s3_path` implies false.
    bool double_encode_path = true;
    /// Remove dot segments and doubled slashes. `s3_path` implies false.
    bool normalize_path = true;
    /// Send X-Amz-Content-SHA256 (S3 and its kin demand it). Presigned requests never carry it.
    bool send_payload_hash = false;
    /// Stands in place of the body's hash when not empty: `unsigned_payload`, a streaming literal, or a hash that the
    /// caller computed before with `hash_payload`.
    std::string_view payload_hash{};
    /// Add the session token after signing, unsigned. A few services want it so.
    bool unsigned_session_token = false;
};

/// What was signed, for tests and for finding out why a service refuses a signature. Holds no key.
struct SigningTrace {
    std::string canonical_request{};
    std::string string_to_sign{};
    std::string signature{};
};

/// SHA-256 of the body: at once when it is in memory (or absent), in one pass through `Body::open` otherwise.
/// Errors are those of the body's source.
AnyError hash_payload(Body const& body, PayloadHash& hash);

/// Signs `request` with SigV4 in its headers: sets X-Amz-Date, X-Amz-Security-Token and X-Amz-Content-SHA256 where due,
/// and Authorization. What an earlier attempt left of them is replaced. Every other header is signed, except those that
/// a transport or proxy may change (User-Agent, Connection, Expect ...). `request.host` is signed as the Host header
/// unless the headers have one. The signing key is cached per thread, credentials, day, region and service.
AnyError sign(HttpRequest& request, Credentials const& credentials, SigningScope const& scope,
              SigningTrace* trace = nullptr);

/// Signs `request` with SigV4 in its query (a presigned URL), valid for 1 s to 7 days; another time is a
/// ValidationError. The headers present are signed too, so whoever uses the URL has to send them.
AnyError presign(HttpRequest& request, Credentials const& credentials, SigningScope const& scope,
                 std::chrono::seconds expires, SigningTrace* trace = nullptr);

}  // namespace inia::detail
