#include "support/catch.hpp"
#include "unit/core/json/sample.hpp"

#include <inia/core/json/codec.hpp>
#include <inia/core/json/text.hpp>

#include <boost/json/value.hpp>

#include <limits>
#include <string>
#include <utility>

using inia::AnyError;
using inia::json::from_text;
using inia::json::to_text;
using json_sample::Sink;

namespace {

Sink read(std::string const& text) {
    Sink sink;
    AnyError const error = from_text(text, sink);
    INFO(text);
    CHECK(error.what() == std::string());
    return sink;
}

std::string problem(std::string const& text) {
    Sink sink;
    return from_text(text, sink, "Sink").what();
}

/// Writes, checks the text, reads it back and compares.
void round_trip(Sink const& sink, std::string const& text) {
    CHECK(to_text(sink) == text);
    CHECK(read(text) == sink);
}

}  // namespace

TEST_CASE("a structure without present members is an empty object", "[json]") {
    round_trip({}, "{}");
    CHECK(to_text(json_sample::Empty{}) == "{}");
}

TEST_CASE("scalars of every type go to JSON and back", "[json]") {
    round_trip({.Flag = true}, R"({"flag":true})");
    round_trip({.Flag = false, .Int = 0}, R"({"flag":false,"Int":0})");
    round_trip({.Int = -2147483648, .Long = 9223372036854775807}, R"({"Int":-2147483648,"Long":9223372036854775807})");
    round_trip({.Float = 0.1f, .Double = 1.0 / 3}, R"({"Float":0.1,"Double":0.3333333333333333})");
    round_trip({.Double = -std::numeric_limits<double>::infinity()}, R"({"Double":"-Infinity"})");
    round_trip({.Text = "a \"b\"\n\xc3\xa9"}, "{\"Text\":\"a \\\"b\\\"\\n\xc3\xa9\"}");
    round_trip({.Text = ""}, R"({"Text":""})");
    round_trip({.Bytes = std::string_view("\0\xff", 2)}, R"({"Bytes":"AP8="})");
    round_trip({.Shade = json_sample::Colour::red}, R"({"Shade":"red"})");
}

TEST_CASE("an enumeration's unknown value is kept and sent back", "[json]") {
    Sink const sink = read(R"({"Shade":"ultra-violet"})");
    CHECK_FALSE(sink.Shade->is_known());
    CHECK(to_text(sink) == R"({"Shade":"ultra-violet"})");
}

TEST_CASE("timestamps take the form of their shape, and seconds when it names none", "[json]") {
    auto const time = inia::Timestamp::from_epoch_seconds(1398796238);
    round_trip({.Time = time}, R"({"Time":1398796238})");
    round_trip({.DateTime = time}, R"({"DateTime":"2014-04-29T18:30:38Z"})");
    round_trip({.HttpDate = time}, R"({"HttpDate":"Tue, 29 Apr 2014 18:30:38 GMT"})");
    round_trip({.Dates = {time, time}}, R"({"Dates":["2014-04-29T18:30:38Z","2014-04-29T18:30:38Z"]})");
}

TEST_CASE("a timestamp keeps its fraction of a second", "[json]") {
    auto const time = inia::Timestamp::from_epoch_seconds(1398796238, 123'000'000);
    round_trip({.Time = time}, R"({"Time":1398796238.123})");
}

TEST_CASE("a timestamp is read in whatever form it comes", "[json]") {
    auto const time = inia::Timestamp::from_epoch_seconds(1398796238);
    for (char const* value : {"1398796238", "1398796238.0", "1.398796238E9", "\"2014-04-29T18:30:38Z\"",
                              "\"2014-04-29T19:30:38+01:00\"", "\"Tue, 29 Apr 2014 18:30:38 GMT\"", "\"1398796238\""}) {
        INFO(value);
        CHECK(read(std::string("{\"Time\":") + value + "}").Time == time);
        CHECK(read(std::string("{\"HttpDate\":") + value + "}").HttpDate == time);
    }
    for (char const* value : {"true", "\"yesterday\"", "\"\"", "{}", "1e400"}) {
        INFO(value);
        CHECK_FALSE(problem(std::string("{\"Time\":") + value + "}").empty());
    }
}

TEST_CASE("documents are any JSON value", "[json]") {
    for (char const* value : {R"({"a":[1,true,null,"x"]})", "[]", "\"text\"", "12", "true"}) {
        INFO(value);
        std::string const text = std::string("{\"Free\":") + value + "}";
        CHECK(to_text(read(text)) == text);
    }
    CHECK(to_text(Sink{.Free = inia::Document()}) == R"({"Free":null})");
    CHECK_FALSE(read(R"({"Free":null})").Free.has_value());
    CHECK(to_text(read(R"({"FreeList":[1,null]})")) == R"({"FreeList":[1,null]})");
}

TEST_CASE("lists and maps tell absent from empty", "[json]") {
    round_trip({.Names = inia::empty_list(), .Labels = inia::empty_map()}, R"({"Names":[],"Labels":{}})");
    round_trip({.Names = {"a"}, .Rows = {{1, 2}, inia::empty_list(), {3}}, .Labels = {{"k", "v"}, {"\"", ""}}},
               R"({"Names":["a"],"Rows":[[1,2],[],[3]],"Labels":{"k":"v","\"":""}})");
}

TEST_CASE("sparse lists and maps keep nulls, others drop them", "[json]") {
    Sink sparse;
    sparse.SparseNames.emplace_back("a");
    sparse.SparseNames.emplace_back();
    sparse.SparseCounts["x"] = 1;
    sparse.SparseCounts["y"];
    round_trip(sparse, R"({"SparseNames":["a",null],"SparseCounts":{"x":1,"y":null}})");
    Sink const dense = read(R"({"Names":["a",null,"b"],"Labels":{"k":null,"l":"v"}})");
    CHECK(dense.Names == inia::List<std::string>{"a", "b"});
    CHECK(dense.Labels == inia::Map<std::string>{{"l", "v"}});
}

TEST_CASE("maps in a list are read whatever the one before them was", "[json]") {
    using Row = inia::Map<std::string>;
    auto const rows = [](std::string const& text) {
        inia::List<Row> out;
        inia::json::Reader reader(text);
        inia::json::codec<inia::List<Row>>::read(reader, out, {});
        INFO(text);
        CHECK(reader.finish().what() == std::string());
        return out;
    };
    auto const second = [&](std::string const& row) {
        return rows(R"([{"a":"1","b":"2","c":"3"},)" + row + "]").at(1);
    };
    CHECK(second(R"({"a":"4","b":"5","c":"6"})") == Row{{"a", "4"}, {"b", "5"}, {"c", "6"}});
    CHECK(second(R"({"c":"6","b":"5"})") == Row{{"c", "6"}, {"b", "5"}});
    CHECK(second(R"({"a":"4","b":"5","c":"6","d":"7"})").size() == 4);
    CHECK(second("{}") == Row(inia::empty_map()));
    // Of a key given twice the last value counts, at the first one's place.
    CHECK(second(R"({"a":"4","a":"5","b":"6"})") == Row{{"a", "5"}, {"b", "6"}});
    CHECK(second(R"({"a":"4","b":"5","a":"6","c":"7"})") == Row{{"a", "6"}, {"b", "5"}, {"c", "7"}});
    CHECK(second(R"({"a":null,"b":"5","b":"6"})") == Row{{"b", "6"}});
    // Names of every length, white space between, and names that would be others if they stood without their escapes.
    for (std::size_t size = 0; size < 20; ++size) {
        std::string const name(size, 'n');
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = name;
            other[at] = 'o';
            CHECK(rows(R"([{")" + name + R"(":"1"},{")" + other + R"(":"2"}])").at(1) == Row{{other, "2"}});
        }
        CHECK(rows(R"([{")" + name + R"(":"1"},{")" + name + R"(":"2"}])").at(1) == Row{{name, "2"}});
    }
    CHECK(second(R"({ "a" : "4" , "b" :"5","c": "6"})") == Row{{"a", "4"}, {"b", "5"}, {"c", "6"}});
    CHECK(rows(R"([{"a\\n":"1"},{"a\n":"2"}])").at(1) == Row{{"a\n", "2"}});
    CHECK(rows(R"([{"\u0061":"1"},{"a":"2"},{"\u0061":"3"}])").at(2) == Row{{"a", "3"}});
    // More entries than a map can have without an index.
    std::string large = "{";
    for (int i = 0; i < 40; ++i) large += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":\"v" + std::to_string(i) + '"';
    inia::List<Row> const pages = rows("[" + large + "}," + large + R"(,"k7":"again"}])");
    CHECK(pages.at(0).at("k39") == "v39");
    CHECK(pages.at(1).at("k39") == "v39");
    CHECK(pages.at(1).at("k7") == "again");
    CHECK(pages.at(1).size() == 40);
}

TEST_CASE("structures nest in themselves, in lists and in maps", "[json]") {
    Sink inner{.Int = 1};
    inner.Children["k"] = Sink{.Text = "leaf"};
    round_trip({.Inner = std::move(inner)}, R"({"Inner":{"Int":1,"Children":{"k":{"Text":"leaf"}}}})");
}

TEST_CASE("a union is the member that is set", "[json]") {
    round_trip({.Either = {{.Number = 1}}}, R"({"Either":{"Number":1}})");
    round_trip({.Either = {{.Nothing = json_sample::Empty{}}}}, R"({"Either":{"Nothing":{}}})");
}

TEST_CASE("a union keeps the name of a member that the model does not know", "[json]") {
    CHECK(read(R"({"Either":{"__type":"x","SomethingNew":[1]}})").Either->unknown_member == "SomethingNew");
    CHECK(read(R"({"Either":{"__type":"x","Number":1}})").Either == json_sample::Choice{.Number = 1});
    CHECK(read(R"({"Either":{"Number":1,"SomethingNew":null}})").Either == json_sample::Choice{.Number = 1});
}

TEST_CASE("null leaves a member absent", "[json]") {
    CHECK(read(R"({"flag":null,"Int":null,"Text":null,"Names":null,"Labels":null,"Inner":null,"Either":null})")
          == Sink{});
}

TEST_CASE("unknown members are passed over, but not unchecked", "[json]") {
    CHECK(read(R"({"new":{"deep":[1,{"x":"\u00e9"}]},"Int":1,"intx":2,"In":3,"Flag":true})") == Sink{.Int = 1});
    CHECK(problem(R"({"new":{"deep":[1,}},"Int":1})") == "Sink: JSON at byte 18: expected a value");
}

TEST_CASE("of a member given twice the last one counts", "[json]") {
    CHECK(read(R"({"Int":1,"Names":["a","b"],"Labels":{"a":"1","a":"2","b":"3"},"Either":{"Text":"x"},)"
               R"("Int":2,"Names":["c"],"Labels":{"a":"4","a":"5"},"Either":{"Number":7}})")
          == Sink{.Int = 2, .Either = {{.Number = 7}}, .Names = {"c"}, .Labels = {{"a", "5"}}});
}

TEST_CASE("a value of the wrong kind or out of range is an error at its byte", "[json]") {
    CHECK(problem(R"({"Int":"1"})") == "Sink: JSON at byte 7: expected a number");
    CHECK(problem(R"({"Int":2147483648})") == "Sink: JSON at byte 7: the number does not fit its type");
    CHECK(problem(R"({"Int":1.5})") == "Sink: JSON at byte 7: expected a whole number of 64 bits");
    CHECK(problem(R"({"Text":{}})") == "Sink: JSON at byte 8: expected a string");
    CHECK(problem(R"({"Bytes":"%%"})") == "Sink: JSON at byte 9: expected base64");
    CHECK(problem(R"({"Names":{}})") == "Sink: JSON at byte 9: expected an array");
    CHECK(problem(R"({"Labels":[]})") == "Sink: JSON at byte 10: expected an object");
    CHECK(problem(R"({"flag":1})") == "Sink: JSON at byte 8: expected true or false");
    CHECK(problem("[]") == "Sink: JSON at byte 0: expected an object");
}

TEST_CASE("every cut of a structure's text is an error", "[json]") {
    std::string const whole =
        R"({"flag":true,"Int":12,"Time":1.5,"Names":["a","b"],"Labels":{"k":"v"},"Inner":{"Free":[1]},"x":null})";
    REQUIRE(problem(whole).empty());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        INFO(size);
        CHECK_FALSE(problem(whole.substr(0, size)).empty());
    }
}

TEST_CASE("hostile nesting of a recursive structure ends in an error", "[json]") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += R"({"Inner":)";
    CHECK(problem(text) == "Sink: JSON at byte 1152: nested too deeply");
}

TEST_CASE("an answer whose values would take all memory ends in an error", "[json]") {
    for (std::string const text : {R"({"Names":["","",""]})", R"({"Labels":{"a":"","b":"","c":""}})"}) {
        inia::json::Reader reader(text);
        REQUIRE(reader.charge(inia::json::Reader::max_memory - 2 * sizeof(inia::MapEntry<std::string>)));
        Sink sink;
        inia::json::read_struct(reader, sink);
        CHECK(reader.ok() == text.starts_with("{\"Names"));
        CHECK_FALSE(reader.charge(inia::json::Reader::max_memory));
        CHECK_THAT(reader.finish("Sink").what(), Catch::Contains("too many values"));
    }
}

TEST_CASE("structures inside of themselves and documents count against the memory", "[json]") {
    // What each of them is charged with; one byte less, and the answer is refused.
    constexpr std::size_t value = 2 * sizeof(boost::json::value), block = 32;
    struct Case {
        std::string text;
        std::size_t cost;
    };
    for (auto const& [text, cost] :
         {Case{R"({"Inner":{"Inner":{}}})", 2 * sizeof(Sink)}, Case{R"({"Free":[[1],[1]]})", 5 * value + 3 * block},
          Case{R"({"Free":[[],{},"",null]})", 5 * value + block},
          Case{R"({"Free":{"a":true,"b":1.5}})", 3 * value + 2 * (sizeof(boost::json::key_value_pair) + block)}}) {
        CAPTURE(text);
        for (std::size_t const missing : {0, 1}) {
            inia::json::Reader reader(text);
            REQUIRE(reader.charge(inia::json::Reader::max_memory - cost + missing));
            Sink sink;
            inia::json::read_struct(reader, sink);
            AnyError const error = reader.finish("Sink");
            CHECK(error.is<inia::ParseError>() == (missing == 1));
            if (error) CHECK_THAT(error.what(), Catch::Contains("too many values"));
        }
    }
}

TEST_CASE("an absent member with the idempotency trait gets the writer's token", "[json]") {
    inia::json::Writer writer;
    writer.set_idempotency_token("t-1");
    inia::json::write_struct(writer, json_sample::Tokened{.Name = "n"});
    inia::json::write_struct(writer, json_sample::Tokened{.Token = "mine"});
    CHECK(writer.view() == R"({"Token":"t-1","Name":"n"}{"Token":"mine"})");
    CHECK(to_text(json_sample::Tokened{}) == "{}");
}

TEST_CASE("required members are always written", "[json]") {
    CHECK(to_text(json_sample::Given{.Name = "n", .Tags = inia::empty_list()}) == R"({"Name":"n","Tags":[]})");
}
