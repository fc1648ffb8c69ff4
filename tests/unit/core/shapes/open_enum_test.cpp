#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using inia::Optional;
using sample::Colour;

namespace {

std::string_view spoken(Colour const& colour) {
    switch (colour) {
    case Colour::dark_green: return "darkish";
    case Colour::green: return "green";
    case Colour::red: return "red";
    default: return "something else";
    }
}

}  // namespace

TEST_CASE("an enumeration is made from its enumerator or its wire text", "[shapes][open_enum]") {
    Colour const value = Colour::dark_green;
    Colour const literal = "dark-green";
    Colour const view = std::string_view{"dark-green"};
    Colour const text = std::string{"dark-green"};
    CHECK(value == literal);
    CHECK(value == view);
    CHECK(value == text);
    CHECK(literal.is_known());
    CHECK(literal.to_string_view() == "dark-green");
    CHECK(Colour{Colour::red}.str() == "red");
}

// GCC 12 did not survive these while the enumerators came in by `using enum`.
TEST_CASE("templates and generic lambdas name enumerators", "[shapes][open_enum]") {
    auto const is_red = [](auto const& colour) { return colour == Colour::red; };
    CHECK(is_red(Colour{"red"}));
    CHECK_FALSE(is_red(Colour{"green"}));
    auto const number = []<class T>(T const& colour) {
        switch (colour) {
        case T::green: return 1;
        case Colour::red: return 2;
        default: return 3;
        }
    };
    CHECK(number(Colour{Colour::green}) == 1);
    CHECK(number(Colour{Colour::red}) == 2);
    CHECK(number(Colour{"new"}) == 3);
}

TEST_CASE("an enumeration keeps a text that the model does not know", "[shapes][open_enum]") {
    Colour const unknown = "a colour invented after the release";
    CHECK_FALSE(unknown.is_known());
    CHECK(unknown.to_string_view() == "a colour invented after the release");
    CHECK(unknown != Colour::dark_green);
    CHECK(unknown != Colour::green);
    CHECK(unknown != Colour::red);
    CHECK(unknown == Colour{"a colour invented after the release"});
    CHECK(unknown != Colour{"another"});

    Colour copy = unknown;
    CHECK(copy == unknown);
    copy = Colour::red;
    CHECK(copy == "red");
    copy = unknown;
    Colour const moved = std::move(copy);
    CHECK(moved == unknown);
    CHECK(Colour{"red "} != Colour::red);
    CHECK(Colour{"RED"} != Colour::red);
    CHECK(Colour{"re"} != Colour::red);
    CHECK(Colour{"redder"} != Colour::red);
}

TEST_CASE("an enumeration that was not set is unknown and empty", "[shapes][open_enum]") {
    Colour const colour;
    CHECK_FALSE(colour.is_known());
    CHECK(colour.to_string_view().empty());
    CHECK(colour == "");
    CHECK(colour == Colour{""});
    CHECK(colour != Colour::dark_green);
}

TEST_CASE("an enumeration switches on the known values", "[shapes][open_enum]") {
    CHECK(spoken(Colour::dark_green) == "darkish");
    CHECK(spoken("red") == "red");
    CHECK(spoken("violet") == "something else");
    CHECK(spoken({}) == "something else");
}

TEST_CASE("an enumeration compares with all it is made from, either way round and through optionals",
          "[shapes][open_enum]") {
    Colour const red = Colour::red;
    std::string const text = "red";
    std::string_view const view = text;
    CHECK(red == Colour::red);
    CHECK(Colour::red == red);
    CHECK(red == "red");
    CHECK("red" == red);
    CHECK(red == text);
    CHECK(text == red);
    CHECK(red == view);
    CHECK(view == red);
    CHECK(red != Colour::green);
    CHECK("green" != red);

    Optional<Colour> const optional = red;
    CHECK(optional == red);
    CHECK(red == optional);
    CHECK(optional == Colour::red);
    CHECK(Colour::red == optional);
    CHECK(optional == "red");
    CHECK("red" == optional);
    CHECK(optional == text);
    CHECK(text == optional);
    CHECK(optional == view);
    CHECK(view == optional);
    CHECK(Optional<Colour>{} != Colour::red);
    CHECK(Optional<Colour>{} != "");
}

TEST_CASE("an enumeration is small, and known at compile time", "[shapes][open_enum]") {
    CHECK(sizeof(Colour) <= 16);
    CHECK(std::is_nothrow_move_constructible_v<Colour>);
    constexpr bool same = Colour{Colour::red} == Colour::red;
    CHECK(same);
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Colour>);
    CHECK_FALSE(std::is_convertible_v<int, Colour>);
    CHECK_FALSE(std::is_constructible_v<Colour, char const*, char const*>);
}

TEST_CASE("an enumeration without values keeps every text", "[shapes][open_enum]") {
    struct NothingValues {
        enum class Value : std::uint16_t {};
        static inia::EnumTable table() noexcept { return {"", nullptr, 0}; }
    };
    CHECK(inia::OpenEnum<NothingValues>{"x"} == "x");
}
