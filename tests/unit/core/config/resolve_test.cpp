#include "config/resolve.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using namespace std::chrono_literals;
using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

ServiceInfo service(std::string_view name, std::string_view id) {
    ServiceInfo info{};
    info.name = name;
    info.service_id = id;
    return info;
}
ServiceInfo const s3_info = service("s3", "S3"), sqs_info = service("sqs", "SQS");

Result<ResolvedConfig> resolve(Config const& config = {}, FakeEnvironment::Texts variables = {},
                               std::string const& profile = "", ServiceInfo const& info = s3_info) {
    variables["HOME"] = "/h";
    FakeEnvironment const environment(std::move(variables), {{"/h/.aws/config", "[default]\n" + profile}});
    return resolve_config(info, SessionState({}, environment), config);
}

std::string problem(Config const& config, FakeEnvironment::Texts variables = {}, std::string const& profile = "") {
    Result<ResolvedConfig> const resolved = resolve(config, std::move(variables), profile);
    if (resolved) return "(none)";
    CHECK(resolved.error().is<ConfigError>());
    return resolved.error().what();
}

TEST_CASE("without any setting the defaults are boto3's", "[config][resolve]") {
    Result<ResolvedConfig> const resolved = resolve();
    REQUIRE(resolved);
    CHECK(resolved->region.empty());
    CHECK(resolved->endpoint_url.empty());
    CHECK(resolved->max_attempts == 3);
    CHECK(resolved->retry_mode == RetryMode::standard);
    CHECK(resolved->connect_timeout == 60s);
    CHECK(resolved->read_timeout == 60s);
    CHECK(resolved->max_pool_connections == 10);
    CHECK(resolved->verify);
    CHECK(resolved->ca_bundle.empty());
    CHECK(resolved->account_id_endpoint_mode == "preferred");
    CHECK_FALSE(resolved->use_fips);
    CHECK_FALSE(resolved->use_dualstack);
    CHECK(resolved->parameter_validation);
    CHECK(resolved->endpoint_discovery == EndpointDiscovery::automatic);
    CHECK(resolved->inject_host_prefix);
}

TEST_CASE("validation is switched off by Config or by the profile", "[config][resolve]") {
    CHECK_FALSE(resolve({.parameter_validation = false})->parameter_validation);
    CHECK_FALSE(resolve({}, {}, "parameter_validation = false\n")->parameter_validation);
    CHECK(resolve({.parameter_validation = true}, {}, "parameter_validation = false\n")->parameter_validation);
    CHECK_THAT(problem({}, {}, "parameter_validation = maybe\n"),
               Catch::Contains("'maybe'") && Catch::Contains("parameter_validation"));
}

TEST_CASE("what Config says goes before environment and profile", "[config][resolve]") {
    Config const config{.region_name = "eu-west-1",
                        .endpoint_url = "http://mine",
                        .retries = {.mode = RetryMode::standard, .total_max_attempts = 7},
                        .connect_timeout = 1s,
                        .read_timeout = 0ms,
                        .max_pool_connections = 2,
                        .use_fips_endpoint = false,
                        .use_dualstack_endpoint = false,
                        .verify = false,
                        .ca_bundle = "/mine.pem"};
    Result<ResolvedConfig> const resolved = resolve(config, {{"AWS_REGION", "us-east-1"},
                                                             {"AWS_ENDPOINT_URL", "http://theirs"},
                                                             {"AWS_RETRY_MODE", "adaptive"},
                                                             {"AWS_MAX_ATTEMPTS", "9"},
                                                             {"AWS_USE_FIPS_ENDPOINT", "true"},
                                                             {"AWS_USE_DUALSTACK_ENDPOINT", "true"},
                                                             {"AWS_CA_BUNDLE", "/theirs.pem"}});
    REQUIRE(resolved);
    CHECK(resolved->region == "eu-west-1");
    CHECK(resolved->endpoint_url == "http://mine");
    CHECK(resolved->retry_mode == RetryMode::standard);
    CHECK(resolved->max_attempts == 7);
    CHECK(resolved->connect_timeout == 1s);
    CHECK(resolved->read_timeout == 0s);
    CHECK(resolved->max_pool_connections == 2);
    CHECK_FALSE(resolved->use_fips);
    CHECK_FALSE(resolved->use_dualstack);
    CHECK_FALSE(resolved->verify);
    CHECK(resolved->ca_bundle == "/mine.pem");
}

TEST_CASE("settings come from environment and profile", "[config][resolve]") {
    Result<ResolvedConfig> const resolved =
        resolve({}, {{"AWS_MAX_ATTEMPTS", "5"}},
                "region = eu-west-1\nretry_mode = adaptive\nmax_attempts = 8\nuse_fips_endpoint = true\n"
                "use_dualstack_endpoint = true\nca_bundle = ~/ca.pem\naccount_id_endpoint_mode = Required\n");
    REQUIRE(resolved);
    CHECK(resolved->region == "eu-west-1");
    CHECK(resolved->max_attempts == 5);
    CHECK(resolved->retry_mode == RetryMode::adaptive);
    CHECK(resolved->use_fips);
    CHECK(resolved->use_dualstack);
    CHECK(resolved->ca_bundle == "/h/ca.pem");
    CHECK(resolved->account_id_endpoint_mode == "required");
}

TEST_CASE("endpoint discovery and host prefixes are switched by environment, profile and Config", "[config][resolve]") {
    auto const discovery = [](Config const& config, Texts variables, std::string const& profile = "") {
        return resolve(config, std::move(variables), profile)->endpoint_discovery;
    };
    CHECK(discovery({}, {{"AWS_ENDPOINT_DISCOVERY_ENABLED", "true"}}) == EndpointDiscovery::on);
    CHECK(discovery({}, {{"AWS_ENABLE_ENDPOINT_DISCOVERY", "true"}}) == EndpointDiscovery::on);
    CHECK(discovery({}, {}, "endpoint_discovery_enabled = False\n") == EndpointDiscovery::off);
    CHECK(discovery({}, {{"AWS_ENDPOINT_DISCOVERY_ENABLED", "auto"}}, "endpoint_discovery_enabled = true\n")
          == EndpointDiscovery::automatic);
    CHECK(discovery({.endpoint_discovery = EndpointDiscovery::off}, {{"AWS_ENDPOINT_DISCOVERY_ENABLED", "true"}})
          == EndpointDiscovery::off);
    CHECK(problem({}, {{"AWS_ENDPOINT_DISCOVERY_ENABLED", "maybe"}}).find("true, false or auto") != std::string::npos);
    CHECK_FALSE(resolve({}, {{"AWS_DISABLE_HOST_PREFIX_INJECTION", "true"}})->inject_host_prefix);
    CHECK_FALSE(resolve({}, {}, "disable_host_prefix_injection = true\n")->inject_host_prefix);
    CHECK(resolve({.inject_host_prefix = true}, {{"AWS_DISABLE_HOST_PREFIX_INJECTION", "true"}})->inject_host_prefix);
}

TEST_CASE("boto3's legacy retry mode is the standard one", "[config][resolve]") {
    CHECK(resolve({}, {{"AWS_RETRY_MODE", "legacy"}})->retry_mode == RetryMode::standard);
}

TEST_CASE("settings of S3 come from the s3 section of the profile, for S3 alone", "[config][resolve]") {
    std::string const profile = "s3 =\n  addressing_style = virtual\n  use_accelerate_endpoint = true\n"
                                "  payload_signing_enabled = true\n  use_arn_region = false\n"
                                "  use_dualstack_endpoint = true\n";
    Result<ResolvedConfig> const s3 = resolve({}, {}, profile);
    REQUIRE(s3);
    CHECK(*s3->s3.addressing_style == s3::AddressingStyle::virtual_hosted);
    CHECK(*s3->s3.use_accelerate_endpoint);
    CHECK(*s3->s3.payload_signing_enabled);
    CHECK_FALSE(*s3->s3.use_arn_region);
    CHECK(s3->use_dualstack);
    Result<ResolvedConfig> const sqs = resolve({}, {}, profile, sqs_info);
    REQUIRE(sqs);
    CHECK_FALSE(sqs->s3.addressing_style);
    CHECK_FALSE(sqs->use_dualstack);
    CHECK(*resolve({}, {{"AWS_S3_USE_ARN_REGION", "true"}}, profile)->s3.use_arn_region);
    CHECK(*resolve({.s3 = {.addressing_style = s3::AddressingStyle::path}}, {}, profile)->s3.addressing_style
          == s3::AddressingStyle::path);
    CHECK(*resolve({}, {}, "s3 =\n  addressing_style = AUTO\n")->s3.addressing_style == s3::AddressingStyle::automatic);
    // S3 Control shares one of them, and nonsense in the others does not stop another service.
    ServiceInfo const control = service("s3control", "S3 Control");
    CHECK_FALSE(*resolve({}, {}, profile, control)->s3.use_arn_region);
    CHECK(resolve({}, {}, "s3 =\n  addressing_style = sideways\n", control));
    CHECK(resolve({}, {}, "s3 =\n  addressing_style = sideways\n", sqs_info));
}

TEST_CASE("a setting that makes no sense is an error that says where it was set", "[config][resolve]") {
    CHECK(problem({}, {{"AWS_RETRY_MODE", "eager"}})
          == "'eager' is not a retry mode: use standard or adaptive (from AWS_RETRY_MODE)");
    CHECK(problem({}, {{"AWS_MAX_ATTEMPTS", "0"}}).find("AWS_MAX_ATTEMPTS") != std::string::npos);
    CHECK(problem({}, {}, "use_fips_endpoint = perhaps\n").find("use_fips_endpoint in the profile")
          != std::string::npos);
    CHECK(problem({}, {{"AWS_ACCOUNT_ID_ENDPOINT_MODE", "x"}}).find("preferred, disabled or required")
          != std::string::npos);
    CHECK(problem({}, {}, "s3 =\n  addressing_style = sideways\n").find("auto, virtual or path") != std::string::npos);
    CHECK(problem({.retries = {.total_max_attempts = 0}}).find("total_max_attempts") != std::string::npos);
    CHECK(problem({.connect_timeout = -1ms}).find("connect_timeout") != std::string::npos);
    CHECK(problem({.read_timeout = -1ms}).find("read_timeout") != std::string::npos);
    CHECK(problem({.max_pool_connections = 0}).find("max_pool_connections") != std::string::npos);
    CHECK(problem({.endpoint_url = "localhost"}).find("'localhost'") != std::string::npos);
    CHECK(problem({}, {{"AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "10485761"}})
              .find("between 0 and 10485760, not 10485761")
          != std::string::npos);
}

TEST_CASE("a region has to be a label of a host name", "[config][resolve]") {
    for (char const* const region : {"us east 1", "us_east_1", "-us", "us-", "evil.com/", "us-east-1\r\n"}) {
        INFO(region);
        CHECK(problem({.region_name = region}).find("is not a region") != std::string::npos);
    }
    CHECK_FALSE(valid_region(""));
    CHECK_FALSE(valid_region(std::string(64, 'a')));
    CHECK(valid_region("us-gov-west-1"));
}

TEST_CASE("a region that asks for FIPS is the region with FIPS", "[config][resolve]") {
    for (char const* const region : {"fips-us-gov-west-1", "us-gov-west-1-fips"}) {
        Result<ResolvedConfig> const resolved = resolve({.region_name = region});
        REQUIRE(resolved);
        CHECK(resolved->region == "us-gov-west-1");
        CHECK(resolved->use_fips);
    }
}

TEST_CASE("a missing region is an error only for who needs one, and says how to set it", "[config][resolve]") {
    Result<ResolvedConfig> const resolved = resolve({}, {}, "", sqs_info);
    REQUIRE(resolved);
    AnyError const error = require_region(sqs_info, *resolved);
    CHECK(error.is<ConfigError>());
    std::string const text = error.what();
    for (char const* const part : {"sqs", "Config::region_name", "AWS_REGION", "profile"}) {
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK_FALSE(require_region(sqs_info, *resolve({.region_name = "eu-west-1"})));
}

TEST_CASE("the application id comes from Config, environment or profile and has a limit", "[config][resolve]") {
    auto const id = [](Config const& config, FakeEnvironment::Texts variables, std::string const& profile) {
        variables["HOME"] = "/h";
        FakeEnvironment const environment(std::move(variables), {{"/h/.aws/config", "[default]\n" + profile}});
        Result<std::string> const result = resolve_app_id(SessionState({}, environment), config);
        return result ? *result : std::string("error: ") + result.error().what();
    };
    CHECK(id({}, {}, "").empty());
    CHECK(id({}, {}, "sdk_ua_app_id = p\n") == "p");
    CHECK(id({}, {{"AWS_SDK_UA_APP_ID", "e"}}, "sdk_ua_app_id = p\n") == "e");
    CHECK(id({.user_agent_appid = "c"}, {{"AWS_SDK_UA_APP_ID", "e"}}, "") == "c");
    CHECK(id({.user_agent_appid = std::string(50, 'x')}, {}, "") == std::string(50, 'x'));
    CHECK(id({.user_agent_appid = std::string(51, 'x')}, {}, "").find("longer than 50") != std::string::npos);
}

TEST_CASE("a session that cannot be read is the error of resolving", "[config][resolve]") {
    FakeEnvironment const environment(Texts{{"HOME", "/h"}, {"AWS_PROFILE", "gone"}});
    Result<ResolvedConfig> const resolved = resolve_config(s3_info, SessionState({}, environment), {});
    REQUIRE_FALSE(resolved);
    CHECK(resolved.error().is<ConfigError>());
    CHECK(std::string(resolved.error().what()).find("'gone'") != std::string::npos);
}

}  // namespace
}  // namespace inia::detail
