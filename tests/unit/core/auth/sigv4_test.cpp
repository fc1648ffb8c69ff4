#include "auth/sigv4.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

namespace inia::detail {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr auto noon = sys_days(std::chrono::year(2024) / 2 / 29) + 12h;

SigningScope scope(std::chrono::system_clock::time_point time = noon) {
    return {.region = "us-east-1", .service = "s3", .time = time};
}

Credentials const keys("AKIDEXAMPLE", "very-secret");

HttpRequest get() {
    HttpRequest request;
    request.method = "GET";
    request.scheme = "https";
    request.host = "example.com";
    request.path = "/key";
    return request;
}

std::string header(HttpRequest const& request, std::string_view name) {
    return std::string(request.headers.find(name));
}

/// A body that is not in memory: delivers `text` in small pieces, or fails.
class TextSource final : public Body::Source {
public:
    explicit TextSource(std::string text, bool broken = false) : text_(std::move(text)), broken_(broken) {}
    std::unique_ptr<BodyReader> open(AnyError&) const override { return std::make_unique<Reader>(*this); }
    std::uint64_t length(AnyError&) const override { return text_.size(); }

private:
    class Reader final : public BodyReader {
    public:
        explicit Reader(TextSource const& source) : source_(source) {}
        std::size_t read(std::span<char> to, AnyError& error) override {
            if (source_.broken_ && at_ > 0) {
                error = ValidationError("the disk is gone");
                return 0;
            }
            std::size_t const count = std::min({to.size(), std::size_t(7), source_.text_.size() - at_});
            std::copy_n(source_.text_.data() + at_, count, to.data());
            at_ += count;
            return count;
        }

    private:
        TextSource const& source_;
        std::size_t at_ = 0;
    };
    std::string text_;
    bool broken_;
};

class Unopenable final : public Body::Source {
public:
    std::unique_ptr<BodyReader> open(AnyError& error) const override {
        error = ValidationError("no such file: photo.jpg");
        return nullptr;
    }
    std::uint64_t length(AnyError&) const override { return 1; }
};

std::string hashed(Body const& body) {
    PayloadHash hash;
    AnyError const error = hash_payload(body, hash);
    return error ? error.what() : std::string(hash.data(), hash.size());
}

TEST_CASE("a request signed again is signed as if it were new", "[auth][sigv4]") {
    Credentials const first("AKIDOLD", "old", "old token");
    HttpRequest request = get(), fresh = get();
    REQUIRE_FALSE(sign(request, first, scope(noon - 24h)));
    REQUIRE_FALSE(sign(request, keys, scope()));
    REQUIRE_FALSE(sign(fresh, keys, scope()));
    CHECK(header(request, "Authorization") == header(fresh, "Authorization"));
    CHECK(header(request, "X-Amz-Date") == "20240229T120000Z");
    CHECK_FALSE(request.headers.contains("X-Amz-Security-Token"));
    CHECK(request.headers.size() == fresh.headers.size());
}

TEST_CASE("the payload's hash is sent only where it is asked for", "[auth][sigv4]") {
    SigningScope with_hash = scope();
    with_hash.send_payload_hash = true;
    HttpRequest plain = get(), s3 = get();
    REQUIRE_FALSE(sign(plain, keys, scope()));
    REQUIRE_FALSE(sign(s3, keys, with_hash));
    CHECK_FALSE(plain.headers.contains("X-Amz-Content-SHA256"));
    CHECK(header(s3, "x-amz-content-sha256") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(header(s3, "Authorization").find("SignedHeaders=host;x-amz-content-sha256;x-amz-date,") != std::string::npos);
}

TEST_CASE("the session token is signed, or added after signing", "[auth][sigv4]") {
    Credentials const temporary("AKIDEXAMPLE", "very-secret", "token");
    SigningScope after = scope();
    after.unsigned_session_token = true;
    HttpRequest signed_token = get(), unsigned_token = get(), none = get();
    REQUIRE_FALSE(sign(signed_token, temporary, scope()));
    REQUIRE_FALSE(sign(unsigned_token, temporary, after));
    REQUIRE_FALSE(sign(none, keys, scope()));
    CHECK(header(signed_token, "X-Amz-Security-Token") == "token");
    CHECK(header(signed_token, "Authorization").find("x-amz-security-token") != std::string::npos);
    CHECK(header(unsigned_token, "X-Amz-Security-Token") == "token");
    CHECK(header(unsigned_token, "Authorization") == header(none, "Authorization"));
}

TEST_CASE("a streamed body is hashed as the same bytes in memory are", "[auth][sigv4]") {
    std::string text;
    for (int i = 0; i != 3000; ++i) text += std::to_string(i);
    CHECK(hashed(Body(std::make_shared<TextSource>(text))) == hashed(Body(text)));
    CHECK(hashed(Body(std::make_shared<TextSource>(""))) == hashed(Body()));
    CHECK(hashed(Body("")) == hashed(Body()));
}

TEST_CASE("a body that cannot be read is the error of signing", "[auth][sigv4]") {
    HttpRequest request = get();
    request.body = Body(std::make_shared<TextSource>("0123456789", true));
    AnyError const broken = sign(request, keys, scope());
    CHECK(std::string(broken.what()) == "the disk is gone");
    request.body = Body(std::make_shared<Unopenable>());
    AnyError const missing = sign(request, keys, scope());
    CHECK(std::string(missing.what()) == "no such file: photo.jpg");
    CHECK_FALSE(request.headers.contains("Authorization"));
}

TEST_CASE("a body that is not signed is not read", "[auth][sigv4]") {
    HttpRequest request = get();
    request.body = Body(std::make_shared<Unopenable>());
    SigningScope unsigned_body = scope();
    unsigned_body.payload_hash = unsigned_payload;
    unsigned_body.send_payload_hash = true;
    REQUIRE_FALSE(sign(request, keys, unsigned_body));
    CHECK(header(request, "X-Amz-Content-SHA256") == "UNSIGNED-PAYLOAD");
}

TEST_CASE("what is signed holds no secret", "[auth][sigv4]") {
    HttpRequest request = get();
    SigningTrace trace;
    REQUIRE_FALSE(sign(request, keys, scope(), &trace));
    for (std::string const& text :
         {trace.canonical_request, trace.string_to_sign, header(request, "Authorization"), request.headers.block()}) {
        CHECK(text.find("very-secret") == std::string::npos);
    }
    CHECK(header(request, "Authorization").ends_with(trace.signature));
}

TEST_CASE("a request larger than the signer's buffers is signed", "[auth][sigv4]") {
    HttpRequest request = get();
    request.path = "/" + std::string(20'000, 'p');
    request.query = "q=" + std::string(20'000, 'q');
    request.headers.add("X-Long", std::string(20'000, 'h'));
    SigningTrace trace;
    REQUIRE_FALSE(sign(request, keys, scope(), &trace));
    CHECK(trace.canonical_request.size() > 60'000);
    CHECK(trace.canonical_request.starts_with("GET\n" + request.path + "\n" + request.query + "\nhost:example.com\n"));
}

TEST_CASE("times before 1970 and leap days are written as they are", "[auth][sigv4]") {
    for (auto const& [time, text] :
         {std::pair{sys_days(std::chrono::year(1969) / 12 / 31) + 23h + 59min + 58s, "19691231T235958Z"},
          std::pair{sys_days(std::chrono::year(2000) / 2 / 29) + 1h + 2min + 3s, "20000229T010203Z"}}) {
        HttpRequest request = get();
        REQUIRE_FALSE(sign(request, keys, scope(time)));
        CHECK(header(request, "X-Amz-Date") == text);
    }
}

TEST_CASE("a fraction of a second does not change the signature", "[auth][sigv4]") {
    HttpRequest whole = get(), fraction = get();
    REQUIRE_FALSE(sign(whole, keys, scope()));
    REQUIRE_FALSE(sign(fraction, keys, scope(noon + 999ms)));
    CHECK(header(whole, "Authorization") == header(fraction, "Authorization"));
}

TEST_CASE("a presigned URL lives for one second to seven days", "[auth][sigv4]") {
    for (std::chrono::seconds const expires : {0s, -1s, 604801s}) {
        HttpRequest request = get();
        AnyError const error = presign(request, keys, scope(), expires);
        CHECK(error.is<ValidationError>());
        CHECK(request.query.empty());
    }
    for (std::chrono::seconds const expires : {1s, 604800s}) {
        HttpRequest request = get();
        REQUIRE_FALSE(presign(request, keys, scope(), expires));
        CHECK(request.query.find("X-Amz-Expires=" + std::to_string(expires.count()) + "&") != std::string::npos);
    }
}

TEST_CASE("presigning leaves no signature in the headers and keeps the query", "[auth][sigv4]") {
    HttpRequest request = get();
    request.query = "versionId=3";
    REQUIRE_FALSE(sign(request, keys, scope()));
    REQUIRE_FALSE(presign(request, keys, scope(), 60s));
    CHECK_FALSE(request.headers.contains("Authorization"));
    CHECK_FALSE(request.headers.contains("X-Amz-Date"));
    CHECK(request.query.starts_with("versionId=3&X-Amz-Algorithm=AWS4-HMAC-SHA256&"));
    CHECK(request.query.find("&X-Amz-SignedHeaders=host&X-Amz-Signature=") != std::string::npos);
}

}  // namespace
}  // namespace inia::detail
