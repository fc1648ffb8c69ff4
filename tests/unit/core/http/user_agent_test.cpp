#include "support/catch.hpp"

#include "http/user_agent.hpp"

#include <cstdlib>

using namespace inia;
using detail::make_user_agent;

TEST_CASE("the user agent names inia, the platform, the language and the features in use", "[core][http]") {
    ::unsetenv("AWS_EXECUTION_ENV");
    ResolvedConfig const config;
    std::string const text = make_user_agent({.config = config});
    CHECK_THAT(text, Catch::StartsWith("inia/"));
    CHECK_THAT(text, Catch::Contains(" ua/2.1 os/"));
    CHECK_THAT(text, Catch::EndsWith(" lang/c++#20 m/E,P"));
}

TEST_CASE("settings leave their letters in the user agent", "[core][http]") {
    ResolvedConfig config;
    config.retry_mode = RetryMode::adaptive;
    config.endpoint_url = "http://localhost";
    config.account_id_endpoint_mode = "disabled";
    CHECK_THAT(make_user_agent({.config = config}), Catch::EndsWith(" m/F,N,Q"));
}

TEST_CASE("a client that speaks CBOR says so in the user agent", "[core][http]") {
    inia::ResolvedConfig const config;
    CHECK_THAT(make_user_agent({.config = config, .protocol = inia::ProtocolKind::rpc_v2_cbor}),
               Catch::Contains(" m/E,M,P"));
}

TEST_CASE("the application's words come last, and cannot break out of the header", "[core][http]") {
    ResolvedConfig const config;
    CHECK_THAT(make_user_agent({.config = config, .app_id = "my app/1", .extra = "tool/2 lib/3"}),
               Catch::EndsWith(" app/my-app-1 tool/2 lib/3"));
    CHECK(make_user_agent({.config = config, .extra = "a\r\nHost: evil"}).find('\n') == std::string::npos);
}

TEST_CASE("the execution environment is told", "[core][http]") {
    ::setenv("AWS_EXECUTION_ENV", "AWS_Lambda_provided", 1);
    ResolvedConfig const config;
    CHECK_THAT(make_user_agent({.config = config}), Catch::Contains(" exec-env/AWS_Lambda_provided "));
    ::unsetenv("AWS_EXECUTION_ENV");
}
