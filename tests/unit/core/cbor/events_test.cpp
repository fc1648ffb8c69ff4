#include <inia/core/cbor/events.hpp>

#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"
#include "unit/core/cbor/sample.hpp"

using cbor_sample::LongNamed;
using cbor_test::bytes;
using cbor_test::hex;
using inia::cbor::Events;

namespace events_test {
struct Sighting {
    inia::Optional<std::string> Kind{}, Where{};
};
}  // namespace events_test

template<> struct inia::schema<events_test::Sighting> {
    static constexpr std::string_view name = "Sighting";
    static constexpr bool is_union = false;
    static constexpr char const* names[] = {"Kind", "Where"};
    static constexpr Member members[] = {{.wire = "Kind", .location = Location::header}, {.wire = "Where"}};
    using list = member_list<schema, &events_test::Sighting::Kind, &events_test::Sighting::Where>;
};

TEST_CASE("an event's headers are no part of its CBOR payload", "[cbor][events]") {
    std::string payload;
    events_test::Sighting event{.Kind = "owl", .Where = "wood"};
    REQUIRE_FALSE(Events::write("Night", "Sighting", event, inia::plain_shape, payload));
    CHECK(hex(payload) == "bf65576865726564776f6f64ff");
    REQUIRE_FALSE(
        Events::read("Watch", bytes("a2 644b696e64 63666f78 655768657265 63616972"), event, inia::plain_shape));
    CHECK(event.Kind == "owl");
    CHECK(event.Where == "air");
}

TEST_CASE("the payload of an event is one CBOR item, without a model's formats", "[cbor][events]") {
    std::string payload;
    REQUIRE_FALSE(Events::write("Tick", "LongNamed", LongNamed{.A = true}, inia::plain_shape, payload));
    CHECK(hex(payload) == "bf7818614e616d654f665477656e7479466f75724c657474657273f5ff");
    LongNamed event;
    REQUIRE_FALSE(Events::read("Watch", payload, event, inia::plain_shape));
    CHECK(event == LongNamed{.A = true});
    CHECK(std::string(Events::read("Watch", bytes("a1"), event, inia::plain_shape).what())
          == "Watch: CBOR at byte 0: more elements than there are bytes");
}
