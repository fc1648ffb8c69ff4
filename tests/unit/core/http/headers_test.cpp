#include "support/catch.hpp"

#include <inia/core/http.hpp>

#include <string>

using inia::Headers;

TEST_CASE("headers stand on the wire in the order they were added", "[core][http]") {
    Headers headers;
    headers.add("Content-Type", "text/plain");
    headers.add("x-amz-meta-a", "");
    headers.add("content-type", "again");
    CHECK(headers.block() == "Content-Type: text/plain\r\nx-amz-meta-a: \r\ncontent-type: again\r\n");
    REQUIRE(headers.size() == 3);
    CHECK(headers[1].name == "x-amz-meta-a");
    CHECK(headers[2].value == "again");
}

TEST_CASE("names are found without regard to case, the first field wins", "[core][http]") {
    Headers headers;
    headers.add("ETag", "\"1\"");
    headers.add("etag", "\"2\"");
    headers.add("Empty", "");
    CHECK(headers.find("ETAG") == "\"1\"");
    CHECK(headers.contains("empty"));
    CHECK(headers.find("empty").empty());
    CHECK(headers.find("missing").data() == nullptr);
    CHECK_FALSE(headers.contains("ETa"));
}

TEST_CASE("set replaces all fields of a name and keeps the others' places", "[core][http]") {
    Headers headers;
    headers.add("a", "1");
    headers.add("b", "2");
    headers.add("A", "3");
    headers.add("c", "4");
    headers.set("a", "a longer value");
    CHECK(headers.block() == "a: a longer value\r\nb: 2\r\nc: 4\r\n");
    headers.set("b", "");
    headers.set("d", "new");
    CHECK(headers.block() == "a: a longer value\r\nb: \r\nc: 4\r\nd: new\r\n");
    CHECK(headers.find("c") == "4");
    CHECK(headers.find("d") == "new");
}

TEST_CASE("a value taken from the headers themselves can be set", "[core][http]") {
    Headers headers;
    headers.add("a", "x");
    headers.add("b", "a value long enough to leave the small buffer of a string");
    headers.set("a", headers.find("b"));
    CHECK(headers.find("a") == "a value long enough to leave the small buffer of a string");
    CHECK(headers.find("b") == "a value long enough to leave the small buffer of a string");
}

TEST_CASE("removed and truncated fields are gone from the block", "[core][http]") {
    Headers headers;
    headers.add("a", "1");
    headers.add("b", "2");
    headers.add("A", "3");
    headers.remove("a");
    CHECK(headers.block() == "b: 2\r\n");
    headers.add("c", "4");
    headers.truncate(1);
    CHECK(headers.block() == "b: 2\r\n");
    headers.truncate(7);
    CHECK(headers.size() == 1);
    headers.clear();
    CHECK(headers.block().empty());
    CHECK(headers.size() == 0);
}

TEST_CASE("headers can be walked through", "[core][http]") {
    Headers headers;
    headers.add("a", "1");
    headers.add("b", "2");
    std::string text;
    for (Headers::Field const field : headers) text += std::string(field.name) + "=" + std::string(field.value) + ";";
    CHECK(text == "a=1;b=2;");
}
