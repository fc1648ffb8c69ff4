#include "context_path.hpp"

#include "emit_endpoint.hpp"
#include "error.hpp"
#include "small_model.hpp"
#include "support/catch.hpp"

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

Service const& service() {
    static Service const made = build_model(small_model(run_x,
                                                        R"("In": {"type": "structure", "members": {
               "Name": {"shape": "S"}, "Names": {"shape": "Names"}, "Count": {"shape": "I"}, "Kind": {"shape": "Kind"},
               "Sub": {"shape": "Sub"}, "Subs": {"shape": "Subs"}, "Some": {"shape": "SparseSubs"}, "Map": {"shape": "Map"}}},
           "Sub": {"type": "structure", "members": {
               "Name": {"shape": "S"}, "Names": {"shape": "Names"}, "Next": {"shape": "Sub"}, "Map": {"shape": "Map"}}},
           "Kind": {"type": "string", "enum": ["a"]}, "Names": {"type": "list", "member": {"shape": "S"}},
           "Subs": {"type": "list", "member": {"shape": "Sub"}},
           "SparseSubs": {"type": "list", "member": {"shape": "Sub"}, "sparse": true},
           "Map": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "Sub"}},
           "Out": {"type": "structure", "members": {}})"));
    return made;
}

/// The statements without their indentation, in one line.
std::string compiled(std::string_view path) {
    std::string text;
    for (char const c : compile_context_path(service(), service().operations.at(0), path, "p"))
        if (c != '\n'
            && !(c == ' ' && (text.empty() || std::string_view(" {};").find(text.back()) != std::string::npos)))
            text += c;
    return text;
}

}  // namespace

TEST_CASE("a path of an endpoint's parameter becomes statements", "[codegen][endpoint]") {
    CHECK(compiled("Name") == "rules::bind(p, request.Name);");
    CHECK(compiled("Kind") == "rules::bind(p, request.Kind);");
    CHECK(compiled("Names") == "rules::bind(p, request.Names);");
    CHECK(compiled("Sub.Next.Name")
          == "::inia::if_present(request.Sub, [&](auto const& value1) {::inia::if_present(value1.Next, [&](auto const& "
             "value2) {rules::bind(p, value2.Name);});});");
    CHECK(compiled("Subs[*].Name") == "for (auto const& value1 : request.Subs) {rules::bind(p, value1.Name);}");
    CHECK(compiled("Some[*].Name")
          == "for (auto const& value1 : request.Some) {::inia::if_present(value1, [&](auto const& value2) "
             "{rules::bind(p, value2.Name);});}");
    CHECK(compiled("Subs[*].Names[]")
          == "for (auto const& value1 : request.Subs) {for (auto const& value2 : value1.Names) {rules::bind(p, "
             "value2);}}");
    CHECK(compiled("Map.*.Name") == "for (auto const& value1 : request.Map) {rules::bind(p, value1.second.Name);}");
    CHECK(compiled("keys(Map)") == "for (auto const& entry : request.Map) rules::bind(p, entry.first);");
    CHECK(compiled("keys(Sub.Map)")
          == "::inia::if_present(request.Sub, [&](auto const& value1) {for (auto const& entry : value1.Map) "
             "rules::bind(p, entry.first);});");
    CHECK(compiled("Subs[0].Name") == "if (request.Subs.size() >= 1) {rules::bind(p, request.Subs[0].Name);}");
    CHECK(compiled("Names[-2]")
          == "if (request.Names.size() >= 2) {rules::bind(p, request.Names[request.Names.size() - 2]);}");
}

TEST_CASE("a choice of paths is one after the other", "[codegen][endpoint]") {
    std::string const both = "for (auto const& value1 : request.Subs) {rules::bind(p, value1.Name);::inia::if_present("
                             "value1.Next, [&](auto const& value2) {rules::bind(p, value2.Name);});}";
    CHECK(compiled("Subs[*].[Name, Next.Name][]") == both);
    CHECK(compiled("Subs[*][Name,Next.Name][]") == both);
    CHECK(compiled("[Name, keys(Map)]")
          == "rules::bind(p, request.Name);for (auto const& entry : request.Map) rules::bind(p, entry.first);");
}

TEST_CASE("a path that leads to no text, or is none, is an error that names the operation", "[codegen][endpoint]") {
    for (char const* path : {"",          "Nobody",       "Name.Name",   "Count",          "Sub",          "Subs",
                             "Subs.Name", "Names.*",      "keys(Names)", "keys(Map).Name", "keys(Map",     "Map[*]",
                             "Sub.",      ".Name",        "Subs[*",      "Subs[1",         "Subs[0]",      "[Name,]",
                             "Name Name", "Name | Names", "Map[0]",      "Subs[?Name]",    "length(Names)"}) {
        CAPTURE(path);
        CHECK_THROWS_WITH(compiled(path),
                          "demo.X: the endpoint parameter's path " + std::string(path) + " is not understood");
    }
}

TEST_CASE("parameters of an operation and of the client may be lists", "[codegen][endpoint]") {
    ModelFiles files = small_model(R"("X": {"staticContextParams": {"Fixed": {"value": ["a", "b\nc"]}}})",
                                   R"("Out": {"type": "structure", "members": {}})");
    files.service.as_object()["clientContextParams"] = {{"Own", {{"type", "stringArray"}}}};
    files.endpoint_rules = boost::json::parse(R"({"version": "1.1",
        "parameters": {"Fixed": {"type": "stringArray"}, "Own": {"type": "stringArray"}},
        "rules": [{"type": "error", "error": "line\nbreak", "conditions": [
            {"fn": "isSet", "argv": [{"ref": "Fixed"}]}, {"fn": "isSet", "argv": [{"ref": "Own"}]}]}]})");
    std::string const source = emit_endpoint_source(build_model(files), {});
    CHECK_THAT(source, Catch::Contains(R"(params.Fixed = std::vector<::inia::rules::Text>{"a", "b\012c"};)"));
    CHECK_THAT(source, Catch::Contains(R"(rules::bind(params.Own, config, "Own");)"));
    CHECK_THAT(source, Catch::Contains(R"("line\012break")"));

    files.service.at("operations").at("X").at("staticContextParams").at("Fixed").as_object()["value"] = 1;
    CHECK_THROWS_WITH(emit_endpoint_source(build_model(files), {}),
                      Catch::Contains("demo.X: the endpoint parameter Fixed"));
}
