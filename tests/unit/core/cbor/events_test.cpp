#include <inia/core/cbor/events.hpp>

#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"
#include "unit/core/cbor/sample.hpp"

using cbor_sample::LongNamed;
using cbor_test::bytes;
using cbor_test::hex;
using inia::cbor::Events;

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
