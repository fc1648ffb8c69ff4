#include <inia/core/eventstream/encoder.hpp>

#include <inia/core/eventstream/decoder.hpp>

#include "support/catch.hpp"

#include <limits>
#include <string>

namespace inia::eventstream {

TEST_CASE("a message of all types of headers comes back", "[eventstream]") {
    std::int64_t const least = std::numeric_limits<std::int64_t>::min();
    Message const message{.headers = {{.name = "t", .type = HeaderType::boolean, .number = 1},
                                      {.name = "f", .type = HeaderType::boolean, .number = 0},
                                      {.name = "8", .type = HeaderType::int8, .number = -128},
                                      {.name = "16", .type = HeaderType::int16, .number = -32768},
                                      {.name = "32", .type = HeaderType::int32, .number = -2147483648},
                                      {.name = "64", .type = HeaderType::int64, .number = least},
                                      {.name = "b", .type = HeaderType::bytes, .value = "\xff"},
                                      {.name = "s", .type = HeaderType::string, .value = "text"},
                                      {.name = "d", .type = HeaderType::timestamp, .number = -1},
                                      {.name = "u", .type = HeaderType::uuid, .value = "0123456789abcdef"}},
                          .payload = "payload"};
    std::string bytes = "before";
    REQUIRE(encode(message, bytes) == Problem::none);
    Decoder decoder;
    decoder.feed(std::string_view(bytes).substr(6));
    Message back;
    REQUIRE(decoder.next(back));
    CHECK(back == message);
    CHECK(back.find("s")->value == "text");
    CHECK(back.find("S") == nullptr);
}

TEST_CASE("what cannot be a frame is refused and nothing is written", "[eventstream]") {
    std::string const name(max_header_name + 1, 'n'), value(max_header_value + 1, 'v');
    std::string bytes;
    CHECK(encode({.headers = {{.name = "", .value = "v"}}}, bytes) == Problem::invalid_header);
    CHECK(encode({.headers = {{.name = name, .value = "v"}}}, bytes) == Problem::invalid_header);
    CHECK(encode({.headers = {{.name = "n", .value = value}}}, bytes) == Problem::invalid_header);
    CHECK(encode({.headers = {{.name = "n", .type = HeaderType::uuid, .value = "short"}}}, bytes)
          == Problem::invalid_header);
    CHECK(encode({.headers = {{.name = "n"}, {.name = "n"}}}, bytes) == Problem::duplicate_header);
    std::vector<std::string> const names{"a", "b", "c", "d", "e"};
    std::vector<Header> headers;
    std::string_view const longest = std::string_view(value).substr(1);
    for (std::string const& n : names) headers.push_back({.name = n, .value = longest});
    CHECK(encode({.headers = headers}, bytes) == Problem::invalid_length);
    std::string const payload(max_payload_size + 1, 'p');
    CHECK(encode({.payload = payload}, bytes) == Problem::invalid_length);
    CHECK(bytes.empty());
    CHECK(encode({.payload = std::string_view(payload).substr(1)}, bytes) == Problem::none);
}

}  // namespace inia::eventstream
