#include "config/endpoint_url.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <string>

namespace inia::detail {
namespace {

using test::FakeEnvironment;
using Texts = FakeEnvironment::Texts;

std::string checked(std::string_view url) {
    Result<std::string> const result = check_endpoint_url(url, "AWS_ENDPOINT_URL");
    if (!result) {
        CHECK(result.error().is<ConfigError>());
        return result.error().what();
    }
    return *result;
}

std::string found(FakeEnvironment environment, std::string_view service_id, Config const& config = {}) {
    environment.variables["HOME"] = "/h";
    ServiceInfo service{};
    service.service_id = service_id;
    SessionState const session({}, environment);
    Result<std::string> const url = find_endpoint_url(service, *SettingsReader::of(session), config);
    return url ? *url : url.error().what();
}

TEST_CASE("a well-formed endpoint URL is taken without the slashes at its end", "[config][endpoint_url]") {
    CHECK(checked("http://localhost:4566") == "http://localhost:4566");
    CHECK(checked("https://s3.example.com/") == "https://s3.example.com");
    CHECK(checked("https://example.com/a/b//") == "https://example.com/a/b");
    CHECK(checked("http://[::1]:8000") == "http://[::1]:8000");
    CHECK(checked("http://my_host") == "http://my_host");
    CHECK(checked("HTTPS://Example.com") == "https://Example.com");
}

TEST_CASE("a malformed endpoint URL is an error that names it and where it was set", "[config][endpoint_url]") {
    CHECK(
        checked("localhost:4566")
        == "malformed endpoint URL 'localhost:4566' (from AWS_ENDPOINT_URL): it must begin with http:// or https://, as "
           "http://localhost:4566 does");
    for (char const* const url :
         {"", "http://", "http:///path", "ftp://host", "http://host:0", "http://host:65536",
          "http://host:", "http://host:80x", "http://a b", "http://h\nost", "http://h%6fst", "http://host?x=1",
          "http://host/#f", "http://[::1", "http://[::1]x", "http://[z]", "http://[]", "http://:80", "https:/host"}) {
        INFO(url);
        CHECK(checked(url).starts_with("malformed endpoint URL"));
    }
}

TEST_CASE("an endpoint URL with a password or a query is refused without showing it", "[config][endpoint_url]") {
    for (char const* const url : {"https://nina:hush@host", "nina:hush@host:80", "https://host/?token=hush"}) {
        INFO(url);
        CHECK(checked(url).starts_with("malformed endpoint URL"));
        CHECK(checked(url).find("hush") == std::string::npos);
    }
}

TEST_CASE("variables and sections are named after the service id", "[config][endpoint_url]") {
    CHECK(found(FakeEnvironment(Texts{{"AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", "http://e"}}), "Elastic Beanstalk")
          == "http://e");
    CHECK(found(FakeEnvironment(Texts{{"AWS_ENDPOINT_URL_SQS", "http://e"}}), "SNS").empty());
    FakeEnvironment const sections(
        {}, {{"/h/.aws/config", "[default]\nservices = local\n[services local]\nelastic_beanstalk =\n  endpoint_url = "
                                "http://section\n"}});
    CHECK(found(sections, "Elastic Beanstalk") == "http://section");
    CHECK(found(sections, "S3").empty());
}

TEST_CASE("a services section that is not there is an error", "[config][endpoint_url]") {
    FakeEnvironment const environment({}, {{"/h/.aws/config", "[default]\nservices = gone\n"}});
    CHECK(found(environment, "S3")
          == "the profile 'default' refers to [services gone], which is not in /h/.aws/config");
}

TEST_CASE("configured URLs can be ignored by Config, variable and profile", "[config][endpoint_url]") {
    FakeEnvironment environment(Texts{{"AWS_ENDPOINT_URL", "http://all"}},
                                {{"/h/.aws/config", "[default]\nignore_configured_endpoint_urls = true\n"}});
    CHECK(found(environment, "S3").empty());
    CHECK(found(environment, "S3", {.ignore_configured_endpoint_urls = false}) == "http://all");
    environment.variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "false";
    CHECK(found(environment, "S3") == "http://all");
    CHECK(found(environment, "S3", {.ignore_configured_endpoint_urls = true}).empty());
    CHECK(found(environment, "S3", {.endpoint_url = "http://mine", .ignore_configured_endpoint_urls = true})
          == "http://mine");
}

TEST_CASE("a malformed URL is named with its own origin", "[config][endpoint_url]") {
    CHECK(found(FakeEnvironment(), "S3", {.endpoint_url = "nonsense"}).find("(from Config::endpoint_url)")
          != std::string::npos);
    CHECK(found(FakeEnvironment(Texts{{"AWS_ENDPOINT_URL_S3", "nonsense"}}), "S3").find("(from AWS_ENDPOINT_URL_S3)")
          != std::string::npos);
    FakeEnvironment const profile({}, {{"/h/.aws/config", "[default]\nendpoint_url = nonsense\n"}});
    CHECK(found(profile, "S3").find("(from endpoint_url in the profile 'default' of /h/.aws/config)")
          != std::string::npos);
}

}  // namespace
}  // namespace inia::detail
