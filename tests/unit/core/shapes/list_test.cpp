#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using inia::List;

TEST_CASE("a list knows absent from empty, and iterates as empty in both", "[shapes][list]") {
    List<std::string> const absent;
    List<std::string> const empty = inia::empty_list();
    CHECK_FALSE(absent.has_value());
    CHECK(empty.has_value());
    CHECK(absent != empty);
    CHECK(absent == List<std::string>{});
    for (auto const& list : {absent, empty}) {
        CHECK(list.empty());
        CHECK(list.size() == 0);
        CHECK(list.begin() == list.end());
    }
    List<std::string> const copy = empty;
    CHECK(copy.has_value());
    List<std::string> const from_vector = std::vector<std::string>{};
    CHECK(from_vector.has_value());

    struct Request {
        List<std::string> Names{};
    };
    CHECK_FALSE(Request{}.Names.has_value());
    CHECK_FALSE(Request{.Names = {}}.Names.has_value());
    CHECK(Request{.Names = inia::empty_list()}.Names.has_value());
}

TEST_CASE("a list has a vector's interface", "[shapes][list]") {
    List<std::string> list;
    list.push_back("a");
    std::string const b = "b";
    list.push_back(b);
    CHECK(list.emplace_back(3, 'c') == "ccc");
    REQUIRE(list.size() == 3);
    CHECK(list.has_value());
    CHECK(list.front() == "a");
    CHECK(list.back() == "ccc");
    CHECK(list[1] == "b");
    CHECK(list.at(2) == "ccc");
    CHECK_THROWS_AS(list.at(3), std::out_of_range);
    CHECK_THROWS_WITH(std::as_const(list).at(7), Catch::Contains("7") && Catch::Contains("3"));
    list.pop_back();
    CHECK(list == List<std::string>{"a", "b"});
    auto const next = list.erase(list.begin());
    CHECK(*next == "b");
    CHECK(list == List<std::string>{"b"});
    list.clear();
    CHECK(list.has_value());
    CHECK(list.empty());
    list.reset();
    CHECK_FALSE(list.has_value());
    list.emplace().push_back("again");
    CHECK(list.size() == 1);
    list.emplace();
    CHECK(list == inia::empty_list());
}

TEST_CASE("a list grows past every capacity and keeps what it holds", "[shapes][list]") {
    List<std::string> list;
    for (int i = 0; i < 1000; ++i) list.push_back(std::string(30, 'x') + std::to_string(i));
    REQUIRE(list.size() == 1000);
    for (std::size_t i = 0; i < 1000; ++i) CHECK(list[i] == std::string(30, 'x') + std::to_string(i));
    list.reserve(5000);
    CHECK(list.capacity() >= 5000);
    CHECK(list.back() == std::string(30, 'x') + "999");
    list.erase(list.begin() + 1, list.end() - 1);
    CHECK(list.size() == 2);
    CHECK(list.back() == std::string(30, 'x') + "999");
}

TEST_CASE("an element of a list can be added to it while it grows", "[shapes][list]") {
    List<std::string> list = {std::string(50, 'a')};
    while (list.size() < 100) list.push_back(list.front());
    CHECK(list.back() == std::string(50, 'a'));
}

TEST_CASE("a list of texts in double braces has one element per text", "[shapes][list]") {
    // In a plain container this is std::string(first, last) from one literal to the other.
    List<std::string> const two = {{"a", "b"}};
    CHECK(two.size() == 2);
    CHECK(two[0] == "a");
    CHECK(two[1] == "b");
    List<std::string> const separate = {{"a"}, {"b"}};
    CHECK(separate == two);
    std::string const text = "c";
    List<std::string> const mixed = {"a", text, std::string{"d"}, std::string_view{"e"}};
    CHECK(mixed.size() == 4);
    List<List<std::string>> const rows = {{"a", "b"}, {"c", "d"}};
    REQUIRE(rows.size() == 2);
    CHECK(rows[1] == List<std::string>{"c", "d"});
    List<List<std::string>> const row = {{"a", "b"}};
    REQUIRE(row.size() == 1);
    CHECK(row[0] == two);
}

TEST_CASE("a list of structures takes one or many in braces", "[shapes][list]") {
    List<sample::Tag> const one = {{.Key = "k", .Value = "v"}};
    REQUIRE(one.size() == 1);
    CHECK(one[0].Value == "v");
    List<sample::Tag> const two = {{.Key = "k"}, {.Key = "l", .Value = "w"}};
    REQUIRE(two.size() == 2);
    CHECK(two[1].Value == "w");
    List<sample::Grant> const nested = {{.Colour = "red", .Tags = {{.Key = "k"}}}};
    CHECK(nested[0].Tags[0].Key == "k");
}

TEST_CASE("a list of bool holds bools", "[shapes][list]") {
    List<bool> flags = {true, false};
    bool& second = flags[1];
    second = true;
    CHECK(flags == List<bool>{true, true});
    std::vector<bool> const vector = flags;
    CHECK(vector == std::vector<bool>{true, true});
    CHECK(List<bool>{vector} == flags);
    CHECK(List<bool>{std::vector<bool>{true, true}} == flags);
}

TEST_CASE("a sparse list holds absent elements", "[shapes][list]") {
    List<inia::Optional<std::string>> const sparse = {"a", {}, "c"};
    REQUIRE(sparse.size() == 3);
    CHECK(sparse[0] == "a");
    CHECK_FALSE(sparse[1].has_value());
}

TEST_CASE("a list converts from and to a vector, and moves the elements of a temporary", "[shapes][list]") {
    std::vector<std::string> const vector = {"a", std::string(40, 'b')};
    List<std::string> list = vector;
    CHECK(list == vector);
    std::vector<std::string> const back = list;
    CHECK(back == vector);
    list = std::vector<std::string>{"c"};
    CHECK(list == List<std::string>{"c"});
    std::vector<std::string> const direct(list);
    CHECK(direct.size() == 1);

    std::vector<std::unique_ptr<int>> pointers;
    pointers.push_back(std::make_unique<int>(7));
    List<std::unique_ptr<int>> moved = std::move(pointers);
    CHECK(*moved[0] == 7);
    std::vector<std::unique_ptr<int>> const again = std::move(moved);
    CHECK(*again[0] == 7);
}

TEST_CASE("a list is made from nothing but its own kind", "[shapes][list]") {
    CHECK_FALSE(std::is_convertible_v<std::vector<int>, List<std::string>>);
    CHECK_FALSE(std::is_constructible_v<List<std::string>, char const*, char const*>);
    CHECK_FALSE(std::is_constructible_v<List<int>, int const*, int const*>);
    CHECK_FALSE(std::is_convertible_v<std::string, List<std::string>>);
    CHECK_FALSE(std::is_convertible_v<int, List<int>>);
    CHECK(std::is_nothrow_move_constructible_v<List<std::string>>);
}

TEST_CASE("copies of a list are apart, and a list that was moved from is absent", "[shapes][list]") {
    List<std::string> first = {"a", "b"};
    List<std::string> const copy = first;
    first[0] = "changed";
    CHECK(copy[0] == "a");
    List<std::string> const moved = std::move(first);
    CHECK(moved[0] == "changed");
    CHECK_FALSE(first.has_value());
}

TEST_CASE("a copy of a list whose third element throws frees the first two", "[shapes][list]") {
    struct Counted {
        std::shared_ptr<int> alive;
        bool throws = false;
        Counted(std::shared_ptr<int> counter, bool throwing) : alive{std::move(counter)}, throws{throwing} {}
        Counted(Counted const& other) : alive{other.alive}, throws{other.throws} {
            if (throws) throw std::runtime_error{"copy"};
        }
        Counted(Counted&&) noexcept = default;
    };
    auto const counter = std::make_shared<int>();
    List<Counted> list;
    for (int i = 0; i < 3; ++i) list.emplace_back(counter, i == 2);
    CHECK(counter.use_count() == 4);
    CHECK_THROWS_AS(List<Counted>(list), std::runtime_error);
    CHECK(counter.use_count() == 4);
}

TEST_CASE("elements with a strict alignment are aligned", "[shapes][list]") {
    struct alignas(64) Line {
        char bytes[64];
    };
    List<Line> lines;
    for (int i = 0; i < 9; ++i) {
        lines.emplace_back();
        CHECK(reinterpret_cast<std::uintptr_t>(&lines.back()) % 64 == 0);
    }
}
