#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using inia::Map;

namespace {

// Not `"k" + std::to_string(i)`: GCC 12 warns of that with -O3, without reason.
std::string numbered(char const* name, std::int64_t number) {
    std::string text = name;
    text += std::to_string(number);
    return text;
}

std::vector<std::string> keys_of(Map<int> const& map) {
    std::vector<std::string> keys;
    for (auto const& [key, value] : map) keys.push_back(key);
    return keys;
}

}  // namespace

TEST_CASE("a map knows absent from empty, and iterates as empty in both", "[shapes][map]") {
    Map<std::string> const absent;
    Map<std::string> const empty = inia::empty_map();
    CHECK_FALSE(absent.has_value());
    CHECK(empty.has_value());
    CHECK(absent != empty);
    for (auto const& map : {absent, empty}) {
        CHECK(map.empty());
        CHECK(map.begin() == map.end());
        CHECK(map.find("a") == map.end());
        CHECK_FALSE(map.contains("a"));
    }
    struct Request {
        Map<std::string> Metadata{};
    };
    CHECK_FALSE(Request{.Metadata = {}}.Metadata.has_value());
    CHECK(Request{.Metadata = inia::empty_map()}.Metadata.has_value());
}

TEST_CASE("a map keeps the order in which entries were added", "[shapes][map]") {
    Map<int> map = {{"z", 1}, {"a", 2}};
    map["m"] = 3;
    CHECK(map.insert_or_assign("a", 4).second == false);
    CHECK(map.insert_or_assign("b", 5).second);
    CHECK(keys_of(map) == std::vector<std::string>{"z", "a", "m", "b"});
    CHECK(map.at("a") == 4);
    CHECK(map.erase("a") == 1);
    CHECK(map.erase("a") == 0);
    CHECK(keys_of(map) == std::vector<std::string>{"z", "m", "b"});
    for (auto& [key, value] : map) value += 10;
    CHECK(map.at("b") == 15);
    CHECK(map.count("b") == 1);
}

TEST_CASE("a missing key is an out_of_range that names it", "[shapes][map]") {
    Map<int> map = {{"a", 1}};
    CHECK_THROWS_AS(map.at("owner"), std::out_of_range);
    CHECK_THROWS_WITH(std::as_const(map).at("owner"), Catch::Contains("owner"));
    CHECK(map["owner"] == 0);
    CHECK(map.at("owner") == 0);
}

TEST_CASE("a key that comes twice has the last value", "[shapes][map]") {
    Map<std::string> const braces = {{"a", "first"}, {"b", "x"}, {"a", "last"}};
    CHECK(braces.size() == 2);
    CHECK(braces.at("a") == "last");

    Map<inia::List<std::string>> decoded;
    decoded.append("a").push_back("first");
    decoded.append("b");
    decoded.append("a").push_back("last");
    CHECK(decoded.size() == 2);
    CHECK(decoded.at("a") == inia::List<std::string>{"last"});
}

TEST_CASE("a large map finds every key and no other", "[shapes][map]") {
    std::mt19937 random{7};
    Map<int> map;
    std::map<std::string, int> reference;
    for (int i = 0; i < 5000; ++i) {
        std::string const key = numbered("key", random() % 3000);
        if (random() % 4 == 0) {
            CHECK(map.erase(key) == reference.erase(key));
        } else {
            map.append(key) = i;
            reference[key] = i;
        }
    }
    REQUIRE(map.size() == reference.size());
    REQUIRE(map.size() > 1000);
    for (int i = 0; i < 3000; ++i) {
        std::string const key = numbered("key", i);
        auto const expected = reference.find(key);
        auto const found = map.find(key);
        REQUIRE((found != map.end()) == (expected != reference.end()));
        if (found != map.end()) {
            CHECK(found->first == key);
            CHECK(found->second == expected->second);
        }
    }
    Map<int> const copy = map;
    CHECK(copy == map);
    map.clear();
    CHECK(map.has_value());
    CHECK_FALSE(map.contains("key1"));
    CHECK(copy.contains(reference.begin()->first));
}

TEST_CASE("a map passes the size from which it is indexed in both directions", "[shapes][map]") {
    Map<int> map;
    for (int i = 0; i < 20; ++i) {
        map[numbered("k", i)] = i;
        for (int j = 0; j <= i; ++j) REQUIRE(map.at(numbered("k", j)) == j);
        REQUIRE_FALSE(map.contains(numbered("k", i + 1)));
    }
    for (int i = 0; i < 20; ++i) {
        REQUIRE(map.erase(numbered("k", i)) == 1);
        for (int j = 0; j < 20; ++j) REQUIRE(map.contains(numbered("k", j)) == (j > i));
    }
    CHECK(map.empty());
    CHECK(map.has_value());
}

TEST_CASE("many keys in ascending or descending order take no quadratic time", "[shapes][map]") {
    Map<int> up;
    Map<int> down;
    for (int i = 0; i < 100'000; ++i) {
        up.append(std::to_string(1'000'000 + i)) = i;
        down.append(std::to_string(1'000'000 - i)) = i;
    }
    CHECK(up.at("1099999") == 99'999);
    CHECK(down.at("900001") == 99'999);
    CHECK_FALSE(up.contains("1100000"));
}

TEST_CASE("maps are equal whatever the order of their entries", "[shapes][map]") {
    CHECK(Map<int>{{"a", 1}, {"b", 2}} == Map<int>{{"b", 2}, {"a", 1}});
    CHECK(Map<int>{{"a", 1}, {"b", 2}} != Map<int>{{"a", 1}, {"b", 3}});
    CHECK(Map<int>{{"a", 1}, {"b", 2}} != Map<int>{{"a", 1}, {"c", 2}});
    CHECK(Map<int>{{"a", 1}} != Map<int>{{"a", 1}, {"b", 2}});
}

TEST_CASE("a map of structures, maps or lists takes natural braces", "[shapes][map]") {
    Map<sample::Tag> const one = {{"trace", {.Key = "String", .Value = "abc"}}};
    CHECK(one.at("trace").Value == "abc");
    Map<sample::Tag> const two = {{"a", {.Key = "k"}}, {"b", {.Value = "v"}}};
    CHECK(two.at("b").Value == "v");
    Map<Map<sample::Tag>> const nested = {{"outer", {{"inner", {.Key = "k"}}}}};
    CHECK(nested.at("outer").at("inner").Key == "k");
    Map<inia::List<std::string>> const groups = {{"g", {"a", "b"}}, {"h", {}}};
    CHECK(groups.at("g").size() == 2);
    CHECK_FALSE(groups.at("h").has_value());
    Map<sample::Colour> const painted = {{"a", "red"}, {"b", sample::Colour::green}};
    CHECK(painted.at("a") == sample::Colour::red);
    Map<inia::Optional<int>> const sparse = {{"a", 1}, {"b", {}}};
    CHECK_FALSE(sparse.at("b").has_value());
    Map<std::string> const metadata = {{"owner", "alice"}};
    CHECK(metadata.size() == 1);
    CHECK(metadata.at("owner") == "alice");
}

TEST_CASE("a map converts from and to the standard maps", "[shapes][map]") {
    std::map<std::string, std::string> const standard = {{"a", "1"}, {"b", "2"}};
    Map<std::string> map = standard;
    CHECK(map.at("b") == "2");
    std::map<std::string, std::string> const back = map;
    CHECK(back == standard);
    std::unordered_map<std::string, std::string> const hashed = map;
    CHECK(hashed.size() == 2);
    map = std::unordered_map<std::string, std::string>{{"c", "3"}};
    CHECK(map.size() == 1);
    map = std::map<std::string, std::string>{};
    CHECK(map == inia::empty_map());

    std::map<std::string, std::unique_ptr<int>> pointers;
    pointers["p"] = std::make_unique<int>(7);
    Map<std::unique_ptr<int>> const moved = std::move(pointers);
    CHECK(*moved.at("p") == 7);
}

TEST_CASE("a map that was moved from is absent, and an indexed one takes its index along", "[shapes][map]") {
    Map<int> map;
    for (int i = 0; i < 50; ++i) map[numbered("k", i)] = i;
    Map<int> moved = std::move(map);
    CHECK_FALSE(map.has_value());
    CHECK_FALSE(map.contains("k1"));
    CHECK(moved.at("k49") == 49);
    map = moved;
    moved.reset();
    CHECK(map.at("k49") == 49);
    map["again"] = 1;
    CHECK(map.at("again") == 1);
}
