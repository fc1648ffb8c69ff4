#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <type_traits>

using sample::Colour;
using sample::PutRequest;

namespace {

// As a client has it: not overloaded, by const reference.
PutRequest echo(PutRequest const& request) { return request; }

PutRequest minimal() {
    return echo({.Name = "n",
                 .Items = {{.Key = "k"}},
                 .Attributes = {{"a", {.S = "s"}}},
                 .Grant = {{.Limit = 1}},
                 .Kind = "red"});
}

}  // namespace

TEST_CASE("a request is written with braces all the way down", "[shapes]") {
    std::string const name = "reports";
    PutRequest const request = echo({
        .Name = name,
        .Items = {{.Key = "k", .Value = "v"}, {.Key = "l"}},
        .Attributes = {{"user_id", {.S = "raw"}}, {"list", {.L = {{.S = "a"}, {.S = "b"}}}}},
        .Grant = {{.Colour = Colour::green, .Tags = {{.Key = "k"}}}},
        .Kind = Colour::red,
        .Colour = "ultraviolet",
        .Force = true,
        .Size = 100'000,
        .Payload = R"({"name":"Alice"})",
        .Since = std::chrono::system_clock::time_point{std::chrono::seconds{1}},
        .Options = inia::Document::parse("[1]"),
        .Extra = {{.Colour = Colour::red}},
        .Names = {"a", "b"},
        .Colours = {"red", Colour::green},
        .Rows = {{"a", "b"}, {"c"}},
        .Flags = {true, false},
        .Sparse = {"a", {}},
        .Metadata = {{"owner", "alice"}},
        .Counts = {{"x", 1}, {"y", 2}},
        .Tags = {{"t", {.Key = "k", .Value = "v"}}},
        .Nested = {{"o", {{"i", {.Key = "k"}}}}},
        .Groups = {{"g", {"a", "b"}}},
        .Painted = {{"p", Colour::red}},
    });
    CHECK(request.Name == "reports");
    CHECK(request.Items.size() == 2);
    CHECK(request.Attributes.at("list").L[1].S == "b");
    CHECK(request.Grant->Tags[0].Key == "k");
    CHECK(request.Kind == Colour::red);
    CHECK(request.Colour == "ultraviolet");
    CHECK(request.Force == true);
    CHECK(request.Size == 100'000);
    CHECK(request.Payload == R"({"name":"Alice"})");
    CHECK(request.Since->seconds() == 1);
    CHECK(request.Extra->Colour == Colour::red);
    CHECK(request.Names.size() == 2);
    CHECK(request.Colours[0] == Colour::red);
    CHECK(request.Rows[1].size() == 1);
    CHECK(request.Sparse.size() == 2);
    CHECK(request.Metadata.at("owner") == "alice");
    CHECK(request.Counts.at("y") == 2);
    CHECK(request.Nested.at("o").at("i").Key == "k");
    CHECK(request.Groups.at("g").size() == 2);
    CHECK(request.Painted.at("p") == Colour::red);
}

TEST_CASE("what a request does not name is absent", "[shapes]") {
    PutRequest const request = minimal();
    CHECK_FALSE(request.Colour.has_value());
    CHECK_FALSE(request.Payload.has_value());
    CHECK_FALSE(request.Names.has_value());
    CHECK_FALSE(request.Metadata.has_value());
    CHECK(request.Items.has_value());
}

TEST_CASE("a request is changed member by member", "[shapes]") {
    PutRequest request = minimal();
    request.Name = "other";
    request.Items = {{.Key = "x"}, {.Key = "y"}, {.Key = "z"}};
    request.Items.push_back({.Key = "w"});
    request.Attributes["b"].S = "t";
    request.Grant.get().Limit = 5;
    request.Colour = Colour::green;
    request.Names = {"a", "b", "c"};
    request.Names = {};
    request.Metadata["owner"] = "bob";
    CHECK(request.Name == "other");
    CHECK(request.Items.size() == 4);
    CHECK(request.Attributes.at("b").S == "t");
    CHECK(request.Grant->Limit == 5);
    CHECK(request.Colour == Colour::green);
    CHECK_FALSE(request.Names.has_value());
    CHECK(request.Metadata.at("owner") == "bob");
}

TEST_CASE("generic code tells the shapes apart", "[shapes]") {
    CHECK(inia::is_optional_v<inia::Optional<int>>);
    CHECK_FALSE(inia::is_optional_v<inia::List<int>>);
    CHECK(inia::is_list_v<inia::List<int>>);
    CHECK(inia::is_map_v<inia::Map<int>>);
    CHECK(inia::is_indirect_v<inia::Indirect<int>>);
    CHECK(inia::is_required_v<decltype(PutRequest::Name)>);
    CHECK(inia::is_required_v<decltype(PutRequest::Items)>);
    CHECK_FALSE(inia::is_list_v<decltype(PutRequest::Items)>);
    CHECK(inia::is_open_enum_v<Colour>);
    CHECK_FALSE(inia::is_open_enum_v<int>);
    CHECK_FALSE(inia::is_open_enum_v<sample::Tag>);
    CHECK(std::is_same_v<inia::element_of_t<inia::Optional<int>>, int>);
    CHECK(std::is_same_v<inia::element_of_t<inia::List<Colour>>, Colour>);
    CHECK(std::is_same_v<inia::element_of_t<inia::Map<bool>>, bool>);
    CHECK(std::is_same_v<inia::element_of_t<inia::Indirect<int>>, int>);
    CHECK(std::is_same_v<inia::element_of_t<decltype(PutRequest::Name)>, std::string>);
    CHECK(std::is_same_v<inia::element_of_t<decltype(PutRequest::Items)>, inia::List<sample::Tag>>);
}
