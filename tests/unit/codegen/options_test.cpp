#include "options.hpp"

#include "support/catch.hpp"

using namespace inia::codegen;

TEST_CASE("a service of a models folder is named by folder and name", "[codegen][options]") {
    Options const options =
        parse_options({"--models", "m", "--service", "s3", "--out", "o", "--shards", "3", "--quirks", "q.hpp", "--type",
                       "A=a.hpp", "--type", "B=b.hpp", "--protocol", "json"});
    CHECK(options.models == "m");
    CHECK(options.service == "s3");
    CHECK(options.emit_options.shards == std::size_t{3});
    CHECK(options.emit_options.quirks == "q.hpp");
    CHECK(options.model_options.protocol == "json");
    CHECK(options.model_options.written_types.at("B") == "b.hpp");
}

TEST_CASE("what is missing or unknown on the command line is said", "[codegen][options]") {
    CHECK_THROWS_WITH(parse_options({"--models", "m", "--out", "o"}), Catch::Contains("--service"));
    CHECK_THROWS_WITH(parse_options({"--model", "m", "--name", "n"}), Catch::Contains("--out"));
    CHECK_THROWS_WITH(parse_options({"--sevrice", "s3"}), Catch::Contains("--sevrice"));
    CHECK_THROWS_WITH(parse_options({"--out"}), Catch::Contains("--out"));
    CHECK_THROWS_WITH(parse_options({"--shards", "many"}), Catch::Contains("'many'"));
    CHECK_THROWS_WITH(parse_options({"--type", "NoHeader"}), Catch::Contains("'NoHeader'"));
    CHECK(parse_options({"--help"}).help);
}

TEST_CASE("operations are named with commas between them", "[codegen][options]") {
    Options const options = parse_options({"--models", "m", "--service", "s3", "--out", "o", "--operations", "A,B"});
    CHECK(options.model_options.operations == std::set<std::string, std::less<>>{"A", "B"});
    CHECK_THROWS_WITH(parse_options({"--operations", ","}), Catch::Contains("--operations"));
}
