#include <inia/apigateway.hpp>

#include <support/catch.hpp>
#include <support/fakes.hpp>

#include <memory>

namespace apigateway = inia::apigateway;

namespace {

struct Scripted {
    std::shared_ptr<inia::test::FakeTransport> wire = std::make_shared<inia::test::FakeTransport>();
    apigateway::Client client{inia::Session(inia::SessionOptions{.region_name = "eu-west-1"}),
                              inia::Config{.credentials_provider = std::make_shared<inia::test::FakeCredentials>(),
                                           .transport = wire,
                                           .clock = std::make_shared<inia::test::FakeClock>()}};

    auto const& headers() const { return wire->request().headers; }
};

}  // namespace

TEST_CASE("API Gateway is asked for JSON, since it answers in HAL otherwise", "[apigateway]") {
    Scripted scripted;
    scripted.wire->script(inia::test::answer(200, "{}"));
    scripted.client.get_rest_apis();
    CHECK(scripted.headers().find("accept") == "application/json");
}

TEST_CASE("an export of API Gateway comes in the form that its request names", "[apigateway]") {
    Scripted scripted;
    scripted.wire->script(inia::test::answer(200, "openapi: 3.0.1"));
    scripted.client.get_export(
        {.restApiId = "a", .stageName = "s", .exportType = "oas30", .accepts = "application/yaml"});
    CHECK(scripted.headers().find("accept") == "application/yaml");

    scripted.wire->script(inia::test::answer(200, "{}"));
    scripted.client.get_export({.restApiId = "a", .stageName = "s", .exportType = "oas30"});
    CHECK(scripted.wire->request(1).headers.find("accept") == "application/json");
}
