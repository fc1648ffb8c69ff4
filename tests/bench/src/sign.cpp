// SigV4 with a cached key: `bench_sign inia|floor CALLS` prints the nanoseconds of signing a GetItem of 104 bytes. The
// floor does it by OpenSSL's low-level functions, with the padded states of the key kept, and ends with the same
// signature.
#define OPENSSL_SUPPRESS_DEPRECATED  // those functions are what the floor is made of
#include "auth/sigv4.hpp"
#include "report.hpp"
#include "timing.hpp"

#include <openssl/sha.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using bench::keep, bench::measure;
using Digest = std::array<unsigned char, 32>;

constexpr std::string_view access_key = "AKIDEXAMPLE", secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr std::string_view host = "dynamodb.us-east-1.amazonaws.com", target = "DynamoDB_20120810.GetItem";
constexpr std::string_view date = "20240229T120000Z";
constexpr auto now = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + std::chrono::hours(12);

Digest sha256(std::string_view text, SHA256_CTX context) {
    Digest digest;
    SHA256_Update(&context, text.data(), text.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

SHA256_CTX start() {
    SHA256_CTX context;
    SHA256_Init(&context);
    return context;
}

/// HMAC by its two padded states.
struct Hmac {
    explicit Hmac(std::string_view key) : inner(padded(key, 0x36)), outer(padded(key, 0x5c)) {}
    static SHA256_CTX padded(std::string_view key, unsigned char pad) {
        std::array<unsigned char, 64> block{};
        std::memcpy(block.data(), key.data(), key.size());
        for (unsigned char& byte : block) byte ^= pad;
        SHA256_CTX context = start();
        SHA256_Update(&context, block.data(), block.size());
        return context;
    }
    Digest operator()(std::string_view text) const {
        Digest const digest = sha256(text, inner);
        return sha256({reinterpret_cast<char const*>(digest.data()), digest.size()}, outer);
    }

    SHA256_CTX inner, outer;
};

Hmac signing_key() {
    std::string key = "AWS4" + std::string(secret);
    for (std::string_view const part : {std::string_view("20240229"), std::string_view("us-east-1"),
                                        std::string_view("dynamodb"), std::string_view("aws4_request")}) {
        Digest const digest = Hmac(key)(part);
        key.assign(digest.begin(), digest.end());
    }
    return Hmac(key);
}

void append_hex(std::string& out, Digest const& digest) {
    for (unsigned char const byte : digest) {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
}

/// The header's value, into texts that keep their memory from call to call.
struct Floor {
    void sign(std::string_view body) {
        canonical = "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:";
        ((canonical += host) += "\nx-amz-date:") += date;
        (canonical += "\nx-amz-target:") += target;
        canonical += "\n\ncontent-type;host;x-amz-date;x-amz-target\n";
        append_hex(canonical, sha256(body, fresh));
        ((text = "AWS4-HMAC-SHA256\n") += date) += "\n20240229/us-east-1/dynamodb/aws4_request\n";
        append_hex(text, sha256(canonical, fresh));
        authorization = "AWS4-HMAC-SHA256 Credential=";
        (authorization += access_key) += "/20240229/us-east-1/dynamodb/aws4_request, SignedHeaders="
                                         "content-type;host;x-amz-date;x-amz-target, Signature=";
        append_hex(authorization, key(text));
    }

    SHA256_CTX fresh = start();
    Hmac key = signing_key();
    std::string canonical{}, text{}, authorization{};
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    std::string_view const what = arguments[1];
    long const calls = std::atol(arguments[2]);
    std::string body = bench::get_item_body();
    body.resize(104, ' ');

    Floor floor;
    inia::Credentials const credentials{std::string(access_key), std::string(secret)};
    inia::detail::SigningScope const scope{.region = "us-east-1", .service = "dynamodb", .time = now};
    inia::HttpRequest request{.method = "POST", .scheme = "https", .host = std::string(host), .path = "/"};
    request.body = inia::Body(body);
    request.headers.set("Content-Type", "application/x-amz-json-1.0");
    request.headers.set("X-Amz-Target", target);

    floor.sign(body);
    if (inia::detail::sign(request, credentials, scope)) return 1;
    if (request.headers.find("Authorization") != floor.authorization) return 1;
    if (what == "floor")
        measure(calls, [&] { keep(body), floor.sign(body), keep(floor.authorization); });
    else if (what == "inia")
        measure(calls, [&] { keep(body), keep(inia::detail::sign(request, credentials, scope)); });
    else
        return 2;
}
