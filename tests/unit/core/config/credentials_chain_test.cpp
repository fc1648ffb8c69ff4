#include "config/credentials_chain.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

constexpr char const* credentials_path = "/h/.aws/credentials";
constexpr char const* config_path = "/h/.aws/config";

struct Outcome {
    std::string keys{};  ///< `ID SECRET TOKEN ACCOUNT SOURCE`
    std::string error{};
};

Outcome find(FakeEnvironment environment, SessionOptions options = {}) {
    environment.variables["HOME"] = "/h";
    auto const found = find_credentials(SessionState(std::move(options), environment));
    if (!found) {
        CHECK(found.error().is<CredentialsError>());
        return {.error = found.error().what()};
    }
    Credentials const& keys = **found;
    return {.keys = keys.access_key_id() + " " + keys.secret_access_key() + " " + keys.session_token() + " "
                  + keys.account_id() + " " + keys.source()};
}

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

FakeEnvironment const full(Texts{{"AWS_ACCESS_KEY_ID", "E"},
                                 {"AWS_SECRET_ACCESS_KEY", "e"},
                                 {"AWS_SESSION_TOKEN", "t"},
                                 {"AWS_ACCOUNT_ID", "111122223333"}},
                           {{credentials_path, "[default]\naws_access_key_id = P\naws_secret_access_key = p\n"
                                               "[dev]\naws_access_key_id = D\naws_secret_access_key = d\n"
                                               "aws_session_token = dt\naws_account_id = 444455556666\n"},
                            {config_path, "[profile other]\naws_access_key_id = C\naws_secret_access_key = c\n"}});

TEST_CASE("arguments go before the environment, the environment before the profile", "[config][credentials]") {
    CHECK(find(full, {.aws_access_key_id = "A", .aws_secret_access_key = "a"}).keys == "A a   arguments");
    CHECK(find(full).keys == "E e t 111122223333 environment");
    FakeEnvironment files = full;
    files.variables.clear();
    CHECK(find(files).keys == "P p   shared-credentials-file");
}

TEST_CASE("a profile given to the session goes before keys of the environment", "[config][credentials]") {
    CHECK(find(full, {.profile_name = "dev"}).keys == "D d dt 444455556666 shared-credentials-file");
    CHECK(find(full, {.profile_name = "other"}).keys == "C c   config-file");
    FakeEnvironment by_variable = full;
    by_variable.variables["AWS_PROFILE"] = "dev";
    CHECK(find(by_variable).keys == "E e t 111122223333 environment");
}

TEST_CASE("half a pair of keys is an error that names the missing half and no key", "[config][credentials]") {
    Outcome const no_secret = find(full, {.aws_access_key_id = "AKIDTHIS"});
    CHECK(no_secret.error
          == "incomplete credentials: there is SessionOptions::aws_access_key_id but no "
             "SessionOptions::aws_secret_access_key");
    Outcome const no_id = find(full, {.aws_secret_access_key = "hush"});
    CHECK(mentions(no_id.error, "no SessionOptions::aws_access_key_id"));
    CHECK_FALSE(mentions(no_id.error, "hush"));
    CHECK(find(FakeEnvironment(Texts{{"AWS_ACCESS_KEY_ID", "E"}})).error
          == "incomplete credentials: there is AWS_ACCESS_KEY_ID but no AWS_SECRET_ACCESS_KEY in the environment");
    CHECK(mentions(find(FakeEnvironment(Texts{{"AWS_SECRET_ACCESS_KEY", "hush"}})).error, "no AWS_ACCESS_KEY_ID"));
    CHECK(
        find(FakeEnvironment({}, {{credentials_path, "[default]\naws_access_key_id = A\n"}})).error
        == "incomplete credentials: there is aws_access_key_id but no aws_secret_access_key in the profile 'default' of "
           "/h/.aws/credentials");
}

TEST_CASE("a token or an account id without keys is an error when it is an argument", "[config][credentials]") {
    CHECK(mentions(find(full, {.aws_session_token = "t"}).error, "incomplete credentials"));
    CHECK(mentions(find(full, {.aws_account_id = "1"}).error, "incomplete credentials"));
    CHECK(mentions(find(full, {.aws_access_key_id = "", .aws_secret_access_key = ""}).error, "incomplete credentials"));
}

TEST_CASE("a token left over in the environment is passed over", "[config][credentials]") {
    FakeEnvironment environment = full;
    environment.variables = {{"AWS_SESSION_TOKEN", "stale"}};
    CHECK(find(environment).keys == "P p   shared-credentials-file");
}

TEST_CASE("keys whose halves stand in different files make a pair", "[config][credentials]") {
    FakeEnvironment const environment({}, {{credentials_path, "[dev]\naws_secret_access_key = s\n"},
                                           {config_path, "[profile dev]\naws_access_key_id = A\n"}});
    CHECK(find(environment, {.profile_name = "dev"}).keys == "A s   config-file");
}

TEST_CASE("a key that cannot stand in a header is refused without being shown", "[config][credentials]") {
    FakeEnvironment const environment(
        {}, {{credentials_path, "[default]\naws_access_key_id = A\naws_secret_access_key = hush\n and more\n"}});
    std::string const error = find(environment).error;
    CHECK(mentions(error, "aws_secret_access_key in the profile 'default' of /h/.aws/credentials holds a blank"));
    CHECK_FALSE(mentions(error, "hush"));
    CHECK(mentions(find(full, {.aws_access_key_id = "A\r\nX-Evil: 1", .aws_secret_access_key = "a"}).error,
                   "SessionOptions::aws_access_key_id holds"));
    // Blanks around a variable's value come from shell scripts and do no harm.
    CHECK(find(FakeEnvironment(Texts{{"AWS_ACCESS_KEY_ID", "E\n"}, {"AWS_SECRET_ACCESS_KEY", " e"}})).keys
          == "E e   environment");
}

TEST_CASE("a profile with a source that is not supported says so instead of being passed over",
          "[config][credentials]") {
    for (auto const& [lines, key] :
         {std::pair{"role_arn = arn:x\nsource_profile = default\n", "'role_arn'"},
          std::pair{"web_identity_token_file = /t\nrole_arn = arn:x\n", "'web_identity_token_file'"},
          std::pair{"sso_session = s\n", "'sso_session'"}, std::pair{"sso_start_url = https://x\n", "'sso_start_url'"},
          std::pair{"login_session = s\n", "'login_session'"},
          std::pair{"credential_process = tool --secret hush\n", "'credential_process'"}}) {
        FakeEnvironment const environment({}, {{config_path, std::string("[profile dev]\n") + lines}});
        std::string const error = find(environment, {.profile_name = "dev"}).error;
        INFO(error);
        CHECK(mentions(error, "the profile 'dev' in /h/.aws/config"));
        CHECK(mentions(error, key));
        CHECK(mentions(error, "does not support yet"));
        CHECK_FALSE(mentions(error, "hush"));
    }
}

TEST_CASE("a role goes before the keys of its profile, the keys before a process", "[config][credentials]") {
    std::string const keys = "aws_access_key_id = A\naws_secret_access_key = a\n";
    FakeEnvironment role({}, {{config_path, "[default]\n" + keys + "role_arn = arn:x\nsource_profile = default\n"}});
    CHECK(mentions(find(role).error, "'role_arn'"));
    FakeEnvironment process({}, {{config_path, "[default]\n" + keys + "credential_process = tool\n"}});
    CHECK(find(process).keys == "A a   config-file");
}

TEST_CASE("no credentials at all is an error that says where to put them", "[config][credentials]") {
    std::string const error = find(FakeEnvironment()).error;
    CHECK(mentions(error, "AWS_ACCESS_KEY_ID"));
    CHECK(mentions(error, "'default' of /h/.aws/credentials"));
    CHECK_FALSE(mentions(error, "is set"));
    CHECK(mentions(find(FakeEnvironment(Texts{{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://x"}})).error,
                   "AWS_CONTAINER_CREDENTIALS_FULL_URI is set, but this version of inia does not support it yet"));
}

}  // namespace
}  // namespace inia::detail
