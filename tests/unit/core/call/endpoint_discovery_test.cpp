#include "support/catch.hpp"
#include "support/fakes.hpp"

#include <inia/core/endpoint_discovery.hpp>
#include <inia/core/invoke.hpp>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::answer;
using inia::test::FakeClock;
using inia::test::FakeCredentials;
using inia::test::FakeTransport;

namespace discovery_test {

ServiceInfo const service{.name = "demo", .service_id = "Demo", .signing_name = "demo", .api_version = "2020-01-01"};
OperationInfo const required{
    .service = &service, .name = "Write", .method = "POST", .discovery = DiscoveryRule::required};
OperationInfo const optional{
    .service = &service, .name = "Read", .method = "POST", .discovery = DiscoveryRule::optional};

int asked = 0;
bool broken = false;

Result<DiscoveredEndpoint> ask(ClientCore const&) {
    ++asked;
    if (broken) return AnyError(TransportError("nobody answers"));
    return DiscoveredEndpoint{.address = "cell-" + std::to_string(asked) + ".example", .valid = 5min};
}

struct Nothing {};
struct Where {
    Optional<std::string> Address{};
    Optional<std::int64_t> CachePeriodInMinutes{};
};
struct Found {
    List<Where> Endpoints{};
};

/// A protocol that sends nothing but the operation's name.
struct Protocol {
    template<class Op> static AnyError serialize(ClientCore const&, typename Op::Request const&, HttpRequest& http) {
        http.method = "POST";
        (http.path = "/") += Op::info.name;
        http.host = "data.";
        return {};
    }
    template<class Op> static AnyError deserialize(HttpResponse&, typename Op::Response& out) {
        if constexpr (std::is_same_v<typename Op::Response, Found>) {
            out.Endpoints = {{.Address = "cell-" + std::to_string(++asked) + ".example", .CachePeriodInMinutes = 5}};
        }
        return {};
    }
    static ErrorEnvelope read_error_envelope(ServiceInfo const&, HttpResponse const& response) {
        return {.code = std::string(response.headers.find("code"))};
    }
};

/// Operations as codegen emits them.
struct Operation {
    using Request = Nothing;
    using Protocol = discovery_test::Protocol;
    static Result<std::shared_ptr<Endpoint const>> endpoint(ClientCore const&, Nothing const&) {
        return std::make_shared<Endpoint const>(Endpoint{.url = "https://demo.example"});
    }
    static AnyError make_error(Outcome&& outcome) { return ServiceError(outcome.error); }
};
struct Find : Operation {
    using Response = Found;
    static OperationInfo const info;
    static CallEnds const ends;
};
struct Write : Operation {
    using Response = Nothing;
    using Discovery = Find;
    static OperationInfo const info;
    static CallEnds const ends;
};
OperationInfo const Find::info{.service = &service, .name = "Find", .method = "POST"};
OperationInfo const Write::info = required;
constinit CallEnds const Find::ends = call_ends<Find>();
constinit CallEnds const Write::ends = call_ends<Write>();

struct Fixture {
    Fixture() {
        asked = 0;
        broken = false;
    }

    std::shared_ptr<FakeTransport> wire = std::make_shared<FakeTransport>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    Config config{.region_name = "us-east-1",
                  .credentials_provider = std::make_shared<FakeCredentials>(),
                  .transport = wire,
                  .clock = clock};
    std::shared_ptr<Endpoint const> resolved = std::make_shared<Endpoint const>(
        Endpoint{.url = "https://demo.example", .auth_schemes = {{.signing_region = "eu-west-1"}}});

    ClientCore client() const { return ClientCore(service, Session(), config); }
    std::string url(ClientCore const& core, OperationInfo const& operation) const {
        auto const endpoint = discovered_endpoint(core, operation, resolved, &ask);
        return endpoint ? (*endpoint)->url : std::string("error: ") + endpoint.error().what();
    }
};

}  // namespace discovery_test

using discovery_test::Fixture;
using discovery_test::optional;
using discovery_test::required;

TEST_CASE_METHOD(Fixture, "a discovered endpoint holds as long as it was given out for", "[core][discovery]") {
    ClientCore const core = client();
    CHECK(url(core, required) == "https://cell-1.example");
    clock->advance(4min);
    CHECK(url(core, required) == "https://cell-1.example");
    clock->advance(1min);
    CHECK(url(core, required) == "https://cell-2.example");
    CHECK((*discovered_endpoint(core, required, resolved, &discovery_test::ask))->auth_schemes.at(0).signing_region
          == "eu-west-1");
}

TEST_CASE_METHOD(Fixture, "where it is not required, discovery is only done when it is switched on",
                 "[core][discovery]") {
    CHECK(url(client(), optional) == "https://demo.example");
    config.endpoint_discovery = EndpointDiscovery::on;
    CHECK(url(client(), optional) == "https://cell-1.example");
    config.endpoint_discovery = EndpointDiscovery::off;
    CHECK(url(client(), optional) == "https://demo.example");
    CHECK_THAT(url(client(), required), Catch::Contains("endpoint_discovery_enabled"));
}

TEST_CASE_METHOD(Fixture, "a client with an endpoint of its own never asks", "[core][discovery]") {
    config.endpoint_url = "http://localhost:1";
    config.endpoint_discovery = EndpointDiscovery::on;
    CHECK(url(client(), required) == "https://demo.example");
    CHECK(discovery_test::asked == 0);
}

TEST_CASE_METHOD(Fixture, "an old endpoint serves while discovery fails, which is tried once a minute",
                 "[core][discovery]") {
    ClientCore const core = client();
    CHECK(url(core, required) == "https://cell-1.example");
    clock->advance(6min);
    discovery_test::broken = true;
    CHECK(url(core, required) == "https://cell-1.example");
    CHECK(url(core, required) == "https://cell-1.example");
    CHECK(discovery_test::asked == 2);
    clock->advance(1min);
    discovery_test::broken = false;
    CHECK(url(core, required) == "https://cell-3.example");
}

TEST_CASE_METHOD(Fixture, "without anything to fall back to, a failure is the call's, and the next call asks again",
                 "[core][discovery]") {
    ClientCore const core = client();
    discovery_test::broken = true;
    CHECK(url(core, required) == "error: nobody answers");
    CHECK(url(core, required) == "error: nobody answers");
    CHECK(discovery_test::asked == 2);
    config.endpoint_discovery = EndpointDiscovery::on;
    ClientCore const eager = client();
    CHECK(url(eager, optional) == "https://demo.example");
    CHECK(url(eager, optional) == "https://demo.example");
    CHECK(discovery_test::asked == 3);
}

TEST_CASE_METHOD(Fixture, "an endpoint that is none any more is asked for anew, and the call repeated once",
                 "[core][discovery]") {
    ClientCore const core = client();
    for (int const status : {200, 200, 421, 200, 200}) wire->script(answer(status));
    wire->script(answer(400, "", {{"code", "InvalidEndpointException"}}));
    wire->script(answer(200));
    wire->script(answer(400, "", {{"code", "InvalidEndpointException"}}));
    CHECK(try_call<discovery_test::Write>(core, {}));
    CHECK(try_call<discovery_test::Write>(core, {}));
    auto const failed = try_call<discovery_test::Write>(core, {});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().get<ServiceError>()->code() == "InvalidEndpointException");
    std::string sent;
    CHECK(wire->request(0).headers.find("x-amz-api-version") == "2020-01-01");
    CHECK_FALSE(wire->request(1).headers.contains("x-amz-api-version"));
    for (auto const& one : wire->sent()) sent += one.request.host + one.request.path + " ";
    CHECK(sent
          == "data.demo.example/Find data.cell-1.example/Write data.cell-1.example/Write data.demo.example/Find "
             "data.cell-2.example/Write data.cell-2.example/Write data.demo.example/Find data.cell-3.example/Write ");
}

TEST_CASE_METHOD(Fixture, "a client may leave the operations' host prefixes away", "[core][discovery]") {
    wire->script(answer(200));
    wire->script(answer(200));
    config.inject_host_prefix = false;
    CHECK(try_call<discovery_test::Write>(client(), {}));
    CHECK(wire->request(0).host == "demo.example");
    CHECK(wire->request(1).host == "cell-1.example");
}
