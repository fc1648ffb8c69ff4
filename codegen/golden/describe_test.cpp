// Generated structures as text, compared and hashed; see models/kitchen_sink_strict.json.
#include <inia/core/body.hpp>
#include <inia/core/hash.hpp>
#include <inia/core/print.hpp>
#include <inia/kitchen_sink_strict/describe.hpp>

#include "support/catch.hpp"

#include <span>
#include <sstream>
#include <string>
#include <unordered_set>

namespace strict = inia::kitchen_sink_strict;
using inia::to_string;

namespace {

strict::OrderMealResponse answer() {
    strict::OrderMealResponse response;
    response.Courses = {{.Dish = {{.Name = "soup"}}, .Served = strict::Served{.Hot = 90}, .Count = 2}};
    response.When = inia::Timestamp::from_epoch_seconds(1'440'938'160, 500'000'000);
    response.Note = inia::Document::parse(R"({"a":[1,null]})");
    response.Status = strict::Status::EATEN;
    response.Photo = inia::Blob("abc");
    response.Ratio = 0.5;
    return response;
}

strict::Dish nested(int depth) {
    strict::Dish dish{.Name = "d"};
    if (depth > 0) dish.Sauce = nested(depth - 1);
    return dish;
}

}  // namespace

TEST_CASE("a structure is printed with the members that are present", "[golden][print]") {
    CHECK(to_string(strict::OrderMealResponse{}) == "{}");
    CHECK(to_string(answer())
          == R"({"Courses": [{"Dish": {"Name": "soup"}, "Served": {"Hot": 90}, "Count": 2}], )"
             R"("When": "2015-08-30T12:36:00.5Z", "Note": {"a":[1,null]}, "Status": "EATEN", "Photo": "YWJj", "Ratio": 0.5})");
    std::ostringstream out;
    inia::print(out, nested(2));
    CHECK(out.str() == R"({"Name": "d", "Sauce": {"Name": "d", "Sauce": {"Name": "d"}}})");
}

TEST_CASE("empty lists and maps are printed, absent ones are not", "[golden][print]") {
    strict::OrderMealResponse response;
    response.Courses = inia::empty_list();
    response.Secrets = inia::empty_map();
    CHECK(to_string(response) == R"({"Courses": [], "Secrets": {}})");
}

TEST_CASE("texts are escaped and unknown enumerators and union members shown", "[golden][print]") {
    strict::Dish const dish{.Name = "a\"b\\c\n\x01"};
    CHECK(to_string(dish) == R"({"Name": "a\"b\\c\n\u0001"})");
    strict::OrderMealResponse response;
    response.Status = "BURNT";
    CHECK(to_string(response) == R"({"Status": "BURNT"})");
    CHECK(to_string(strict::Served{.unknown_member = "Warm"}) == R"({"unknown_member": "Warm"})");
}

TEST_CASE("long bytes are cut, and streams are not read", "[golden][print]") {
    strict::OrderMealResponse response;
    response.Photo = inia::Blob(std::string(100, 'x'));
    CHECK(to_string(response).find("... (100 bytes)") != std::string::npos);
    CHECK(to_string(response).size() < 120);

    CHECK(to_string(strict::SendParcelRequest{.Label = "ab", .Content = "twelve bytes"})
          == R"({"Label": "ab", "Content": <stream of 12 bytes>})");
    CHECK(to_string(strict::SendParcelRequest{.Label = "ab", .Content = inia::Body::file("/no/such/file")})
          == R"({"Label": "ab", "Content": <stream>})");
    strict::SendParcelResponse parcel;
    parcel.Content = inia::ResponseBody("x");
    CHECK(to_string(parcel) == R"({"Content": <stream of 1 byte>})");
    CHECK(parcel.Content.read_all() == "x");
}

TEST_CASE("what is sensitive is masked wherever it stands", "[golden][print]") {
    strict::OrderMealResponse response;
    response.Paid = strict::Card{.Number = "hidden"};
    response.Cards = {{"hidden", {.Number = "hidden"}}};
    response.Codes = {"hidden", "hidden"};
    response.Secrets = {{"shown", "hidden"}};
    response.Receipt = "hidden";
    response.Pin = 1234;
    response.Courses = {{.Served = strict::Served{.Secretly = "hidden"}}};
    std::string const text = to_string(response);
    CHECK(text
          == R"({"Courses": [{"Served": {"Secretly": ***}}], "Paid": ***, "Cards": {"***": ***}, "Codes": [***, ***], )"
             R"("Secrets": {"shown": ***}, "Receipt": ***, "Pin": ***})");
    CHECK(to_string(strict::Card{.Number = "hidden"}) == "***");
    CHECK(to_string(inia::List<strict::Card>{{.Number = "hidden"}}) == "[***]");

    strict::CardRefused error{inia::ErrorDetails{.code = "CardRefused"}};
    error.Number = "hidden";
    error.Left = 7;
    CHECK(to_string(error) == R"({"Number": ***, "Left": 7})");
}

TEST_CASE("structures compare by their members", "[golden][compare]") {
    CHECK(answer() == answer());
    auto const differs = [](auto change) {
        strict::OrderMealResponse other = answer();
        change(other);
        return other != answer() && !(answer() == other);
    };
    CHECK(differs([](auto& r) { r.Ratio.reset(); }));
    CHECK(differs([](auto& r) { r.Courses[0].Dish->Name = "stew"; }));
    CHECK(differs([](auto& r) { r.Courses[0].Served->Hot = 91; }));
    CHECK(differs([](auto& r) { r.Courses[0].Served->unknown_member = "x"; }));
    CHECK(differs([](auto& r) { r.Codes = inia::empty_list(); }));
    CHECK(differs([](auto& r) { r.Note = inia::Document(); }));
    CHECK(differs([](auto& r) { r.Status = "BURNT"; }));
    CHECK(nested(4) == nested(4));
    CHECK(nested(4) != nested(3));

    strict::SendParcelRequest const parcel{.Label = "ab", .Content = "text"};
    CHECK(parcel == strict::SendParcelRequest{.Label = "ab", .Content = "text"});
    CHECK(parcel != strict::SendParcelRequest{.Label = "ab", .Content = "next"});
    strict::SendParcelRequest const file{.Label = "ab", .Content = inia::Body::file("f")};
    strict::SendParcelRequest const copy = file;
    CHECK(file == copy);
    CHECK(file != strict::SendParcelRequest{.Label = "ab", .Content = inia::Body::file("f")});

    strict::SendParcelResponse one, two;
    one.Content = inia::ResponseBody("text");
    two.Content = inia::ResponseBody("text");
    CHECK(one == two);
    two.Content = inia::ResponseBody("next");
    CHECK(one != two);
}

TEST_CASE("equal structures have equal hashes, and others rarely do", "[golden][hash]") {
    CHECK(inia::hash_value(answer()) == inia::hash_value(answer()));
    strict::OrderMealResponse other = answer();
    other.Courses[0].Dish->Name = "stew";
    CHECK(inia::hash_value(other) != inia::hash_value(answer()));
    other = answer();
    other.Codes = inia::empty_list();
    CHECK(inia::hash_value(other) != inia::hash_value(answer()));

    strict::OrderMealResponse one, two;
    one.Secrets = {{"a", "1"}, {"b", "2"}};
    two.Secrets = {{"b", "2"}, {"a", "1"}};
    CHECK(one == two);
    CHECK(inia::hash_value(one) == inia::hash_value(two));
    one.Note = inia::Document::parse(R"({"a": 1, "b": 2})");
    two.Note = inia::Document::parse(R"({"b": 2, "a": 1})");
    CHECK(one == two);
    CHECK(inia::hash_value(one) == inia::hash_value(two));
    one.Ratio = 0.0;
    two.Ratio = -0.0;
    CHECK(one == two);
    CHECK(inia::hash_value(one) == inia::hash_value(two));

    strict::SendParcelRequest const parcel{.Label = "ab", .Content = "text"};
    CHECK(inia::hash_value(parcel) == inia::hash_value(strict::SendParcelRequest{.Label = "ab", .Content = "text"}));
    CHECK(inia::hash_value(parcel) != inia::hash_value(strict::SendParcelRequest{.Label = "ab", .Content = "next"}));
    strict::SendParcelResponse whole, begun;
    whole.Content = inia::ResponseBody("xt");
    begun.Content = inia::ResponseBody("text");
    char taken[2];
    CHECK(begun.Content.read(std::span(taken)) == 2);
    CHECK(whole == begun);
    CHECK(inia::hash_value(whole) == inia::hash_value(begun));

    std::unordered_set<strict::Dish> dishes{nested(0), nested(1), nested(0), {.Name = "e"}};
    CHECK(dishes.size() == 3);
    CHECK(dishes.contains(nested(1)));
    std::unordered_set<std::size_t> hashes;
    for (int i = 0; i < 1000; ++i) hashes.insert(inia::hash_value(strict::Course{.Count = i}));
    CHECK(hashes.size() == 1000);
}
