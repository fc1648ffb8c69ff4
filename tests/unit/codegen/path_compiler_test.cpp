#include "path_compiler.hpp"

#include "error.hpp"
#include "small_model.hpp"
#include "support/catch.hpp"

#include <boost/json/parse.hpp>

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

Service const& demo() {
    static Service const service = build_model(small_model(run_x,
                                                           R"("In": {"type": "structure", "members": {}},
           "Out": {"type": "structure", "members": {"Name": {"shape": "S"}, "Count": {"shape": "I"}, "Bytes": {"shape": "B"},
               "At": {"shape": "T"}, "Kind": {"shape": "E"}, "Sub": {"shape": "Sub"}, "Subs": {"shape": "Subs"},
               "Names": {"shape": "Names"}, "ByName": {"shape": "ByName"},
               "Maps": {"shape": "Maps"}}},
           "Sub": {"type": "structure", "members": {"Done": {"shape": "Bool"}, "Name": {"shape": "S"}}}, "Bool": {"type": "boolean"},
           "Subs": {"type": "list", "member": {"shape": "Sub"}}, "Names": {"type": "list", "member": {"shape": "S"}},
           "ByName": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "Sub"}},
           "Maps": {"type": "list", "sparse": true, "member": {"shape": "ByName"}},
           "E": {"type": "string", "enum": ["one"]})"));
    return service;
}

std::string compiled(std::string_view path, std::string const& expected = "true", PathMatch match = PathMatch::whole) {
    return compile_path_match(demo(), demo().operations.at(0).response, "f", path, match, boost::json::parse(expected));
}

/// The one statement of a function that needs no others.
std::string condition(std::string_view path, std::string const& expected = "true") {
    std::string const text = compiled(path, expected);
    auto const begin = text.find("    return ") + 11;
    return text.substr(begin, text.find(';', begin) - begin);
}

}  // namespace

TEST_CASE("a path becomes a condition over the members on its way", "[codegen][paths]") {
    CHECK(condition("Name", R"("x")") == R"(response.Name.has_value() && *response.Name == "x")");
    CHECK(condition("Kind", R"("new")") == R"(response.Kind.has_value() && *response.Kind == "new")");
    CHECK(condition("Sub.Done") == "response.Sub.has_value() && response.Sub->Done.has_value() && *response.Sub->Done");
    CHECK(condition("Sub.Done", "false")
          == "response.Sub.has_value() && response.Sub->Done.has_value() && !*response.Sub->Done");
    CHECK(condition("Name", "null") == "!response.Name.has_value()");
    CHECK(condition("length(Subs) == `0`") == "response.Subs.has_value() && std::ssize(response.Subs) == 0");
    CHECK(condition("length(Subs[]) != `0`")
          == "response.Subs.has_value() && !(response.Subs.has_value() && std::ssize(response.Subs) == 0)");
    CHECK(condition("!(Name && Count)")
          == "!(response.Name.has_value() && !response.Name->empty() && response.Count.has_value())");
}

TEST_CASE("an entry of a map that may be null is looked for in the map", "[codegen][paths]") {
    std::string const entry = R"(response.Maps[0]->find("a") != response.Maps[0]->end())";
    CHECK_THAT(condition("Maps[0].a.Done"), Catch::Contains(entry) && !Catch::Contains("*response.Maps[0].find"));
}

TEST_CASE("a projection becomes loops", "[codegen][paths]") {
    CHECK(compiled("Subs[].Name", R"("x")", PathMatch::any)
          == "bool f(void const* any) {\n"
             "    auto const& response = *static_cast<::inia::demo::XResponse const*>(any);\n"
             "    for (auto const& item1 : response.Subs) {\n"
             "        if (item1.Name.has_value()) {\n"
             "            if (*item1.Name == \"x\") return true;\n"
             "        }\n"
             "    }\n"
             "    return false;\n"
             "}\n");
}

TEST_CASE("a value of another type is never as expected", "[codegen][paths]") {
    CHECK(compiled("Count", R"("3")") == "bool f(void const*) {\n    return false;\n}\n");
}

TEST_CASE("what a path cannot mean is refused with its reason", "[codegen][paths]") {
    auto const refused = [](std::string_view path, char const* why, PathMatch match = PathMatch::whole) {
        CHECK_THROWS_WITH(compiled(path, "true", match), Catch::Contains(std::string(path)) && Catch::Contains(why));
    };
    refused("Nmae", "XResponse has no member 'Nmae'");
    refused("Name.Length", "'Length' is looked for in a structure, and not a text");
    refused("Subs.Name", "'Name' is looked for in a structure, and not a list");
    refused("Name[]", "'[]' wants a list, and not a text");
    refused("Count == Name", "compares a number with a text");
    refused("Name > `1`", "'>' compares numbers, and not a text");
    refused("Bytes == At", "JMESPath knows nothing of");
    refused("At == '2026-01-01'", "JMESPath knows nothing of");
    refused("Sub == `{}`", "comparing with a structure is not supported");
    refused("Sub.*", "'*' is supported for maps, and not a structure");
    refused("Names[0:2]", "slices are not supported");
    refused("sort(Names)", "the function 'sort' of 1 arguments is not supported");
    refused("length(Count)", "the length of a number is not supported");
    refused("Name", "the matcher wants a list, and not a text", PathMatch::any);
    refused("(Name || Count) == `true`", "compares a value of several types");
    refused("(Name || Count) == 'x'", "compares a value of several types");
    refused("(Count > `1`) == `false`", "null and false cannot be told apart");
    refused("Name ==", "its end");
}
