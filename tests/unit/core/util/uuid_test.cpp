#include "support/catch.hpp"
#include "support/fakes.hpp"

#include "util/uuid.hpp"

#include <set>
#include <string>

using inia::detail::make_uuid;

TEST_CASE("a UUID has version 4, the variant of RFC 9562 and lower-case digits", "[core][uuid]") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        std::string const text = make_uuid(inia::Clock::system());
        REQUIRE(text.size() == 36);
        CHECK(text[14] == '4');
        CHECK(std::string("89ab").find(text[19]) != std::string::npos);
        for (std::size_t const dash : {8, 13, 18, 23}) CHECK(text[dash] == '-');
        CHECK(text.find_first_not_of("0123456789abcdef-") == std::string::npos);
        seen.insert(text);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("a UUID repeats with the clock's chance", "[core][uuid]") {
    inia::test::FakeClock clock;
    clock.jitter = 0;
    CHECK(make_uuid(clock) == "00000000-0000-4000-8000-000000000000");
    clock.jitter = 0.999999999999999;
    CHECK(make_uuid(clock) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
}
