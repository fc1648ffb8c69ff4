#include "marshalling.hpp"

#include <boost/describe.hpp>

#include <support/catch.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace inia::dynamodb {
namespace {

using namespace marshalling;
using namespace std::chrono;

using Milliseconds = sys_time<milliseconds>;

enum class Tier { free = 1, pro = 5 };
BOOST_DESCRIBE_ENUM(Tier, free, pro)

struct Order {
    std::string id{};
    std::string note = "none";
    int count = 7;
    std::int64_t version = 0;
    Milliseconds expires{};
    Milliseconds made{};
    std::vector<Milliseconds> seen{};
    Tier tier = Tier::free;
    std::vector<Tier> tiers{};
    std::string cache{};

    bool operator==(Order const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, note, count, version, expires, made, seen, tier, tiers, cache))
constexpr auto dynamodb_options(Order const*) {
    return member_options(named<&Order::id>("order id"), default_when_absent<&Order::note>(),
                          default_when_absent<&Order::count>(), version<&Order::version>(),
                          time_to_live<&Order::expires>(), time_as<&Order::made, TimeForm::epoch_milliseconds>(),
                          time_as<&Order::seen, TimeForm::epoch_seconds>(), enum_as<&Order::tier, EnumForm::number>(),
                          enum_as<&Order::tiers, EnumForm::number>(), named<&Order::tiers>("all"),
                          ignored<&Order::cache>());
}

Order order() {
    return {.id = "o-1",
            .note = "fast",
            .count = 2,
            .version = 3,
            .expires = Milliseconds(milliseconds{2'000}),
            .made = Milliseconds(milliseconds{1'422'172'800'005}),
            .seen = {Milliseconds(milliseconds{-500}), Milliseconds(milliseconds{2'000})},
            .tier = Tier::pro,
            .tiers = {Tier::free, Tier::pro},
            .cache = {}};
}

TEST_CASE("options say how members stand", "[dynamodb][item]") {
    CHECK(wire(order())
          == R"({"order id":{"S":"o-1"},"note":{"S":"fast"},"count":{"N":"2"},"version":{"N":"3"},)"
             R"("expires":{"N":"2"},"made":{"N":"1422172800005"},"seen":{"L":[{"N":"-0.5"},{"N":"2"}]},)"
             R"("tier":{"N":"5"},"all":{"L":[{"N":"1"},{"N":"5"}]}})");
    CHECK(comes_back(order()));
}

TEST_CASE("an ignored member is neither written nor read", "[dynamodb][item]") {
    Order hidden = order();
    hidden.cache = "secret";
    CHECK(wire(hidden) == wire(order()));
    std::string text = wire(order());
    text.insert(1, R"("cache":{"N":"not even a text"},)");
    CHECK(read<Order>(text) == order());
}

TEST_CASE("members may be absent by option", "[dynamodb][item]") {
    Order const read_back = read<Order>(R"({"order id":{"S":"x"},"expires":{"N":"0"},"made":{"N":"0"},)"
                                        R"("seen":{"L":[]},"tier":{"N":"1"},"all":{"L":[]}})");
    CHECK(read_back.note == "none");
    CHECK(read_back.count == 7);
    CHECK(read_back.version == 0);
    CHECK(failure<Order>(R"({"expires":{"N":"0"}})") == "order id: expected an attribute, found none");
    CHECK(failure<Order>(R"({"order id":{"S":"x"}})") == "expires: expected an attribute, found none");
}

struct Session {
    std::string id{};
    std::optional<sys_seconds> expires{};
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, expires))
constexpr auto dynamodb_options(Session const*) { return member_options(time_to_live<&Session::expires>()); }

TEST_CASE("a time to live that is optional may be absent", "[dynamodb][item]") {
    CHECK(wire(Session{"a", sys_seconds(seconds{5})}) == R"({"id":{"S":"a"},"expires":{"N":"5"}})");
    CHECK(wire(Session{"a", {}}) == R"({"id":{"S":"a"}})");
    CHECK_FALSE(read<Session>(R"({"id":{"S":"a"}})").expires);
}

TEST_CASE("a time to live has no fraction", "[dynamodb][item]") {
    Order soon = order();
    soon.expires = Milliseconds(milliseconds{1'999});
    CHECK_THAT(wire(soon), Catch::Contains(R"("expires":{"N":"1"})"));
    soon.expires = Milliseconds(milliseconds{-1});
    CHECK_THAT(wire(soon), Catch::Contains(R"("expires":{"N":"-1"})"));
    CHECK(read<Session>(R"({"id":{"S":"a"},"expires":{"N":"5.5"}})").expires == sys_seconds(seconds{5}));
}

TEST_CASE("forms of times have their own errors", "[dynamodb][item]") {
    auto const with = [](std::string const& name, std::string const& value) {
        std::string const text = wire(order());
        auto const from = text.find("\"" + name + "\":") + name.size() + 3;
        auto const end = text.find('}', from) + 1;
        return text.substr(0, from) + value + text.substr(end);
    };
    CHECK(failure<Order>(with("made", R"({"N":"1.5"})"))
          == "made: expected a whole number from -9223372036854775808 to 9223372036854775807, found 1.5");
    CHECK(failure<Order>(with("made", R"({"S":"2015-01-25T08:00:00Z"})"))
          == "made: expected a number (N), found a string (S)");
    CHECK(failure<Order>(with("expires", R"({"N":"soon"})")) == "expires: expected seconds since 1970, found soon");
}

struct Strict {
    int a = 0;
    std::optional<int> b{};
    int hidden = 0;
};
BOOST_DESCRIBE_STRUCT(Strict, (), (a, b, hidden))
constexpr auto dynamodb_options(Strict const*) {
    return member_options(refuse_unknown_attributes(), ignored<&Strict::hidden>());
}
struct Holder {
    std::vector<Strict> all{};
};
BOOST_DESCRIBE_STRUCT(Holder, (), (all))

TEST_CASE("unknown attributes are passed over, or refused by option", "[dynamodb][item]") {
    CHECK(read<Order>(R"({"new":{"M":{"x":{"L":[{"NULL":true}]}}},)" + wire(order()).substr(1)) == order());
    std::string const problem = "expected no such attribute, as the type refuses unknown ones, found one";
    CHECK(failure<Strict>(R"({"a":{"N":"1"},"c":{"N":"1"}})") == "c: " + problem);
    CHECK(failure<Strict>(R"({"a":{"N":"1"},"hidden":{"N":"1"}})") == "hidden: " + problem);
    CHECK(failure<Strict>(R"({"a":{"N":"1"},"b":{"N":"1"}})").empty());
    CHECK(failure<Holder>(R"({"x":{"N":"1"},"all":{"L":[{"M":{"a":{"N":"1"}}},{"M":{"a":{"N":"1"},"c":{"N":"1"}}}]}})")
          == "all[1].c: " + problem);
}

struct Base {
    std::string id{};
    int rank = 0;
};
BOOST_DESCRIBE_STRUCT(Base, (), (id, rank))
constexpr auto dynamodb_options(Base const*) { return member_options(named<&Base::id>("base_id")); }
struct Derived : Base {
    int more = 0;
};
BOOST_DESCRIBE_STRUCT(Derived, (Base), (more))
struct Renamed : Base {
    int more = 0;
};
BOOST_DESCRIBE_STRUCT(Renamed, (Base), (more))
constexpr auto dynamodb_options(Renamed const*) {
    return member_options(named<&Renamed::id>("own_id"), named<&Base::rank>("own_rank"));
}

TEST_CASE("a base's options hold until a type has its own", "[dynamodb][item]") {
    CHECK(wire(Derived{}) == R"({"base_id":{"S":""},"rank":{"N":"0"},"more":{"N":"0"}})");
    CHECK(wire(Renamed{}) == R"({"own_id":{"S":""},"own_rank":{"N":"0"},"more":{"N":"0"}})");
}

// More members than one word has bits.
struct Half {
    int m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 0, m9 = 0, m10 = 0, m11 = 0, m12 = 0,
        m13 = 0, m14 = 0, m15 = 0, m16 = 0, m17 = 0, m18 = 0, m19 = 0, m20 = 0, m21 = 0, m22 = 0, m23 = 0, m24 = 0,
        m25 = 0, m26 = 0, m27 = 0, m28 = 0, m29 = 0, m30 = 0, m31 = 0, m32 = 0, m33 = 0, m34 = 0;
};
BOOST_DESCRIBE_STRUCT(Half, (),
                      (m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20,
                       m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34))
struct Whole : Half {
    int m35 = 0, m36 = 0, m37 = 0, m38 = 0, m39 = 0, m40 = 0, m41 = 0, m42 = 0, m43 = 0, m44 = 0, m45 = 0, m46 = 0,
        m47 = 0, m48 = 0, m49 = 0, m50 = 0, m51 = 0, m52 = 0, m53 = 0, m54 = 0, m55 = 0, m56 = 0, m57 = 0, m58 = 0,
        m59 = 0, m60 = 0, m61 = 0, m62 = 0, m63 = 0, m64 = 0, m65 = 0, m66 = 0, m67 = 0, m68 = 0, m69 = 0;
};
BOOST_DESCRIBE_STRUCT(Whole, (Half),
                      (m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52, m53,
                       m54, m55, m56, m57, m58, m59, m60, m61, m62, m63, m64, m65, m66, m67, m68, m69))

TEST_CASE("each of seventy members is missed", "[dynamodb][item]") {
    std::string const all = wire(Whole{});
    CHECK(failure<Whole>(all).empty());
    for (int i = 0; i < 70; ++i) {
        std::string const member = "\"m" + std::to_string(i) + R"(":{"N":"0"})";
        std::string less = all;
        less.replace(less.find(member), member.size(), R"("other":{"N":"0"})");
        CHECK(failure<Whole>(less) == "m" + std::to_string(i) + ": expected an attribute, found none");
    }
}

}  // namespace
}  // namespace inia::dynamodb
