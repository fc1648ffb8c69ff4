#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using inia::Blob;

TEST_CASE("a blob is made from text and from bytes", "[shapes][blob]") {
    std::vector<std::byte> const bytes = {std::byte{'a'}, std::byte{0}, std::byte{0xff}};
    std::vector<unsigned char> const octets = {'a', 0, 0xff};
    std::string const text{"a\0\xff", 3};
    CHECK(Blob{text} == Blob{bytes});
    CHECK(Blob{text} == Blob{octets});
    CHECK(Blob{std::string_view{text}} == Blob{std::span<std::byte const>{bytes}});
    CHECK(Blob{"abc"}.size() == 3);
    CHECK(Blob{}.empty());
    CHECK(Blob{text}.text() == text);
    REQUIRE(Blob{text}.size() == 3);
    Blob const blob{text};
    CHECK(blob.bytes()[2] == std::byte{0xff});
    CHECK(blob.data()[0] == 'a');
    CHECK(blob != Blob{"a"});
    CHECK(Blob{"abc"} == "abc");
}

TEST_CASE("a blob gives its text away when it is a temporary", "[shapes][blob]") {
    Blob blob{std::string(100, 'b')};
    std::string const text = std::move(blob).text();
    CHECK(text == std::string(100, 'b'));
}

TEST_CASE("an optional blob takes a literal", "[shapes][blob]") {
    inia::Optional<Blob> const payload = R"({"name":"Alice"})";
    CHECK(payload == R"({"name":"Alice"})");
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Blob>);
    CHECK_FALSE(std::is_convertible_v<int, Blob>);
    CHECK_FALSE(std::is_constructible_v<Blob, char const*, char const*>);
}
