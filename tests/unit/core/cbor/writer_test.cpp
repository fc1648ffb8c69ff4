#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"

#include <inia/core/cbor/writer.hpp>

#include <cstdint>
#include <limits>
#include <string>

using cbor_test::hex;
using inia::cbor::Writer;

namespace {

template<class F> std::string written(F write) {
    Writer writer;
    write(writer);
    return hex(writer.view());
}
std::string integer(std::int64_t value) {
    return written([&](Writer& writer) { writer.integer(value); });
}

}  // namespace

TEST_CASE("whole numbers take the shortest head", "[cbor]") {
    // The examples of RFC 8949, appendix A.
    CHECK(integer(0) == "00");
    CHECK(integer(23) == "17");
    CHECK(integer(24) == "1818");
    CHECK(integer(255) == "18ff");
    CHECK(integer(256) == "190100");
    CHECK(integer(65536) == "1a00010000");
    CHECK(integer(1000000000000) == "1b000000e8d4a51000");
    CHECK(integer(-1) == "20");
    CHECK(integer(-24) == "37");
    CHECK(integer(-25) == "3818");
    CHECK(integer(-1000) == "3903e7");
    CHECK(integer(std::numeric_limits<std::int64_t>::max()) == "1b7fffffffffffffff");
    CHECK(integer(std::numeric_limits<std::int64_t>::min()) == "3b7fffffffffffffff");
    CHECK(written([](Writer& writer) { writer.integer(std::numeric_limits<std::uint64_t>::max()); })
          == "1bffffffffffffffff");
}

TEST_CASE("floats keep the width of their type", "[cbor]") {
    auto const twice = [](double value) { return written([&](Writer& writer) { writer.number(value); }); };
    auto const single = [](float value) { return written([&](Writer& writer) { writer.number(value); }); };
    CHECK(twice(1.1) == "fb3ff199999999999a");
    CHECK(twice(-0.0) == "fb8000000000000000");
    CHECK(twice(std::numeric_limits<double>::infinity()) == "fb7ff0000000000000");
    CHECK(twice(std::numeric_limits<double>::quiet_NaN()) == "fb7ff8000000000000");
    CHECK(single(100000.0F) == "fa47c35000");
    CHECK(single(-std::numeric_limits<float>::infinity()) == "faff800000");
}

TEST_CASE("texts, bytes, arrays, maps and tags say their length or number first", "[cbor]") {
    CHECK(written([](Writer& writer) { writer.text("IETF"); }) == "6449455446");
    CHECK(written([](Writer& writer) { writer.text(""); }) == "60");
    CHECK(written([](Writer& writer) { writer.bytes("\x01\x02\x03\x04"); }) == "4401020304");
    CHECK(written([](Writer& writer) { writer.text(std::string(300, 'a')); }).substr(0, 8) == "79012c61");
    CHECK(written([](Writer& writer) {
              writer.begin_map(2);
              writer.text("a");
              writer.begin_array(1);
              writer.null();
              writer.text("b");
              writer.begin_open_map();
              writer.end();
          })
          == "a2616181f66162bfff");
    CHECK(written([](Writer& writer) {
              writer.tag(1);
              writer.integer(std::int64_t{1363896240});
          })
          == "c11a514b67b0");
    CHECK(written([](Writer& writer) {
              writer.boolean(false);
              writer.boolean(true);
          })
          == "f4f5");
}

TEST_CASE("a long body comes out whole", "[cbor]") {
    Writer writer;
    std::string const part(1000, 'x');
    for (int i = 0; i < 10; ++i) writer.text(part);
    std::string const all = std::move(writer).take();
    CHECK(all.size() == 10 * 1003);
    CHECK(hex(std::string_view(all).substr(9 * 1003, 4)) == "7903e878");
    CHECK(all.ends_with("xx"));
}
