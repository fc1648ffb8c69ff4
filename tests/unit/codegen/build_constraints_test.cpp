#include "build_constraints.hpp"

#include "small_model.hpp"
#include "support/catch.hpp"

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

/// The service of one operation whose input holds `members` and whose output holds the structure Deep, as `shapes`
/// says.
Service service_of(std::string const& members, std::string const& shapes, bool required_members = true) {
    return build_model(small_model(run_x,
                                   R"("In": {"type": "structure", "members": {)" + members + "}}, " + shapes
                                       + R"(, "Out": {"type": "structure", "members": {}})",
                                   "rest-json"),
                       {.required_members = required_members});
}

std::string const list_of_deep = R"("Deeps": {"type": "list", "member": {"shape": "Deep"}}, )"
                                 R"("Middle": {"type": "structure", "members": {"D": {"shape": "Deeps"}}}, )";

bool constrains(std::string const& deep) {
    Service const service = service_of(R"("M": {"shape": "Middle"})", list_of_deep + R"("Deep": )" + deep);
    bool const found = structure(service, "Deep").constrained;
    CHECK(structure(service, "Middle").constrained == found);
    CHECK(structure(service, "XRequest").constrained == found);
    CHECK_FALSE(structure(service, "XResponse").constrained);
    return found;
}

}  // namespace

TEST_CASE("a rule constrains its structure and all that hold it", "[codegen][constraints]") {
    CHECK_FALSE(constrains(R"({"type": "structure", "members": {"A": {"shape": "S"}}})"));
    CHECK(constrains(R"({"type": "structure", "members": {"A": {"shape": "S", "min": 1}}})"));
    CHECK(constrains(R"({"type": "structure", "union": true, "members": {"A": {"shape": "S"}}})"));
}

TEST_CASE("required members are no rule where C++ enforces them", "[codegen][constraints]") {
    std::string const deep = R"("Deep": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "S"}}})";
    std::string const member = R"("M": {"shape": "Middle"})";
    CHECK_FALSE(structure(service_of(member, list_of_deep + deep), "XRequest").constrained);
    CHECK(structure(service_of(member, list_of_deep + deep, false), "XRequest").constrained);
}

TEST_CASE("a rule in a cycle reaches all structures of the cycle", "[codegen][constraints]") {
    Service const service = service_of(R"("M": {"shape": "Even"})",
                                       R"("Even": {"type": "structure", "members": {"Next": {"shape": "Odd"}}},
                      "Odd": {"type": "structure", "members": {"Next": {"shape": "Even"}, "N": {"shape": "I", "min": 1}}})");
    CHECK(structure(service, "Even").constrained);
    CHECK(structure(service, "Odd").constrained);
}

TEST_CASE("least lengths of nothing say nothing, least values of zero do", "[codegen][constraints]") {
    Service const service = service_of(
        R"("A": {"shape": "S", "min": 0}, "B": {"shape": "E"}, "C": {"shape": "I", "min": 0}, "D": {"shape": "F"},
           "K": {"shape": "M"})",
        R"("E": {"type": "string", "enum": ["a"], "min": 1}, "F": {"type": "double", "min": 0.25},
           "Key": {"type": "string", "min": 3, "sensitive": true},
           "M": {"type": "map", "key": {"shape": "Key"}, "value": {"shape": "S"}})");
    Structure const& request = structure(service, "XRequest");
    CHECK(member(request, "A").type.traits.min.empty());
    CHECK(member(request, "B").type.traits.min == "1");
    CHECK(member(request, "C").type.traits.min == "0");
    CHECK(std::stod(member(request, "D").type.traits.min) == 0.25);
    REQUIRE(member(request, "K").type.traits.keys == "Key");
    CHECK(service.shapes.at(0).traits.min == "3");
    CHECK(service.shapes.at(0).traits.sensitive);
}

TEST_CASE("a structure knows whether one inside has an idempotency token", "[codegen][token]") {
    Service const service = service_of(
        R"("M": {"shape": "Middle"}, "Own": {"shape": "S", "idempotencyToken": true})",
        list_of_deep
            + R"("Deep": {"type": "structure", "members": {"A": {"shape": "S", "idempotencyToken": true}, "N": {"shape": "Middle"}}})");
    CHECK(structure(service, "XRequest").holds_token);
    CHECK(structure(service, "Middle").holds_token);
    Service const own = service_of(R"("Own": {"shape": "S", "idempotencyToken": true})", R"("U": {"type": "string"})");
    CHECK_FALSE(structure(own, "XRequest").holds_token);
}

TEST_CASE("answers have no rules", "[codegen][constraints]") {
    Service const service = build_model(small_model(run_x, R"("In": {"type": "structure", "members": {}},
                  "Out": {"type": "structure", "required": ["O"], "members": {"O": {"shape": "S", "min": 1}}})"));
    CHECK(member(structure(service, "XResponse"), "O").type.traits.min.empty());
    CHECK_FALSE(structure(service, "XResponse").constrained);
}

TEST_CASE("an operation knows which of its headers and whether its URL is sensitive", "[codegen][sensitive]") {
    Service const service = service_of(
        R"("A": {"shape": "S", "location": "header", "locationName": "X-Plain"},
           "B": {"shape": "S", "location": "header", "locationName": "X-Secret", "sensitive": true},
           "C": {"shape": "M", "location": "headers", "locationName": "x-meta-"})",
        R"("Hidden": {"type": "string", "sensitive": true},
           "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "Hidden"}})");
    CHECK(service.operations.at(0).sensitive_headers == "x-secret,x-meta-*");
    CHECK_FALSE(service.operations.at(0).sensitive_url);
    CHECK(service_of(R"("Q": {"shape": "S", "location": "querystring", "locationName": "q", "sensitive": true})",
                     R"("Unused": {"type": "string"})")
              .operations.at(0)
              .sensitive_url);
}
