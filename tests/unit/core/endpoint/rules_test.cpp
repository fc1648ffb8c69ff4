#include "support/catch.hpp"

#include <inia/core/endpoint_rules.hpp>

using namespace inia;
using namespace inia::rules;

TEST_CASE("split cuts at the delimiter, at most into the limit's pieces", "[endpoint][rules]") {
    CHECK(at(split("a--b--c", "--", 0), 2) == "c");
    CHECK(at(split("a--b--c", "--", 2), 1) == "b--c");
    CHECK(at(split("a--b--c", "--", 1), 0) == "a--b--c");
    CHECK_FALSE(is_set(at(split("a--b--c", "--", 2), 2)));
    CHECK(at(split("a--b--c", "--", 0), -1) == "c");
    CHECK(at(split("a--b--c", "--", 0), -3) == "a");
    CHECK_FALSE(is_set(at(split("a--b--c", "--", 0), -4)));
    CHECK(is_set(at(split("", "--", 0), 0)));
    CHECK_FALSE(split(Text(), "--", 0).valid);
}

TEST_CASE("coalesce takes the first value that is set, an empty text included", "[endpoint][rules]") {
    CHECK(coalesce(Text(), "b") == "b");
    CHECK(coalesce(Text("a"), "b") == "a");
    CHECK(is_set(coalesce(Text(""), Text())));
    CHECK(coalesce(Optional<bool>(), true));
    CHECK_FALSE(coalesce(Optional<bool>(false), true));
}

TEST_CASE("an unset text equals no text", "[endpoint][rules]") {
    CHECK(equal("", ""));
    CHECK_FALSE(equal(Text(), ""));
    CHECK_FALSE(equal(Text(), Text()));
}

TEST_CASE("URLs are taken apart, and refused where they are none", "[endpoint][rules]") {
    Scratch scratch;
    Url const url = parse_url("https://host:8443/a/b");
    REQUIRE(url.valid);
    CHECK(url.authority == "host:8443");
    CHECK(url.path == "/a/b");
    CHECK(url.normalized_path(scratch) == "/a/b/");
    CHECK(parse_url("http://h").normalized_path(scratch) == "/");
    CHECK(parse_url("http://127.0.0.1:80").is_ip);
    CHECK(parse_url("http://[::1]:80").is_ip);
    CHECK(parse_url("http://[::1]").valid);
    CHECK(parse_url("https://user:word@10.0.0.1/a@b:c").authority == "user:word@10.0.0.1");
    CHECK(parse_url("https://user:word@10.0.0.1/a@b:c").is_ip);
    for (char const* const name :
         {"1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.0004", "1.2..4", ".1.2.3", "1.2.3.", "1.2.3.a"}) {
        CAPTURE(name);
        CHECK_FALSE(parse_url(std::string("http://") + name + "/").is_ip);
    }
    for (char const* const bad : {"ftp://h", "http://", "http://h?q", "http://h#f", "h", "http://h:port",
                                  "http://h:", "http://h:65536", "http://[::1]:x", "http://h/a?q", "http:///a"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_url(bad).valid);
    }
}

TEST_CASE("what is made of a parameter is made once", "[endpoint][rules]") {
    static int made = 0;
    constexpr auto count = [](Text text) noexcept { return ++made, text.size(); };
    Once size(+count, "four");
    CHECK(made == 0);
    CHECK(size() == 4);
    CHECK(size() == 4);
    CHECK(made == 1);
}

TEST_CASE("an ARN's resource is cut at colons and slashes", "[endpoint][rules]") {
    Arn const arn = parse_arn("arn:aws:s3:us-west-2:123456789012:accesspoint/reports:x");
    REQUIRE(arn.valid);
    CHECK(arn.resource(0) == "accesspoint");
    CHECK(arn.resource(1) == "reports");
    CHECK(arn.resource(-1) == "x");
    CHECK_FALSE(is_set(arn.resource(3)));
    CHECK(is_set(parse_arn("arn:aws:s3:::b").region));
    CHECK_FALSE(parse_arn("arn:aws:s3:::").valid);
    CHECK_FALSE(is_set(parse_arn("no").resource(0)));
}

TEST_CASE("texts that rules make stay as they are when more are made", "[endpoint][rules]") {
    Scratch scratch;
    std::string const part(300, 'x');
    Text const first = join(scratch, {part, "1"});
    Text const second = join(scratch, {part, "2"});
    CHECK(uri_encode(scratch, "a b/~") == "a%20b%2F~");
    CHECK(uri_encode(scratch, "a-b.c_d~") == "a-b.c_d~");
    CHECK(json_string(scratch, "a\"\\\n") == "\"a\\\"\\\\\\u000A\"");
    CHECK(first == part + "1");
    CHECK(second == part + "2");
    CHECK(is_set(join(scratch, {})));
}

TEST_CASE("an endpoint keeps all that its rule says", "[endpoint][rules]") {
    Result<Endpoint> const made = endpoint({"https://", "h"},
                                           {{.name = "sigv4a", .signing_region_set = "*"},
                                            {.name = "sigv4", .signing_name = "s", .disable_double_encoding = true}},
                                           {{"x-id", "1"}}, {{"backend", "\"S3Express\""}});
    REQUIRE(made);
    CHECK(made->url == "https://h");
    REQUIRE(made->auth_schemes.size() == 2);
    CHECK(made->auth_schemes[0].signing_region_set == "*");
    CHECK(made->auth_schemes[1].disable_double_encoding);
    CHECK(made->headers.front().second == "1");
    CHECK(made->properties.front().second == "\"S3Express\"");
}
