#include "config/profile.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

TEST_CASE("the shared files are in the home folder unless variables say otherwise", "[config][profile]") {
    FakeEnvironment environment(Texts{{"HOME", "/home/nina"}});
    CHECK(locate_shared_files(environment).config == "/home/nina/.aws/config");
    CHECK(locate_shared_files(environment).credentials == "/home/nina/.aws/credentials");
    environment.variables["AWS_CONFIG_FILE"] = "~/elsewhere";
    environment.variables["AWS_SHARED_CREDENTIALS_FILE"] = "/etc/keys";
    CHECK(locate_shared_files(environment).config == "/home/nina/elsewhere");
    CHECK(locate_shared_files(environment).credentials == "/etc/keys");
}

TEST_CASE("without HOME the account's home folder counts", "[config][profile]") {
    CHECK(locate_shared_files(FakeEnvironment({}, {}, "/var/lib/app")).config == "/var/lib/app/.aws/config");
}

TEST_CASE("only a leading tilde stands for the home folder", "[config][profile]") {
    FakeEnvironment const environment(Texts{{"HOME", "/home/nina"}});
    CHECK(expand_home("~", environment) == "/home/nina");
    CHECK(expand_home("~/a", environment) == "/home/nina/a");
    CHECK(expand_home("~otto/a", environment) == "~otto/a");
    CHECK(expand_home("/a/~/b", environment) == "/a/~/b");
}

TEST_CASE("files that are not there leave an empty default profile", "[config][profile]") {
    Result<SharedProfile> const profile = load_profile(FakeEnvironment(Texts{{"HOME", "/h"}}), "default", false);
    REQUIRE(profile);
    CHECK_FALSE(profile->exists);
    CHECK(profile->find("region") == nullptr);
}

TEST_CASE("an unknown profile is an error that names it, the files and what they hold", "[config][profile]") {
    FakeEnvironment const environment(Texts{{"HOME", "/h"}}, {{"/h/.aws/config", "[profile dev]\n[profile prod]\n"}});
    Result<SharedProfile> const profile = load_profile(environment, "porduction", true);
    REQUIRE_FALSE(profile);
    CHECK(profile.error().is<ConfigError>());
    CHECK(std::string(profile.error().what())
          == "the profile 'porduction' is neither in /h/.aws/config nor in /h/.aws/credentials, which hold dev, prod: "
             "check SessionOptions::profile_name and AWS_PROFILE, or add it");
    Result<SharedProfile> const nothing = load_profile(FakeEnvironment(Texts{{"HOME", "/h"}}), "dev", true);
    REQUIRE_FALSE(nothing);
    CHECK(std::string(nothing.error().what()).find(", which hold no profile: check ") != std::string::npos);
}

TEST_CASE("a profile may stand in the credentials file alone", "[config][profile]") {
    FakeEnvironment const environment(Texts{{"HOME", "/h"}},
                                      {{"/h/.aws/credentials", "[dev]\naws_access_key_id = A\n"}});
    Result<SharedProfile> const profile = load_profile(environment, "dev", true);
    REQUIRE(profile);
    REQUIRE(profile->find("aws_access_key_id") != nullptr);
    CHECK(profile->file_of(*profile->find("aws_access_key_id")) == "/h/.aws/credentials");
}

TEST_CASE("an error of either file is the error of loading", "[config][profile]") {
    FakeEnvironment environment(Texts{{"HOME", "/h"}}, {{"/h/.aws/credentials", "[default]\nbroken\n"}});
    Result<SharedProfile> const malformed = load_profile(environment, "default", false);
    REQUIRE_FALSE(malformed);
    CHECK(std::string(malformed.error().what()).starts_with("/h/.aws/credentials:2: "));
    environment.unreadable = "/h/.aws/config";
    Result<SharedProfile> const unreadable = load_profile(environment, "default", false);
    REQUIRE_FALSE(unreadable);
    CHECK(std::string(unreadable.error().what()) == "cannot read /h/.aws/config: Permission denied");
}

}  // namespace
}  // namespace inia::detail
