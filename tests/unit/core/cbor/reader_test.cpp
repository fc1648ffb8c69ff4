#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"

#include <inia/core/cbor/reader.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

using cbor_test::bytes;
using inia::AnyError;
using inia::cbor::Items;
using inia::cbor::Major;
using inia::cbor::Reader;

namespace {

/// What one function of the reader makes of the bytes, which have to end there.
template<class T> T read(std::string_view hex, void (Reader::*get)(T&)) {
    std::string const input = bytes(hex);
    Reader reader(input);
    T value{};
    (reader.*get)(value);
    CAPTURE(hex);
    CHECK(reader.finish().what() == std::string());
    return value;
}
std::int64_t integer(std::string_view hex) { return read<std::int64_t>(hex, &Reader::integer); }
double number(std::string_view hex) { return read<double>(hex, &Reader::number); }
std::string text(std::string_view hex) { return read<std::string>(hex, &Reader::string); }

template<class T> std::string problem(std::string_view hex, void (Reader::*get)(T&)) {
    std::string const input = bytes(hex);
    Reader reader(input);
    T value{};
    (reader.*get)(value);
    return reader.finish().what();
}
std::string skipped(std::string_view hex) {
    std::string const input = bytes(hex);
    Reader reader(input);
    reader.skip();
    return reader.finish("it").what();
}

}  // namespace

TEST_CASE("whole numbers of every width are read", "[cbor]") {
    CHECK(integer("00") == 0);
    CHECK(integer("1818") == 24);
    CHECK(integer("1903e8") == 1000);
    CHECK(integer("1a000f4240") == 1000000);
    CHECK(integer("1b0000000000000001") == 1);
    CHECK(integer("1b7fffffffffffffff") == std::numeric_limits<std::int64_t>::max());
    CHECK(integer("3863") == -100);
    CHECK(integer("3b7fffffffffffffff") == std::numeric_limits<std::int64_t>::min());
    CHECK(integer("fb408f400000000000") == 1000);
}

TEST_CASE("a whole number out of range, or a value that is none, is an error", "[cbor]") {
    for (char const* input : {"1b8000000000000000", "3b8000000000000000", "1bffffffffffffffff", "3bffffffffffffffff",
                              "fb3ff8000000000000", "fb4340000000000000", "f97e00", "f5", "6131", "4131", "81", "80"}) {
        CAPTURE(input);
        CHECK_FALSE(problem<std::int64_t>(input, &Reader::integer).empty());
    }
}

TEST_CASE("floats of every width are read, and whole numbers as floats", "[cbor]") {
    CHECK(number("f90000") == 0);
    CHECK(std::signbit(number("f98000")));
    CHECK(number("f93c00") == 1);
    CHECK(number("f93e00") == 1.5);
    CHECK(number("f97bff") == 65504);
    CHECK(number("f90001") == 5.960464477539063e-8);
    CHECK(number("f90400") == 0.00006103515625);
    CHECK(number("f9c400") == -4);
    CHECK(number("fa47c35000") == 100000);
    CHECK(number("fa7f7fffff") == 3.4028234663852886e+38);
    CHECK(number("fb3ff199999999999a") == 1.1);
    CHECK(number("f97c00") == std::numeric_limits<double>::infinity());
    CHECK(number("fbfff0000000000000") == -std::numeric_limits<double>::infinity());
    CHECK(std::isnan(number("f97e00")));
    CHECK(std::isnan(number("fa7fc00000")));
    CHECK(number("1818") == 24);
    CHECK(number("3863") == -100);
    CHECK(number("3bffffffffffffffff") == -18446744073709551616.0);
    CHECK(read<float>("fb3ff8000000000000", &Reader::number) == 1.5F);
    CHECK(read<float>("fb7ff0000000000000", &Reader::number) == std::numeric_limits<float>::infinity());
    CHECK(problem<float>("fb7fefffffffffffff", &Reader::number) == "CBOR at byte 0: the number is too large");
    CHECK_FALSE(problem<double>("f6", &Reader::number).empty());
}

TEST_CASE("texts and bytes are read in one piece or in several", "[cbor]") {
    CHECK(text("60") == "");
    CHECK(text("6449455446") == "IETF");
    CHECK(text("62c3bc") == "\xc3\xbc");
    CHECK(text("7f657374726561646d696e67ff") == "streaming");
    CHECK(text("7fff") == "");
    CHECK(text("78046162 6364") == "abcd");
    CHECK(read<std::string>("44010203ff", &Reader::bytes) == "\x01\x02\x03\xff");
    CHECK(read<std::string>("5f42010243030405ff", &Reader::bytes) == "\x01\x02\x03\x04\x05");
    CHECK(read<std::string>("40", &Reader::bytes) == "");
}

TEST_CASE("text that is no UTF-8 is an error, also where a piece ends inside of a character", "[cbor]") {
    CHECK(problem<std::string>("61ff", &Reader::string) == "CBOR at byte 0: bytes that are no UTF-8");
    CHECK(problem<std::string>("62c3", &Reader::string) == "CBOR at byte 0: the value is cut off");
    CHECK_FALSE(problem<std::string>("7f61c361bcff", &Reader::string).empty());
    CHECK_FALSE(problem<std::string>("63eda080", &Reader::string).empty());
    CHECK_FALSE(problem<std::string>("78126161616161616161616161616161616161c0", &Reader::string).empty());
    CHECK(skipped("a161ff01") == "it: CBOR at byte 1: bytes that are no UTF-8");
}

TEST_CASE("maps and arrays are walked whether their length is known or open", "[cbor]") {
    for (char const* input :
         {"a2 6161 01 6162 82 02 03", "bf 6161 01 6162 9f 02 03 ff ff", "d9d9f7 a2 6161 01 6162 9f 02 03 ff"}) {
        CAPTURE(input);
        std::string const data = bytes(input);
        Reader reader(data);
        std::string seen;
        Items pairs = reader.enter_map();
        while (reader.next(pairs)) {
            seen += reader.key();
            std::int64_t value = 0;
            if (!reader.at(Major::array)) {
                reader.integer(value);
                seen += std::to_string(value);
                continue;
            }
            for (Items elements = reader.enter_array(); reader.next(elements);) {
                reader.integer(value);
                seen += std::to_string(value);
            }
        }
        CHECK(reader.finish().what() == std::string());
        CHECK(seen == "a1b23");
    }
}

TEST_CASE("null and undefined are null, and tags in front of values are passed over", "[cbor]") {
    std::string const data = bytes("f6 f7 c1 f5");
    Reader reader(data);
    CHECK(reader.null());
    CHECK(reader.null());
    CHECK_FALSE(reader.null());
    bool flag = false;
    reader.boolean(flag);
    CHECK(flag);
    CHECK(reader.finish().what() == std::string());
    CHECK(text("d818 6161") == "a");
    CHECK_FALSE(problem<bool>("f6", &Reader::boolean).empty());
    CHECK_FALSE(problem<bool>("00", &Reader::boolean).empty());
}

TEST_CASE("any value can be skipped", "[cbor]") {
    for (char const* input : {"00", "3bffffffffffffffff", "62c3bc", "5f4101ff", "80", "9fff", "a0", "bf6161 9f01ff ff",
                              "d9ffff c0 6161", "f90001", "f5", "f6", "f7", "e0", "f8ff", "a1 820102 a0"}) {
        CAPTURE(input);
        CHECK(skipped(input) == "");
    }
}

TEST_CASE("what is not well-formed is an error at its byte", "[cbor]") {
    CHECK(skipped("") == "it: CBOR at byte 0: expected a value, found the end");
    CHECK(skipped("0000") == "it: CBOR at byte 1: expected nothing more");
    CHECK(skipped("ff") == "it: CBOR at byte 0: expected a value");
    CHECK(skipped("1c") == "it: CBOR at byte 0: expected a value");
    CHECK(skipped("bf6161ff") == "it: CBOR at byte 3: expected a value");
    CHECK(skipped("f81f") == "it: CBOR at byte 0: expected a value");
    CHECK(skipped("5f6161ff") == "it: CBOR at byte 1: expected a piece of the text or bytes");
    CHECK(skipped("5f5fffff") == "it: CBOR at byte 1: expected a piece of the text or bytes");
    CHECK(skipped("9f01") == "it: CBOR at byte 2: expected a break, found the end");
    for (char const* input : {"1d", "1e", "1f", "3f", "5c", "7d", "9e", "bd", "dc", "df", "fc", "fd", "fe"}) {
        CAPTURE(input);
        CHECK_FALSE(skipped(input).empty());
    }
}

TEST_CASE("every cut of a value is an error", "[cbor]") {
    std::string const whole = bytes(
        "bf 6161 1903e8 6162 9f f93c00 fa47c35000 ff 6163 7f 6178 6179 ff 6164 a1 6165 4401020304 6166 c11a514b67b0 ff");
    {
        Reader reader(whole);
        reader.skip();
        REQUIRE_FALSE(reader.finish());
    }
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        std::string const cut = whole.substr(0, size);
        Reader reader(cut);
        reader.skip();
        CHECK(reader.finish().is<inia::ParseError>());
    }
}

TEST_CASE("sizes are held against the bytes that are there before anything is made of them", "[cbor]") {
    CHECK(skipped("5b7fffffffffffffff00") == "it: CBOR at byte 0: the value is cut off");
    CHECK(skipped("7bffffffffffffffff00") == "it: CBOR at byte 0: the value is cut off");
    CHECK(skipped("9bffffffffffffffff00") == "it: CBOR at byte 0: more elements than there are bytes");
    CHECK(skipped("bb8000000000000000 00 00") == "it: CBOR at byte 0: more elements than there are bytes");
    CHECK(skipped("a2 00 00 00") == "it: CBOR at byte 0: more elements than there are bytes");
}

TEST_CASE("what may be reserved for elements is bounded, whatever is claimed", "[cbor]") {
    std::string data = bytes("9a00100000");
    data.resize(data.size() + 0x100000, '\0');
    Reader reader(data);
    Items const elements = reader.enter_array();
    CHECK(elements.to_reserve(1) == 65536);
    CHECK(elements.to_reserve(4096) == 16);
    CHECK(elements.to_reserve(1 << 20) == 0);
    std::string const open = bytes("9f0102ff");
    Reader second(open);
    CHECK(second.enter_array().to_reserve(1) == 0);
}

TEST_CASE("hostile nesting ends in an error", "[cbor]") {
    for (std::string const& level : {bytes("81"), bytes("9f"), bytes("a100"), bytes("bf00")}) {
        std::string deep;
        for (int i = 0; i < 100'000; ++i) deep += level;
        Reader reader(deep);
        reader.skip();
        AnyError const error = reader.finish();
        CHECK(error.is<inia::ParseError>());
        CHECK_THAT(error.what(), Catch::Contains("nested too deeply"));
    }
    // Tags nest too, but cost no stack.
    std::string const tags = std::string(1'000'000, '\xc1') + '\0';
    Reader reader(tags);
    reader.skip();
    CHECK_FALSE(reader.finish());
    std::string const allowed = std::string(Reader::max_depth, '\x81') + '\0';
    Reader deep(allowed);
    deep.skip();
    CHECK_FALSE(deep.finish());
}

TEST_CASE("after an error nothing more is read, and the first one is told", "[cbor]") {
    std::string const data = bytes("01 6161 02");
    Reader reader(data);
    CHECK(reader.text().empty());
    CHECK_FALSE(reader.ok());
    std::int64_t number = 7;
    reader.integer(number);
    CHECK(number == 7);
    CHECK_FALSE(reader.null());
    Items items = reader.enter_map();
    CHECK_FALSE(reader.next(items));
    CHECK(reader.finish().what() == std::string("CBOR at byte 0: expected a text"));
}
