#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"
#include "unit/core/cbor/sample.hpp"

#include <inia/core/cbor/codec.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

using cbor_sample::Sink;
using cbor_test::bytes;
using cbor_test::hex;
using inia::Timestamp;

namespace {

template<class T> std::string to_bytes(T const& value) {
    inia::cbor::Writer writer;
    inia::cbor::write_struct(writer, value);
    return std::move(writer).take();
}

template<class T = Sink> T read(std::string const& data) {
    T value;
    inia::cbor::Reader reader(data);
    inia::cbor::read_struct(reader, value);
    CAPTURE(hex(data));
    CHECK(reader.finish().what() == std::string());
    return value;
}

std::string problem(std::string const& data) {
    Sink sink;
    inia::cbor::Reader reader(data);
    inia::cbor::read_struct(reader, sink);
    return reader.finish("Sink").what();
}

/// Writes, checks the bytes, reads them back and compares.
template<class T> void round_trip(T const& value, std::string_view expected) {
    std::string const data = to_bytes(value);
    CHECK(hex(data) == hex(bytes(expected)));
    CHECK(read<T>(data) == value);
}

void round_trip(Sink const& sink) { CHECK(read(to_bytes(sink)) == sink); }

}  // namespace

TEST_CASE("a structure is an open map of its present members", "[cbor]") {
    round_trip(Sink{}, "bf ff");
    round_trip(Sink{.Flag = true, .Int = -1}, "bf 64666c6167 f5 63496e74 20 ff");
    round_trip(cbor_sample::LongNamed{.A = false}, "bf 7818 614e616d654f665477656e7479466f75724c657474657273 f4 ff");
}

TEST_CASE("scalars of every type go to CBOR and back", "[cbor]") {
    round_trip(Sink{.Int = -2147483648, .Long = 9223372036854775807});
    round_trip(Sink{.Long = std::numeric_limits<std::int64_t>::min()});
    round_trip(Sink{.Float = 0.1F}, "bf 65466c6f6174 fa3dcccccd ff");
    round_trip(Sink{.Double = 1.0 / 3}, "bf 66446f75626c65 fb3fd5555555555555 ff");
    round_trip(Sink{.Float = std::numeric_limits<float>::max(), .Double = -std::numeric_limits<double>::infinity()});
    CHECK(std::isnan(*read(to_bytes(Sink{.Double = std::numeric_limits<double>::quiet_NaN()})).Double));
    round_trip(Sink{.Text = ""}, "bf 6454657874 60 ff");
    round_trip(Sink{.Text = "a\0\xc3\xa9"});
    round_trip(Sink{.Bytes = std::string_view("\0\xff", 2)}, "bf 654279746573 4200ff ff");
    round_trip(Sink{.Shade = cbor_sample::Colour::red}, "bf 655368616465 63726564 ff");
    round_trip(Sink{.Text = std::string(70'000, 'x')});
}

TEST_CASE("an unknown value of an enumeration goes through CBOR unchanged", "[cbor]") {
    Sink const sink = read(bytes("bf 655368616465 66756c74726121 ff"));
    CHECK_FALSE(sink.Shade->is_known());
    round_trip(sink);
}

TEST_CASE("a timestamp is tag 1 and seconds, whatever format the model names", "[cbor]") {
    round_trip(Sink{.Time = Timestamp::from_epoch_seconds(1398796238)}, "bf 6454696d65 c1 1a535fefce ff");
    round_trip(Sink{.Time = Timestamp::from_epoch_seconds(-1)}, "bf 6454696d65 c1 20 ff");
    round_trip(Sink{.Time = Timestamp::from_epoch_seconds(946845296, 123'000'000)});
    for (std::uint32_t const nanos : {1000U, 100'000'000U, 123'456'000U, 999'999'000U})
        for (std::int64_t const seconds :
             {std::int64_t{-1}, std::int64_t{0}, std::int64_t{1398796238}, std::int64_t{4102444800}}) {
            CAPTURE(seconds, nanos);
            round_trip(Sink{.Time = Timestamp::from_epoch_seconds(seconds, nanos)});
        }
}

TEST_CASE("a timestamp is read from any number, with the tag or without", "[cbor]") {
    auto const time = [](std::string_view value) { return read(bytes("a1 6454696d65") + bytes(value)).Time.value(); };
    auto const half = Timestamp::from_epoch_seconds(1, 500'000'000);
    CHECK(time("c1 01") == Timestamp::from_epoch_seconds(1));
    CHECK(time("d801 01") == Timestamp::from_epoch_seconds(1));
    CHECK(time("01") == Timestamp::from_epoch_seconds(1));
    CHECK(time("c1 f93e00") == half);
    CHECK(time("c1 fa3fc00000") == half);
    CHECK(time("d801 f93e00") == half);
    CHECK(time("da00000001 fa3fc00000") == half);
    CHECK(time("c1 fb3ff8000000000000") == half);
    CHECK(time("c1 f9be00") == Timestamp::from_epoch_seconds(-2, 500'000'000));
    for (char const* value :
         {"c1 f97e00", "c1 f97c00", "c1 fb7fefffffffffffff", "c0 6131", "c1 6131", "c1 1bffffffffffffffff"}) {
        CAPTURE(value);
        CHECK_FALSE(problem(bytes("a1 6454696d65") + bytes(value)).empty());
    }
}

TEST_CASE("lists and maps tell absent from empty, sparse ones keep nulls", "[cbor]") {
    round_trip(Sink{.Names = inia::empty_list(), .Labels = inia::empty_map()},
               "bf 654e616d6573 80 664c6162656c73 a0 ff");
    round_trip(Sink{.Names = {"a"}, .Rows = {{1, 2}, inia::empty_list(), {3}}, .Labels = {{"k", "v"}, {"", ""}}});
    Sink sparse;
    sparse.SparseNames.emplace_back("a");
    sparse.SparseNames.emplace_back();
    sparse.SparseCounts["x"] = 1;
    sparse.SparseCounts["y"];
    round_trip(sparse, "bf 6b5370617273654e616d6573 82 6161 f6 6c537061727365436f756e7473 a2 6178 01 6179 f6 ff");
    Sink const dense = read(bytes("a2 654e616d6573 9f 6161 f6 6162 ff 664c6162656c73 a2 616b f6 616c 6176"));
    CHECK(dense.Names == inia::List<std::string>{"a", "b"});
    CHECK(dense.Labels == inia::Map<std::string>{{"l", "v"}});
}

TEST_CASE("in CBOR structures nest in themselves, in lists and in maps", "[cbor]") {
    Sink inner{.Int = 1};
    inner.Children["k"] = Sink{.Text = "leaf"};
    round_trip(Sink{.Inner = std::move(inner)});
}

TEST_CASE("a union is the member that is set, and keeps the name of one that the model does not know", "[cbor]") {
    round_trip(Sink{.Either = {{.Number = 1}}}, "bf 66456974686572 bf 664e756d626572 01 ff ff");
    auto const either = [](std::string_view value) { return read(bytes("a1 66456974686572") + bytes(value)).Either; };
    CHECK(either("a1 634e6577 8101")->unknown_member == "New");
    CHECK(either("a2 665f5f74797065 6178 664e756d626572 01") == cbor_sample::Choice{.Number = 1});
    CHECK(either("a2 634e6577 f6 664e756d626572 01") == cbor_sample::Choice{.Number = 1});
}

TEST_CASE("null leaves a member absent, and what the model does not know is passed over", "[cbor]") {
    CHECK(read(bytes("a3 63496e74 f6 654e616d6573 f6 65496e6e6572 f7")) == Sink{});
    CHECK(read(bytes("bf 6178 bf 00 9f 01 ff ff 63496e74 01 63696e74 02 ff")) == Sink{.Int = 1});
}

TEST_CASE("in CBOR of a member given twice the last one counts", "[cbor]") {
    CHECK(read(bytes("a4 63496e74 01 654e616d6573 826161 6162 63496e74 02 654e616d6573 816163"))
          == Sink{.Int = 2, .Names = {"c"}});
}

TEST_CASE("in CBOR a value of the wrong kind or out of range is an error at its byte", "[cbor]") {
    CHECK(problem(bytes("a1 63496e74 6131")) == "Sink: CBOR at byte 5: expected a whole number");
    CHECK(problem(bytes("a1 63496e74 1a80000000")) == "Sink: CBOR at byte 5: the number does not fit its type");
    CHECK(problem(bytes("a1 6454657874 4161")) == "Sink: CBOR at byte 6: expected a text");
    CHECK(problem(bytes("a1 654279746573 6161")) == "Sink: CBOR at byte 7: expected bytes");
    CHECK(problem(bytes("a1 654e616d6573 a0")) == "Sink: CBOR at byte 7: expected an array");
    CHECK(problem(bytes("a1 664c6162656c73 80")) == "Sink: CBOR at byte 8: expected a map");
    CHECK(problem(bytes("a1 64666c6167 01")) == "Sink: CBOR at byte 6: expected true or false");
    CHECK(problem(bytes("a1 01 02")) == "Sink: CBOR at byte 1: expected a text as key");
    CHECK(problem(bytes("80")) == "Sink: CBOR at byte 0: expected a map");
}

TEST_CASE("every cut of a structure's bytes is an error", "[cbor]") {
    Sink whole{.Flag = true, .Int = 1200, .Time = Timestamp::from_epoch_seconds(1, 500'000'000), .Names = {"a", "b"}};
    whole.Labels["k"] = "v";
    whole.Inner = Sink{.Double = 1.5, .Bytes = "xyz"};
    std::string const data = to_bytes(whole);
    REQUIRE(problem(data).empty());
    for (std::size_t size = 0; size < data.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(problem(data.substr(0, size)).empty());
    }
}

TEST_CASE("in CBOR hostile nesting of a recursive structure ends in an error", "[cbor]") {
    std::string data;
    for (int i = 0; i < 100'000; ++i) data += bytes("a1 65496e6e6572");
    CHECK_THAT(problem(data), Catch::Contains("nested too deeply"));
}

TEST_CASE("a list that claims more elements than it has makes no room for them", "[cbor]") {
    // A million of claimed lists, each with one byte to hold: room for all would be 24 MB.
    std::string data = bytes("a1 64526f7773 9a00100000");
    data.resize(data.size() + 0x100000, '\x01');
    CHECK_THAT(problem(data), Catch::Contains("expected an array"));
}

TEST_CASE("an absent member with the idempotency trait gets the writer's token in CBOR", "[cbor]") {
    inia::cbor::Writer writer;
    writer.set_idempotency_token("t");
    inia::cbor::write_struct(writer, json_sample::Tokened{.Name = "n"});
    inia::cbor::write_struct(writer, json_sample::Tokened{.Token = "m"});
    CHECK(hex(writer.view()) == hex(bytes("bf 65546f6b656e 6174 644e616d65 616e ff bf 65546f6b656e 616d ff")));
    CHECK(hex(to_bytes(json_sample::Tokened{})) == "bfff");
}

TEST_CASE("required members are always written to CBOR", "[cbor]") {
    CHECK(hex(to_bytes(json_sample::Given{.Name = "n", .Tags = inia::empty_list()}))
          == hex(bytes("bf 644e616d65 616e 6454616773 80 ff")));
}

TEST_CASE("a CBOR answer whose values would take all memory ends in an error", "[cbor]") {
    // {"Names": ["", "", ""]}, {"Labels": {"a": "", "b": "", "c": ""}}, {"Inner": {}}
    for (char const* const data :
         {"a1 65 4e616d6573 83 60 60 60", "a1 66 4c6162656c73 a3 6161 60 6162 60 6163 60", "a1 65 496e6e6572 a0"}) {
        std::string const encoded = bytes(data);
        inia::cbor::Reader reader(encoded);
        REQUIRE(reader.charge(inia::cbor::Reader::max_memory - 2 * sizeof(std::string)));
        Sink sink;
        inia::cbor::read_struct(reader, sink);
        CHECK_FALSE(reader.ok());
        CHECK_THAT(reader.finish("Sink").what(), Catch::Contains("too many values"));
    }
}
