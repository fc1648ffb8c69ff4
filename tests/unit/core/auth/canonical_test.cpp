#include "auth/canonical.hpp"

#include "support/catch.hpp"

#include <string>

namespace inia::detail {
namespace {

std::string path(std::string_view text, PathRules rules = {}) {
    SigningText out;
    append_canonical_path(out, text, rules);
    return std::string(out.view());
}

std::string query(std::string_view text) {
    SigningText out;
    append_canonical_query(out, text);
    return std::string(out.view());
}

std::string lines(HttpRequest const& request) {
    SigningText out;
    CanonicalHeaders(request).append_lines(out);
    return std::string(out.view());
}

constexpr PathRules s3{.encode_again = false, .normalize = false};

TEST_CASE("a path is normalised and encoded once more", "[auth][canonical]") {
    CHECK(path("") == "/");
    CHECK(path("/") == "/");
    CHECK(path("//a//b/") == "/a/b/");
    CHECK(path("/a/./b/../c") == "/a/c");
    CHECK(path("/a/b/..") == "/a");
    CHECK(path("/../..") == "/");
    CHECK(path("/../a") == "/a");
    CHECK(path("/a%20b") == "/a%2520b");
    CHECK(path("/a..b/...") == "/a..b/...");
    CHECK(path("/x y/../z") == "/z");
}

TEST_CASE("S3's path is signed as it is sent", "[auth][canonical]") {
    CHECK(path("", s3) == "/");
    CHECK(path("/a/./b/../c//d", s3) == "/a/./b/../c//d");
    CHECK(path("/a%20b%2Fc", s3) == "/a%20b%2Fc");
    // The service encodes what the client left out, so the signature has to do so too.
    CHECK(path("/a+b@c", s3) == "/a%2Bb%40c");
}

TEST_CASE("query parameters are sorted by name, then by value", "[auth][canonical]") {
    CHECK(query("").empty());
    CHECK(query("b=1&a=2&a=1") == "a=1&a=2&b=1");
    // By the names alone: with the `=` in the comparison `a-b` would come first.
    CHECK(query("a-b=1&a=1") == "a=1&a-b=1");
    CHECK(query("uploads") == "uploads=");
    CHECK(query("z&&a=") == "a=&z=");
    CHECK(query("x=a%2Fb") == "x=a%2Fb");
    CHECK(query("x=a/b:c=d") == "x=a%2Fb%3Ac%3Dd");
}

TEST_CASE("headers are lower-cased, sorted, trimmed and joined", "[auth][canonical]") {
    HttpRequest request;
    request.host = "example.com";
    request.headers.add("X-B", "  two   words\t here ");
    request.headers.add("X-A", "1");
    request.headers.add("x-b", "more");
    request.headers.add("X-Empty", "");
    CHECK(lines(request) == "host:example.com\nx-a:1\nx-b:two words here,more\nx-empty:\n");
    SigningText names;
    CanonicalHeaders(request).append_names(names);
    CHECK(names.view() == "host;x-a;x-b;x-empty");
}

TEST_CASE("names of every length and letter are lower-cased", "[auth][canonical]") {
    for (std::size_t size = 1; size != 40; ++size) {
        std::string name, wanted;
        for (std::size_t i = 0; i != size; ++i) {
            char const c = "AZazMm-_09@[`{"[(i * 5 + size) % 14];
            name += c;
            wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        HttpRequest request;
        request.headers.add(name, "v");
        SigningText names;
        CanonicalHeaders(request).append_names(names);
        INFO(name);
        CHECK(names.view().find(wanted) != std::string_view::npos);
    }
}

TEST_CASE("a value beyond ASCII is signed byte for byte", "[auth][canonical]") {
    HttpRequest request;
    request.host = "h";
    request.headers.add("x-meta", "gr\xc3\xbc\xc3\x9f dich  wohl");
    CHECK(lines(request) == "host:h\nx-meta:gr\xc3\xbc\xc3\x9f dich wohl\n");
}

TEST_CASE("headers that the way may change are not signed", "[auth][canonical]") {
    HttpRequest request;
    request.host = "h";
    for (char const* name :
         {"Connection", "Expect", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer",
          "Transfer-Encoding", "Upgrade", "User-Agent", "X-Amzn-Trace-Id", "Authorization"}) {
        request.headers.add(name, "v");
    }
    CHECK(lines(request) == "host:h\n");
}

TEST_CASE("a Host header of the request goes before its host", "[auth][canonical]") {
    HttpRequest request;
    request.host = "connect.example.com";
    request.headers.add("Host", "virtual.example.com");
    CHECK(lines(request) == "host:virtual.example.com\n");
}

TEST_CASE("any number of headers and parameters is signed", "[auth][canonical]") {
    HttpRequest request;
    request.host = "h";
    std::string text, wanted_query, wanted_lines = "host:h\n";
    for (int i = 999; i >= 100; --i) {
        request.headers.add("X-" + std::to_string(i), "v");
        text += (text.empty() ? "" : "&") + std::to_string(i) + "=v";
    }
    for (int i = 100; i <= 999; ++i) {
        wanted_query += (wanted_query.empty() ? "" : "&") + std::to_string(i) + "=v";
        wanted_lines += "x-" + std::to_string(i) + ":v\n";
    }
    CHECK(query(text) == wanted_query);
    CHECK(lines(request) == wanted_lines);
}

}  // namespace
}  // namespace inia::detail
