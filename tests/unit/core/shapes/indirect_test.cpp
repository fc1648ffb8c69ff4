#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <optional>
#include <string>
#include <utility>

using sample::Node;

TEST_CASE("a structure contains itself through a list, a map and directly", "[shapes][indirect]") {
    Node const node{
        .S = "root",
        .L = {{.S = "a"}, {.S = "b", .L = {{.S = "deep"}}}},
        .M = {{"k", {.S = "value"}}},
        .Not = {{.S = "inner", .Not = {{.S = "innermost"}}}},
    };
    CHECK(node.L[1].L[0].S == "deep");
    CHECK(node.M.at("k").S == "value");
    REQUIRE(node.Not.has_value());
    CHECK(node.Not->Not->S == "innermost");

    Node copy = node;
    CHECK(copy == node);
    copy.Not->Not->S = "changed";
    CHECK(copy != node);
    CHECK(node.Not->Not.value().S == "innermost");
}

TEST_CASE("an indirect member has an optional's interface", "[shapes][indirect]") {
    sample::Tag const tag{.Key = "k"};
    inia::Indirect<sample::Tag> member;
    CHECK_FALSE(member);
    CHECK(member == std::nullopt);
    CHECK_THROWS_AS(member.value(), std::bad_optional_access);
    CHECK(member.value_or(tag) == tag);
    member = tag;
    CHECK(member == tag);
    CHECK(tag == member);
    CHECK(*member == tag);
    CHECK(member->Key == "k");
    member.emplace(*member).Value = "v";
    CHECK(member->Key == "k");
    CHECK(member != tag);
    inia::Indirect<sample::Tag> const moved = std::move(member);
    CHECK_FALSE(member.has_value());
    CHECK(moved.value().Value == "v");
    member = moved;
    CHECK(member == moved);
    member.reset();
    CHECK(member != moved);
    member = {{.Key = "braces"}};
    CHECK(member.value().Key == "braces");
    member = std::nullopt;
    CHECK_FALSE(member.has_value());
    CHECK_THROWS_AS(inia::Indirect<sample::Tag>{}.value(), std::bad_optional_access);
}
