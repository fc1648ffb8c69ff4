#include "jmespath.hpp"

#include "error.hpp"
#include "protocol/conformance_report.hpp"
#include "support/catch.hpp"

#include <boost/json/serialize.hpp>

#include <string>

namespace jmespath = inia::codegen::jmespath;
using inia::codegen::CodegenError;
using jmespath::Expression;
using jmespath::Kind;

namespace {

/// The tree as text, each node with its children in brackets.
std::string shape(Expression const& expression) {
    static char const* const names[] = {"@",       "",     "",       "sub",    "index",    "slice",
                                        "flatten", "each", "values", "filter", "compare",  "and",
                                        "or",      "not",  "list",   "hash",   "function", "&"};
    std::string text = names[static_cast<std::size_t>(expression.kind)];
    if (expression.kind == Kind::literal) text += '`' + boost::json::serialize(expression.value) + '`';
    if (expression.kind == Kind::field || expression.kind == Kind::comparison || expression.kind == Kind::function)
        text += expression.text;
    if (expression.kind == Kind::index) text += std::to_string(expression.index);
    for (std::size_t i = 0; i < expression.children.size(); ++i)
        text += (i == 0 ? "(" : ", ") + shape(expression.children[i]);
    return expression.children.empty() ? text : text + ')';
}

std::string parsed(std::string_view text) { return shape(jmespath::parse(text)); }

}  // namespace

TEST_CASE("what binds more strongly comes first", "[codegen][jmespath]") {
    CHECK(parsed("a.b.c") == "sub(sub(a, b), c)");
    CHECK(parsed("a || b && c") == "or(a, and(b, c))");
    CHECK(parsed("a == b && !c") == "and(compare==(a, b), not(c))");
    CHECK(parsed("!a.b") == "sub(not(a), b)");  // as jmespath.py has it
    CHECK(parsed("a.b | c") == "sub(sub(a, b), c)");
    CHECK(parsed("(a || b) && c") == "and(or(a, b), c)");
}

TEST_CASE("a projection takes what follows it, up to a weaker sign", "[codegen][jmespath]") {
    CHECK(parsed("a[].b.c") == "each(flatten(a), sub(b, c))");
    CHECK(parsed("a[*].b[0]") == "each(a, sub(b, index0))");
    CHECK(parsed("a[].b[].c") == "each(flatten(each(flatten(a), b)), c)");
    CHECK(parsed("a.*.b") == "values(a, b)");
    CHECK(parsed("a[?b == 'x'].c == d") == "compare==(filter(a, c, compare==(b, `\"x\"`)), d)");
    CHECK(parsed("a[].b | [0]") == "sub(each(flatten(a), b), sub(@, index0))");
    CHECK(parsed("length(a[]) > `0`") == "compare>(functionlength(each(flatten(a), @)), `0`)");
}

TEST_CASE("an expression that is none is refused with the place", "[codegen][jmespath]") {
    CHECK_THROWS_WITH(jmespath::parse("a.b["), Catch::Contains("'a.b['") && Catch::Contains("'['"));
    CHECK_THROWS_WITH(jmespath::parse("a == "), Catch::Contains("its end"));
    CHECK_THROWS_WITH(jmespath::parse("a = b"), Catch::Contains("'= b' does not belong there"));
    CHECK_THROWS_AS(jmespath::parse(""), CodegenError);
    CHECK_THROWS_AS(jmespath::parse("'open"), CodegenError);
}

TEST_CASE("of the public vectors the parser refuses what is no expression, and nothing else", "[codegen][jmespath]") {
    inia::test::ConformanceReport report("jmespath (parser)");
    for (char const* file :
         {"basic", "benchmarks", "boolean", "current", "escape", "filters", "functions", "identifiers", "indices",
          "literal", "multiselect", "pipe", "slice", "syntax", "unicode", "wildcard"}) {
        auto const suites = inia::test::conformance_file(std::string("jmespath/") + file + ".json");
        if (!suites) continue;
        for (auto const& suite : suites->as_array())
            for (auto const& value : suite.at("cases").as_array()) {
                auto const& the_case = value.as_object();
                std::string const text(the_case.at("expression").as_string());
                auto const* const error = the_case.if_contains("error");
                bool const wrong = error && error->is_string() && error->as_string() == "syntax";
                report.run(std::string(file) + ": " + text, [&]() -> std::string {
                    try {
                        (void)jmespath::parse(text);
                        return wrong ? "is taken for an expression" : "";
                    } catch (CodegenError const& refusal) {
                        return wrong ? "" : refusal.what();
                    }
                });
            }
    }
}
