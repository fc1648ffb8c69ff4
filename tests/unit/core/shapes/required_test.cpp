#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

class NameTag;
using Name = inia::Required<std::string, NameTag>;
using Names = inia::Required<inia::List<std::string>, NameTag>;
using Metadata = inia::Required<inia::Map<std::string>, NameTag>;

std::size_t length(std::string const& text) { return text.size(); }

}  // namespace

TEST_CASE("a required member is its value", "[shapes][required]") {
    Name const name = "bucket";
    CHECK(name == "bucket");
    CHECK("bucket" == name);
    CHECK(name == Name{std::string{"bucket"}});
    CHECK(name.get() == "bucket");
    CHECK(name.value() == "bucket");
    CHECK(*name == "bucket");
    CHECK(name->size() == 6);
    CHECK(length(name) == 6);
    std::string const copy = name;
    CHECK(copy == "bucket");

    Name changed = name;
    changed = "key";
    CHECK(changed == "key");
    changed.get() += "s";
    CHECK(changed != name);
    std::string const moved = std::move(changed);
    CHECK(moved == "keys");
}

TEST_CASE("a required member refuses what an optional refuses", "[shapes][required]") {
    CHECK_FALSE(std::is_convertible_v<std::nullptr_t, Name>);
    CHECK_FALSE(std::is_convertible_v<inia::Optional<std::string>, Name>);
    CHECK_FALSE(std::is_convertible_v<char const*, inia::Required<bool, NameTag>>);
    CHECK_FALSE(std::is_convertible_v<double, inia::Required<int, NameTag>>);
    CHECK(std::is_convertible_v<bool, inia::Required<bool, NameTag>>);
}

TEST_CASE("a required list or map is that list or map", "[shapes][required]") {
    Names const names = {"a", "b"};
    CHECK(names.size() == 2);
    CHECK(names.has_value());
    CHECK(names == inia::List<std::string>{"a", "b"});
    Names const converted = std::vector<std::string>{"a", "b"};
    CHECK(converted == names);
    Names const empty = inia::empty_list();
    CHECK(empty.get().has_value());
    CHECK(empty.empty());

    // Two pairs of texts: were Required a wrapper, they would be two arguments of one string.
    Metadata const metadata = {{"a", "1"}, {"b", "2"}};
    CHECK(metadata.size() == 2);
    CHECK(metadata.at("b") == "2");
    Metadata const one = {{"a", "1"}};
    CHECK(one.at("a") == "1");
    Metadata const standard = std::map<std::string, std::string>{{"a", "1"}};
    CHECK(standard == one);
    inia::Map<std::string> const base = metadata;
    CHECK(base == metadata);
    Metadata const again = base;
    CHECK(again == metadata);
    inia::Map<std::string> const& got = metadata.get();
    CHECK(got.size() == 2);
}

TEST_CASE("a required list or map is copied, moved and assigned as such", "[shapes][required]") {
    Names names = {"a"};
    Names copy = names;
    names = {"b", "c"};
    CHECK(names.size() == 2);
    CHECK(copy.size() == 1);
    copy = std::move(names);
    CHECK(copy == inia::List<std::string>{"b", "c"});
    Metadata metadata = {{"a", "1"}};
    metadata = {{"b", "2"}, {"c", "3"}};
    CHECK(metadata.size() == 2);
}
