// service: apigateway, operations: CreateRestApi GetRestApi GetRestApis CreateResource UpdateRestApi DeleteRestApi
#include <inia/apigateway.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace apigateway = inia::apigateway;

TEST_CASE("API Gateway keeps an interface, changes it and adds a resource", "[apigateway]") {
    INIA_NEEDS_LOCAL_AWS();
    apigateway::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created = client.create_rest_api({
        .name = "inia it",
        .description = "z\u00fcrich",
        .endpointConfiguration = {{.types = {apigateway::EndpointType::REGIONAL}}},
        .tags = {{"team", "blue"}},
    });
    auto const id = created.id.value();

    auto const found = client.get_rest_api({.restApiId = id});
    CHECK(found.name == "inia it");
    CHECK(found.description == "z\u00fcrich");
    CHECK(found.createdDate == created.createdDate);
    CHECK(found.tags.at("team") == "blue");
    REQUIRE(found.endpointConfiguration.value().types.size() == 1);
    CHECK(found.endpointConfiguration.value().types[0] == apigateway::EndpointType::REGIONAL);
    CHECK(std::ranges::any_of(client.get_rest_apis({.limit = 500}).items, [&](auto const& it) { return it.id == id; }));

    auto const resource =
        client.create_resource({.restApiId = id, .parentId = created.rootResourceId.value(), .pathPart = "{item}"});
    CHECK(resource.path == "/{item}");
    auto const changed = client.update_rest_api({
        .restApiId = id,
        .patchOperations = {{.op = apigateway::Op::replace, .path = "/name", .value = "other"}},
    });
    CHECK(changed.name == "other");

    client.delete_rest_api({.restApiId = id});
    CHECK_THROWS_AS(client.get_rest_api({.restApiId = id}), apigateway::NotFoundException);
}
