#include "support/http_parser.hpp"

#include "support/catch.hpp"

using namespace inia::test;

namespace {

std::string problem_with(std::string_view text) {
    std::string problem;
    return parse_request_head(text, problem) ? "" : problem;
}

}  // namespace

TEST_CASE("a request head keeps method, target and headers as they were sent", "[support][http]") {
    std::string problem;
    const auto head = parse_request_head(
        "PUT /a%2Fb/c?x=1&y HTTP/1.1\r\nHost: localhost:1\r\nx-Amz-Meta-A:  two  words \r\nEmpty:\r\n\r\n", problem);
    REQUIRE(head);
    CHECK(problem.empty());
    CHECK(head->method == "PUT");
    CHECK(head->target == "/a%2Fb/c?x=1&y");
    CHECK(head->headers == Headers{{"Host", "localhost:1"}, {"x-Amz-Meta-A", "two  words"}, {"Empty", ""}});
}

TEST_CASE("a request head that breaks a rule of HTTP is refused with the reason", "[support][http]") {
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\n\r\n").empty());
    CHECK(problem_with("GET / HTTP/1.1\nHost: a\n\n") == "the head does not end in an empty line");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n") == "a line does not end in CR LF");
    CHECK(problem_with("GET /\r\nHost: a\r\n\r\n") == "the request line has not three parts");
    CHECK(problem_with("GET / HTTP/1.0\r\nHost: a\r\n\r\n") == "the version is not HTTP/1.1");
    CHECK(problem_with("G(T / HTTP/1.1\r\nHost: a\r\n\r\n") == "the method is not a token");
    CHECK(problem_with("GET / HTTP/1.1\r\n\r\n") == "there is not exactly one Host header");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") == "there is not exactly one Host header");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost : a\r\n\r\n") == "a header has no valid name");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n") == "a header has no valid name");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n")
          == "a header has a control character in its value: X");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\n") == "Content-Length is not a number");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n")
          == "Transfer-Encoding is not chunked");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")
          == "more than one header gives the length of the body");
    CHECK(problem_with("GET / HTTP/1.1\r\nHost: a\r\n\r\nmore") == "something follows the head");
}

TEST_CASE("a target must be encoded as a URI demands", "[support][http]") {
    for (const char* good : {"/", "/a-._~!$&'()*+,;=:@b", "/%20%C3%A9", "/?a=/?b", "//a/../b"}) {
        INFO(good);
        CHECK(is_valid_target(good));
    }
    for (const char* bad : {"", "a", "*", "http://host/", "/a b", "/\xC3\xA9", "/%2", "/%zz", "/a#b", "/a[0]", "/{x}",
                            "/a|b", "/a\"b", "/a\\b", "/a^b"}) {
        INFO(bad);
        CHECK_FALSE(is_valid_target(bad));
    }
}

TEST_CASE("the size of a chunk is hexadecimal, and its extension is let through", "[support][http]") {
    CHECK(parse_chunk_size("0") == 0U);
    CHECK(parse_chunk_size("1aF") == 0x1AFU);
    CHECK(parse_chunk_size("10;chunk-signature=abc") == 16U);
    for (const char* bad : {"", ";x", "-1", "0x1", " 1", "g", "1000000000000000"}) {
        CHECK_FALSE(parse_chunk_size(bad));
    }
}
