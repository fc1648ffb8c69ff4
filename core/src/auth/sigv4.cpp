#include "auth/sigv4.hpp"

#include "auth/canonical.hpp"
#include "auth/signing_key.hpp"
#include "util/crypto.hpp"

#include <inia/core/format/uri.hpp>

#include <cstring>
#include <memory>

namespace inia::detail {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view empty_payload_hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A time as SigV4 writes it, `20150830T123600Z`.
class Stamp {
public:
    explicit Stamp(std::chrono::system_clock::time_point time) noexcept
        : day_(std::chrono::floor<std::chrono::days>(time)) {
        std::chrono::year_month_day const date(day_);
        auto const seconds = static_cast<unsigned>(
            std::chrono::duration_cast<std::chrono::seconds>(time - std::chrono::sys_days(day_)).count());
        auto const year = static_cast<unsigned>(static_cast<int>(date.year()));
        put(0, year / 100);
        put(2, year % 100);
        put(4, static_cast<unsigned>(date.month()));
        put(6, static_cast<unsigned>(date.day()));
        text_[8] = 'T';
        put(9, seconds / 3600);
        put(11, seconds / 60 % 60);
        put(13, seconds % 60);
        text_[15] = 'Z';
    }
    std::chrono::sys_days day() const noexcept { return day_; }
    std::string_view date() const noexcept { return {text_, 8}; }
    std::string_view date_time() const noexcept { return {text_, sizeof text_}; }

private:
    void put(std::size_t at, unsigned two_digits) noexcept {
        text_[at] = static_cast<char>('0' + two_digits / 10);
        text_[at + 1] = static_cast<char>('0' + two_digits % 10);
    }
    std::chrono::sys_days day_;
    char text_[16];
};

template<std::size_t size> std::string_view view(std::array<char, size> const& text) noexcept {
    return {text.data(), size};
}

/// `20150830/us-east-1/service/aws4_request`
void append_credential_scope(SigningText& out, Stamp const& stamp, SigningScope const& scope) {
    out.append(stamp.date());
    out.push_back('/');
    out.append(scope.region);
    out.push_back('/');
    out.append(scope.service);
    out.append("/aws4_request");
}

using Signature = std::array<char, 64>;

/// What of a request is signed besides method, path and query.
struct SignedParts {
    CanonicalHeaders const& headers;
    std::string_view names;  // of these headers, as `append_names` writes them
    std::string_view payload_hash;
};

/// Signs what stands in the request now.
Signature sign_canonical(HttpRequest const& request, SignedParts const& parts, Credentials const& credentials,
                         SigningScope const& scope, Stamp const& stamp, SigningTrace* trace) {
    SigningText text;
    text.append(request.method);
    text.push_back('\n');
    append_canonical_path(text, request.path,
                          {.encode_again = scope.double_encode_path && !scope.s3_path,
                           .normalize = scope.normalize_path && !scope.s3_path});
    text.push_back('\n');
    append_canonical_query(text, request.query);
    text.push_back('\n');
    parts.headers.append_lines(text);
    text.push_back('\n');
    text.append(parts.names);
    text.push_back('\n');
    text.append(parts.payload_hash);
    if (trace != nullptr) trace->canonical_request = text.view();

    crypto::Sha256Digest const digest = crypto::sha256(text.view());
    text.shrink(0);
    text.append(algorithm);
    text.push_back('\n');
    text.append(stamp.date_time());
    text.push_back('\n');
    append_credential_scope(text, stamp, scope);
    text.push_back('\n');
    crypto::write_hex(digest, text.extend(2 * digest.size()));
    if (trace != nullptr) trace->string_to_sign = text.view();

    crypto::HmacSha256Key const key = signing_key(credentials, stamp.day(), stamp.date(), scope.region, scope.service);
    Signature signature;
    crypto::write_hex(key.sign(text.view()), signature.data());
    if (trace != nullptr) trace->signature = view(signature);
    return signature;
}

void append_parameter(std::string& query, std::string_view name, std::string_view value) {
    if (!query.empty()) query += '&';
    query += name;
    query += '=';
    format::append_percent_encoded(query, value);
}

/// The hash that stands in the canonical request: the caller's, or the body's, which is then written to `room`.
AnyError find_payload_hash(Body const& body, SigningScope const& scope, PayloadHash& room, std::string_view& hash) {
    hash = scope.payload_hash;
    if (!hash.empty()) return {};
    AnyError error = hash_payload(body, room);
    hash = view(room);
    return error;
}

}  // namespace

AnyError hash_payload(Body const& body, PayloadHash& hash) {
    if (!body.has_value() || (body.in_memory() && body.text().empty())) {
        std::memcpy(hash.data(), empty_payload_hash.data(), hash.size());
        return {};
    }
    if (body.in_memory()) {
        crypto::write_hex(crypto::sha256(body.text()), hash.data());
        return {};
    }
    AnyError error;
    std::unique_ptr<BodyReader> const reader = body.open(error);
    if (error) return error;
    constexpr std::size_t room = 131'072;
    std::unique_ptr<char[]> const buffer(new char[room]);
    crypto::Sha256 digest;
    while (std::size_t const count = reader->read({buffer.get(), room}, error)) digest.update({buffer.get(), count});
    if (error) return error;
    crypto::write_hex(digest.finish(), hash.data());
    return {};
}

AnyError sign(HttpRequest& request, Credentials const& credentials, SigningScope const& scope, SigningTrace* trace) {
    Stamp const stamp(scope.time);
    PayloadHash room;
    std::string_view payload_hash;
    if (AnyError error = find_payload_hash(request.body, scope, room, payload_hash)) return error;

    constexpr std::string_view token_header = "X-Amz-Security-Token";
    bool const has_token = !credentials.session_token().empty();
    request.headers.set("X-Amz-Date", stamp.date_time());
    if (has_token && !scope.unsigned_session_token) {
        request.headers.set(token_header, credentials.session_token());
    } else {
        request.headers.remove(token_header);
    }
    if (scope.send_payload_hash) request.headers.set("X-Amz-Content-SHA256", payload_hash);

    SigningText authorization;
    authorization.append(algorithm);
    authorization.append(" Credential=");
    authorization.append(credentials.access_key_id());
    authorization.push_back('/');
    append_credential_scope(authorization, stamp, scope);
    authorization.append(", SignedHeaders=");
    {
        CanonicalHeaders const headers(request);
        std::size_t const names_begin = authorization.size();
        headers.append_names(authorization);
        SignedParts const parts{headers, authorization.view().substr(names_begin), payload_hash};
        Signature const signature = sign_canonical(request, parts, credentials, scope, stamp, trace);
        authorization.append(", Signature=");
        authorization.append(view(signature));
    }
    request.headers.set("Authorization", authorization.view());
    if (has_token && scope.unsigned_session_token) request.headers.set(token_header, credentials.session_token());
    return {};
}

AnyError presign(HttpRequest& request, Credentials const& credentials, SigningScope const& scope,
                 std::chrono::seconds expires, SigningTrace* trace) {
    constexpr std::chrono::seconds longest = std::chrono::days(7);
    if (expires < std::chrono::seconds(1) || expires > longest) {
        return ValidationError("a presigned URL can be valid for 1 to 604800 seconds (7 days), not for "
                               + std::to_string(expires.count()));
    }
    Stamp const stamp(scope.time);
    PayloadHash room;
    std::string_view payload_hash;
    if (AnyError error = find_payload_hash(request.body, scope, room, payload_hash)) return error;

    request.headers.remove("Authorization");
    request.headers.remove("X-Amz-Date");
    request.headers.remove("X-Amz-Security-Token");
    CanonicalHeaders const headers(request);
    SigningText text;
    text.append(credentials.access_key_id());
    text.push_back('/');
    append_credential_scope(text, stamp, scope);
    append_parameter(request.query, "X-Amz-Algorithm", algorithm);
    append_parameter(request.query, "X-Amz-Credential", text.view());
    append_parameter(request.query, "X-Amz-Date", stamp.date_time());
    append_parameter(request.query, "X-Amz-Expires", std::to_string(expires.count()));
    bool const has_token = !credentials.session_token().empty();
    if (has_token && !scope.unsigned_session_token) {
        append_parameter(request.query, "X-Amz-Security-Token", credentials.session_token());
    }
    text.shrink(0);
    headers.append_names(text);
    append_parameter(request.query, "X-Amz-SignedHeaders", text.view());

    SignedParts const parts{headers, text.view(), payload_hash};
    Signature const signature = sign_canonical(request, parts, credentials, scope, stamp, trace);
    if (has_token && scope.unsigned_session_token) {
        append_parameter(request.query, "X-Amz-Security-Token", credentials.session_token());
    }
    append_parameter(request.query, "X-Amz-Signature", view(signature));
    return {};
}

}  // namespace inia::detail
