#include "config/session_state.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

FakeEnvironment with_keys() {
    return FakeEnvironment(Texts{{"HOME", "/h"}},
                           {{"/h/.aws/credentials", "[default]\naws_access_key_id = A\naws_secret_access_key = a\n"
                                                    "aws_account_id = 111122223333\nregion = eu-west-1\n"}});
}

TEST_CASE("making a session reads nothing", "[config][session]") {
    FakeEnvironment const environment = with_keys();
    SessionState const session({}, environment);
    CHECK(environment.reads == 0);
    CHECK(session.known_account_id().empty());
    CHECK(environment.reads == 0);
}

TEST_CASE("the shared files are read once, and the credentials stay the same object", "[config][session]") {
    FakeEnvironment const environment = with_keys();
    SessionState session({}, environment);
    auto const first = session.credentials();
    REQUIRE(first);
    CHECK(*session.region() == "eu-west-1");
    int const reads = environment.reads;
    auto const second = session.credentials();
    REQUIRE(second);
    CHECK(first->get() == second->get());
    CHECK(session.profile());
    CHECK(environment.reads == reads);
    CHECK(session.known_account_id() == "111122223333");
}

TEST_CASE("what failed is tried again", "[config][session]") {
    FakeEnvironment environment(Texts{{"HOME", "/h"}}, {{"/h/.aws/config", "[default\n"}});
    SessionState session({}, environment);
    CHECK_FALSE(session.credentials());
    CHECK_FALSE(session.profile());
    environment.files = with_keys().files;
    CHECK(session.profile());
    CHECK(session.credentials());
}

TEST_CASE("the profile is the argument, AWS_PROFILE, AWS_DEFAULT_PROFILE or default", "[config][session]") {
    FakeEnvironment environment;
    CHECK(SessionState({}, environment).profile_name() == "default");
    environment.variables["AWS_DEFAULT_PROFILE"] = "a";
    CHECK(SessionState({}, environment).profile_name() == "a");
    environment.variables["AWS_PROFILE"] = "b";
    CHECK(SessionState({}, environment).profile_name() == "b");
    CHECK(SessionState({.profile_name = "c"}, environment).profile_name() == "c");
}

TEST_CASE("a profile that a variable names has to exist", "[config][session]") {
    FakeEnvironment const environment(Texts{{"HOME", "/h"}, {"AWS_PROFILE", "gone"}});
    SessionState session({}, environment);
    REQUIRE_FALSE(session.profile());
    CHECK(session.profile().error().is<ConfigError>());
    CHECK(session.credentials().error().is<ConfigError>());
}

TEST_CASE("the region is the argument, AWS_REGION, AWS_DEFAULT_REGION or the profile's", "[config][session]") {
    FakeEnvironment environment = with_keys();
    CHECK(*SessionState({}, environment).region() == "eu-west-1");
    environment.variables["AWS_DEFAULT_REGION"] = "a";
    CHECK(*SessionState({}, environment).region() == "a");
    environment.variables["AWS_REGION"] = "b";
    CHECK(*SessionState({}, environment).region() == "b");
    CHECK(*SessionState({.region_name = "c"}, environment).region() == "c");
    CHECK(SessionState({}, FakeEnvironment()).region()->empty());
}

}  // namespace
}  // namespace inia::detail
