#include <inia/core/session.hpp>

#include "config/session_state.hpp"
#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <memory>

namespace inia {
namespace {

using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

Session session_on(FakeEnvironment const& environment, SessionOptions options = {}) {
    return Session::of(std::make_shared<detail::SessionState>(std::move(options), environment));
}

TEST_CASE("the default session is one for the process", "[config][session]") {
    CHECK(Session().state() == Session().state());
    CHECK(Session(SessionOptions()).state() != Session().state());
    Session const copy = Session();
    CHECK(copy.state() == Session().state());
}

TEST_CASE("a session answers from its arguments", "[config][session]") {
    Session const session({.aws_access_key_id = "A",
                           .aws_secret_access_key = "a",
                           .aws_session_token = "t",
                           .region_name = "eu-north-1",
                           .profile_name = "dev",
                           .aws_account_id = "111122223333"});
    CHECK(session.credentials().access_key_id() == "A");
    CHECK(session.credentials().session_token() == "t");
    CHECK(session.credentials().account_id() == "111122223333");
    CHECK(session.region_name() == "eu-north-1");
    CHECK(session.profile_name() == "dev");
}

TEST_CASE("a session throws the typed error of what it cannot tell", "[config][session]") {
    FakeEnvironment const empty(Texts{{"HOME", "/h"}});
    CHECK_THROWS_AS(session_on(empty).credentials(), CredentialsError);
    CHECK(session_on(empty).region_name().empty());
    CHECK_THROWS_AS(session_on(empty, {.profile_name = "gone"}).region_name(), ConfigError);
    FakeEnvironment const malformed(Texts{{"HOME", "/h"}}, {{"/h/.aws/config", "oops\n"}});
    CHECK_THROWS_AS(session_on(malformed).credentials(), ConfigError);
}

}  // namespace
}  // namespace inia
