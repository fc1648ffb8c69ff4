#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using inia::Optional;

namespace {

struct Sub {
    int a = 0;
    std::string b{};

    bool operator==(Sub const&) const = default;
};

struct ThrowsOnCopy {
    ThrowsOnCopy() = default;
    ThrowsOnCopy(ThrowsOnCopy const&) { throw 1; }
    ThrowsOnCopy(ThrowsOnCopy&&) noexcept = default;
    ThrowsOnCopy& operator=(ThrowsOnCopy&&) noexcept = default;
};

}  // namespace

TEST_CASE("an optional is absent until it is given a value", "[shapes][optional]") {
    Optional<std::string> name;
    CHECK_FALSE(name.has_value());
    CHECK_FALSE(name);
    CHECK(name == std::nullopt);
    CHECK(name.value_or("none") == "none");
    CHECK_THROWS_AS(name.value(), std::bad_optional_access);

    name = "alice";
    REQUIRE(name.has_value());
    CHECK(*name == "alice");
    CHECK(name.value() == "alice");
    CHECK(name->size() == 5);
    CHECK(name.value_or("none") == "alice");
    CHECK(name != std::nullopt);

    name = {};
    CHECK_FALSE(name.has_value());
    name.emplace(3, 'x');
    CHECK(name == "xxx");
    name.reset();
    CHECK(name == std::nullopt);
    name = std::string{"bob"};
    name = std::nullopt;
    CHECK_FALSE(name);
}

TEST_CASE("an optional takes whatever converts to its value", "[shapes][optional]") {
    std::string const text = "text";
    Optional<std::string> from_literal = "text";
    Optional<std::string> from_string = text;
    Optional<std::string> from_view = std::string_view{text};
    CHECK(from_literal == from_string);
    CHECK(from_view == from_string);

    Optional<std::int64_t> wide = 100'000;
    CHECK(wide == 100'000);
    Optional<double> ratio = 1;
    CHECK(ratio == 1.0);
    Optional<std::chrono::milliseconds> wait = std::chrono::seconds{5};
    CHECK(wait == std::chrono::milliseconds{5000});
    Optional<sample::Colour> colour = sample::Colour::red;
    CHECK(colour == "red");
    Optional<bool> flag = false;
    CHECK(flag == false);
    CHECK(flag.has_value());
}

TEST_CASE("an optional refuses conversions that lose the meaning", "[shapes][optional]") {
    CHECK_FALSE(std::is_convertible_v<char const(&)[2], Optional<bool>>);  // a pointer would be true
    CHECK_FALSE(std::is_convertible_v<char const*, Optional<bool>>);
    CHECK_FALSE(std::is_convertible_v<int, Optional<bool>>);
    CHECK(std::is_convertible_v<bool, Optional<bool>>);
    CHECK_FALSE(std::is_convertible_v<double, Optional<int>>);  // the fraction would vanish
    CHECK_FALSE(std::is_convertible_v<float, Optional<std::int64_t>>);
    CHECK(std::is_convertible_v<int, Optional<double>>);
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Optional<std::string>>);  // std::string{nullptr} is undefined
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Optional<sample::Colour>>);
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Optional<inia::Blob>>);
    CHECK_FALSE(std::is_convertible_v<int, Optional<std::string>>);
    CHECK_FALSE(std::is_convertible_v<std::string, Optional<int>>);
    CHECK_FALSE(std::is_convertible_v<Optional<std::string>, std::string>);
}

TEST_CASE("an optional structure takes double braces or its name", "[shapes][optional]") {
    struct Request {
        Optional<Sub> Member{};
    };
    Request const braces{.Member = {{.a = 1, .b = "x"}}};
    Request const named{.Member = Sub{.a = 1, .b = "x"}};
    Sub const value{.a = 1, .b = "x"};
    Request const copied{.Member = value};
    CHECK(braces.Member == named.Member);
    CHECK(copied.Member == value);
    CHECK(Request{}.Member == std::nullopt);
    CHECK(Request{.Member = {}}.Member == std::nullopt);
    CHECK(Request{.Member = Sub{}}.Member == Sub{});
}

TEST_CASE("optionals compare with each other, with values and with std::optional, either way round",
          "[shapes][optional]") {
    Optional<int> const none;
    Optional<int> const one = 1;
    CHECK(none == Optional<int>{});
    CHECK(none != one);
    CHECK(one == 1);
    CHECK(1 == one);
    CHECK(one != 2);
    CHECK(none != 0);
    CHECK(one == Optional<std::int64_t>{1});
    CHECK(none == Optional<std::int64_t>{});
    std::vector<std::optional<int>> const standard = {1, std::nullopt};
    CHECK(one == standard[0]);
    CHECK(standard[1] == none);
    CHECK(standard[0] != none);
    CHECK(std::nullopt == none);

    Optional<std::int64_t> const length = 4;
    CHECK(length == std::string{"four"}.size());  // signed and unsigned, without a warning
    Optional<std::int64_t> const negative = -1;
    CHECK(negative != static_cast<std::uint64_t>(-1));
}

TEST_CASE("an optional converts from and to std::optional", "[shapes][optional]") {
    std::optional<std::string> const some = "a text that is too long for the small buffer";
    Optional<std::string> from = some;
    CHECK(from == some);
    CHECK(Optional<std::string>{std::optional<std::string>{}} == std::nullopt);
    from = std::optional<std::string>{"moved"};
    CHECK(from == "moved");

    std::optional<std::string> to = from;
    CHECK(to == "moved");
    to = Optional<std::string>{};
    CHECK_FALSE(to.has_value());
    std::optional<std::string> const direct{Optional<std::string>{"direct"}};
    CHECK(direct == "direct");
    auto const returned = [&]() -> std::optional<std::string> { return from; }();
    CHECK(returned == "moved");
}

TEST_CASE("an optional holds a value that can only be moved", "[shapes][optional]") {
    Optional<std::unique_ptr<int>> first = std::make_unique<int>(7);
    Optional<std::unique_ptr<int>> second = std::move(first);
    CHECK(**second == 7);
    first = std::move(second);
    std::unique_ptr<int> const taken = std::move(first).value();
    CHECK(*taken == 7);
    std::vector<Optional<std::unique_ptr<int>>> many;
    for (int i = 0; i < 10; ++i) many.emplace_back(std::make_unique<int>(i));
    CHECK(**many[9] == 9);
    std::optional<std::unique_ptr<int>> standard = std::move(many[9]);
    CHECK(**standard == 9);
}

TEST_CASE("an optional is trivially copyable when its value is", "[shapes][optional]") {
    CHECK(std::is_trivially_copyable_v<Optional<int>>);
    CHECK(std::is_trivially_destructible_v<Optional<bool>>);
    CHECK(std::is_trivially_copyable_v<Optional<inia::Timestamp>>);
    CHECK_FALSE(std::is_trivially_copyable_v<Optional<std::string>>);
    CHECK(std::is_nothrow_move_constructible_v<Optional<std::string>>);
}

TEST_CASE("assigning an optional covers every pair of present and absent", "[shapes][optional]") {
    Optional<std::string> const none;
    Optional<std::string> const some = std::string(40, 's');
    Optional<std::string> target;
    target = none;
    CHECK(target == none);
    target = some;
    CHECK(target == some);
    target = Optional<std::string>{"other"};
    CHECK(target == "other");
    target = Optional<std::string>{};
    CHECK(target == none);
    target = Optional<std::string>{std::string(40, 'm')};
    CHECK(target == std::string(40, 'm'));
    auto& same = target;
    target = same;
    CHECK(target == std::string(40, 'm'));
}

TEST_CASE("a copy that throws leaves an optional absent", "[shapes][optional]") {
    Optional<ThrowsOnCopy> source;
    source.emplace();
    Optional<ThrowsOnCopy> target;
    CHECK_THROWS_AS(target.emplace(*source), int);
    CHECK_FALSE(target.has_value());
}

TEST_CASE("value_or takes the value out of a temporary", "[shapes][optional]") {
    auto const make = [] { return Optional<std::string>{std::string(40, 'v')}; };
    CHECK(make().value_or("") == std::string(40, 'v'));
    CHECK(Optional<std::string>{}.value_or({}).empty());
    CHECK(Optional<int>{}.value_or(3) == 3);
    CHECK(*make() == std::string(40, 'v'));
}
