#include "support/catch.hpp"

#include "call_request.hpp"

#include <zlib.h>

#include <sstream>

using namespace inia;
using detail::apply_checksum;
using detail::apply_compression;
using detail::apply_endpoint;
using detail::apply_headers;

namespace {

ServiceInfo const demo{.name = "demo"};

std::string url_of(std::string endpoint, std::string host_prefix, std::string path, std::string query = {}) {
    HttpRequest request{
        .method = "GET", .host = std::move(host_prefix), .path = std::move(path), .query = std::move(query)};
    if (AnyError error = apply_endpoint({.url = std::move(endpoint)}, request)) return error.what();
    return request.scheme + " | " + request.host + " | " + request.path + " | " + request.query;
}

std::string from_gzip(std::string_view bytes) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string text(100'000, '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

}  // namespace

TEST_CASE("the endpoint gives scheme and host, and its path comes first", "[core][call]") {
    CHECK(url_of("https://sqs.us-east-1.amazonaws.com", "", "/", "a=1")
          == "https | sqs.us-east-1.amazonaws.com | / | a=1");
    CHECK(url_of("http://localhost:4566", "", "/a/b") == "http | localhost:4566 | /a/b | ");
    CHECK(url_of("http://localhost:4566/base", "", "/a") == "http | localhost:4566 | /base/a | ");
    CHECK(url_of("https://s3.amazonaws.com/bucket/", "", "/key") == "https | s3.amazonaws.com | /bucket/key | ");
    CHECK(url_of("https://s3.amazonaws.com/bucket", "", "") == "https | s3.amazonaws.com | /bucket | ");
    CHECK(url_of("https://s3.amazonaws.com/bucket", "", "/") == "https | s3.amazonaws.com | /bucket/ | ");
    CHECK(url_of("https://bucket.s3.amazonaws.com", "", "") == "https | bucket.s3.amazonaws.com | / | ");
    CHECK(url_of("http://[::1]:80", "", "/") == "http | [::1] | / | ");
    CHECK(url_of("https://host/a@b", "", "/c") == "https | host | /a@b/c | ");
}

TEST_CASE("the scheme's own port does not stand in the host, another one does", "[core][call]") {
    CHECK(url_of("https://example.com:443", "", "/") == "https | example.com | / | ");
    CHECK(url_of("http://example.com:80", "", "/") == "http | example.com | / | ");
    CHECK(url_of("http://example.com:443", "", "/") == "http | example.com:443 | / | ");
    CHECK(url_of("https://example.com:8443", "", "/") == "https | example.com:8443 | / | ");
}

TEST_CASE("a host prefix goes in front of a name, and is dropped before an address", "[core][call]") {
    CHECK(url_of("https://states.amazonaws.com", "sync-", "/") == "https | sync-states.amazonaws.com | / | ");
    CHECK(url_of("http://127.0.0.1:5000", "sync-", "/") == "http | 127.0.0.1:5000 | / | ");
    CHECK(url_of("http://[::1]:5000", "sync-", "/") == "http | [::1]:5000 | / | ");
}

TEST_CASE("a malformed endpoint URL is a ConfigError that shows it", "[core][call]") {
    char const* const url = GENERATE("", "localhost:4566", "ftp://host", "https://", "https:///path", "http://a@b/",
                                     "http://host/?x", "http://host#f", "http://ho st", "http://host\r\nX: y");
    HttpRequest request{.path = "/"};
    AnyError const error = apply_endpoint({.url = url}, request);
    REQUIRE(error.is<ConfigError>());
    CHECK_THAT(error.what(), Catch::Contains("'" + std::string(url) + "'") && Catch::Contains("http://host:port/path"));
}

TEST_CASE("the endpoint's headers are added", "[core][call]") {
    HttpRequest request{.path = "/"};
    AnyError const error = apply_endpoint({.url = "https://h", .headers = {{"x-amz-region-set", "*"}}}, request);
    CHECK_FALSE(error);
    CHECK(request.headers.find("x-amz-region-set") == "*");
}

TEST_CASE("the caller's headers replace the operation's", "[core][call]") {
    HttpRequest request;
    request.headers.add("Accept", "text/plain");
    CHECK_FALSE(apply_headers({{"accept", "application/json"}, {"x-trace", "1"}}, request));
    CHECK(request.headers.block() == "Accept: application/json\r\nx-trace: 1\r\n");
}

TEST_CASE("a header with a line break is refused, wherever it comes from", "[core][call]") {
    HttpRequest request;
    AnyError const value = apply_headers({{"x-meta", "a\r\nHost: evil"}}, request);
    REQUIRE(value.is<ValidationError>());
    CHECK_THAT(value.what(), Catch::Contains("x-meta") && Catch::Contains("line break"));

    std::string const bad = GENERATE("", "a b", "a:b", "a\nb", "a\r");
    HttpRequest other;
    CHECK(apply_headers({{bad, "v"}}, other).is<ValidationError>());

    HttpRequest bound;
    bound.headers.add("x-amz-meta-note", std::string("nul\0", 4));
    CHECK(apply_headers({}, bound).is<ValidationError>());
    HttpRequest fine;
    fine.headers.add("x-amz-meta-note", "tab\tand \xc3\xa4");
    CHECK_FALSE(apply_headers({}, fine));
}

TEST_CASE("a demanded checksum is computed over the body", "[core][call]") {
    HttpRequest request{.body = Body("hello")};
    OperationInfo const md5{.service = &demo, .checksum = ChecksumRule::md5};
    CHECK_FALSE(apply_checksum(md5, request));
    CHECK(request.headers.find("Content-MD5") == "XUFAKrxLKna5cZ2REBfFkg==");

    HttpRequest flexible{.body = Body("123456789")};
    OperationInfo const required{.service = &demo, .checksum = ChecksumRule::required};
    CHECK_FALSE(apply_checksum(required, flexible));
    CHECK(flexible.headers.find("x-amz-checksum-crc32") == "y/Q5Jg==");  // cbf43926

    HttpRequest none{.body = Body("hello")};
    CHECK_FALSE(apply_checksum({.service = &demo}, none));
    CHECK(none.headers.size() == 0);
}

TEST_CASE("a body that is not in memory is read once for its checksum", "[core][call]") {
    std::istringstream stream("123456789");
    HttpRequest request{.body = Body::stream(stream)};
    OperationInfo const required{.service = &demo, .checksum = ChecksumRule::required};
    CHECK_FALSE(apply_checksum(required, request));
    CHECK(request.headers.find("x-amz-checksum-crc32") == "y/Q5Jg==");

    HttpRequest missing{.body = Body::file("/nonexistent/file")};
    CHECK(apply_checksum(required, missing).is<ValidationError>());
}

TEST_CASE("the caller's own checksum stays, and a named algorithm is used", "[core][call]") {
    OperationInfo const required{.service = &demo, .checksum = ChecksumRule::required};
    HttpRequest own{.body = Body("123456789")};
    own.headers.add("X-Amz-Checksum-SHA256", "mine");
    CHECK_FALSE(apply_checksum(required, own));
    CHECK(own.headers.size() == 1);

    HttpRequest named{.body = Body("hello")};
    named.headers.add("x-amz-sdk-checksum-algorithm", "SHA256");
    CHECK_FALSE(apply_checksum(required, named));
    CHECK(named.headers.find("x-amz-checksum-sha256") == "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");

    HttpRequest unknown{.body = Body("hello")};
    unknown.headers.add("x-amz-sdk-checksum-algorithm", "CRC64NVME");
    AnyError const error = apply_checksum(required, unknown);
    CHECK_THAT(error.what(), Catch::Contains("CRC64NVME"));
}

TEST_CASE("a body is compressed from the least size on, where the operation may and nobody forbids it",
          "[core][call]") {
    OperationInfo const operation{.service = &demo, .compress = true};
    ResolvedConfig config;
    config.min_compression_size = 1000;
    std::string const text(1000, 'x');

    HttpRequest request{.body = Body(text)};
    CHECK_FALSE(apply_compression(operation, config, request));
    CHECK(request.headers.find("Content-Encoding") == "gzip");
    CHECK(request.body.text().size() < 100);
    CHECK(from_gzip(request.body.text()) == text);

    HttpRequest coded{.body = Body(text)};
    coded.headers.add("Content-Encoding", "custom");
    CHECK_FALSE(apply_compression(operation, config, coded));
    CHECK(coded.headers.find("Content-Encoding") == "custom, gzip");

    auto const stays = [&](OperationInfo const& which, Body body) {
        HttpRequest plain{.body = body};
        CHECK_FALSE(apply_compression(which, config, plain));
        return plain.headers.size() == 0 && plain.body == body;
    };
    CHECK(stays(operation, Body(text.substr(1))));
    CHECK(stays({.service = &demo}, Body(text)));
    std::istringstream stream(text);
    CHECK(stays(operation, Body::stream(stream)));
    config.compress_requests = false;
    CHECK(stays(operation, Body(text)));
}
