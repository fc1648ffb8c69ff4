#include "config/settings.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using test::FakeEnvironment;

constexpr Setting speed{"AWS_SPEED", "speed"};
constexpr Setting nested{"", "speed", "motor"};

SettingsReader reader(FakeEnvironment const& environment) {
    return *SettingsReader::of(SessionState(SessionOptions(), environment));
}

FakeEnvironment with(FakeEnvironment::Texts variables, std::string const& profile) {
    variables["HOME"] = "/h";
    return FakeEnvironment(std::move(variables), {{"/h/.aws/config", "[default]\n" + profile}});
}

TEST_CASE("a setting is looked for in the environment, then in the profile", "[config][settings]") {
    FakeEnvironment environment = with({{"AWS_SPEED", " fast "}}, "speed = slow\n");
    CHECK(reader(environment).find(speed)->text == "fast");
    CHECK(reader(environment).find(speed)->origin == "AWS_SPEED");
    environment.variables["AWS_SPEED"] = "  ";
    CHECK(reader(environment).find(speed)->text == "slow");
    CHECK(reader(environment).find(speed)->origin == "speed in the profile 'default' of /h/.aws/config");
    CHECK_FALSE(reader(with({}, "speed =\n")).find(speed));
    CHECK_FALSE(reader(with({}, "")).find(speed));
}

TEST_CASE("a nested setting is found in its section of the profile", "[config][settings]") {
    CHECK(reader(with({}, "motor =\n  speed = high\nspeed = low\n")).find(nested)->text == "high");
    CHECK_FALSE(reader(with({}, "speed = low\n")).find(nested));
}

TEST_CASE("flags are true or false in any case, and nothing else", "[config][settings]") {
    for (auto const& [text, wanted] : {std::pair{"true", true}, std::pair{"TRUE", true}, std::pair{"False", false}}) {
        Optional<bool> flag;
        REQUIRE_FALSE(reader(with({{"AWS_SPEED", text}}, "")).read(speed, flag));
        REQUIRE(flag);
        CHECK(*flag == wanted);
    }
    Optional<bool> flag;
    AnyError const error = reader(with({{"AWS_SPEED", "yes"}}, "")).read(speed, flag);
    CHECK(std::string(error.what()) == "'yes' is not true or false (from AWS_SPEED)");
    CHECK_FALSE(flag);
}

TEST_CASE("numbers are whole and at least one", "[config][settings]") {
    Optional<int> number;
    REQUIRE_FALSE(reader(with({{"AWS_SPEED", "12"}}, "")).read(speed, number));
    CHECK(*number == 12);
    for (char const* const text : {"0", "-3", "1.5", "x", "3x", "99999999999"}) {
        Optional<int> none;
        INFO(text);
        CHECK(reader(with({{"AWS_SPEED", text}}, "")).read(speed, none).is<ConfigError>());
        CHECK_FALSE(none);
    }
}

TEST_CASE("what is set already is not looked up", "[config][settings]") {
    Optional<bool> flag = true;
    Optional<int> number = 1;
    Optional<std::string> text = std::string("mine");
    SettingsReader const settings = reader(with({{"AWS_SPEED", "nonsense"}}, ""));
    CHECK_FALSE(settings.read(speed, flag));
    CHECK_FALSE(settings.read(speed, number));
    settings.read(speed, text);
    CHECK(*text == "mine");
}

}  // namespace
}  // namespace inia::detail
