#pragma once

#include "support/fakes.hpp"
#include "support/strict_server.hpp"

#include <inia/core/client_core.hpp>

#include <memory>
#include <string>
#include <utility>

namespace inia::test {

/// A client core that talks to a server which verifies each signature: the whole line, but for the typed ends.
struct WireFixture {
    explicit WireFixture(ServiceInfo const& info, ServerOptions options = {})
        : service(info),
          server(with_name(std::move(options))) {
        config.region_name = "us-east-1";
        config.credentials_provider = std::make_shared<FakeCredentials>();
        if (!server.ca_file().empty()) config.ca_bundle = server.ca_file();
    }

    Result<Outcome> run(ClientCore const& core, OperationInfo operation, std::string path, std::string query = {},
                        Body body = {}) const {
        operation.service = &service;
        HttpRequest request{.method = std::string(operation.method),
                            .path = std::move(path),
                            .query = std::move(query),
                            .body = std::move(body)};
        return core.execute(operation, std::move(request), {.url = url.empty() ? server.url() : url}, read_error,
                            options);
    }
    Result<Outcome> run(OperationInfo const& operation, std::string path, std::string query = {},
                        Body body = {}) const {
        ClientCore const core(service, Session(), config);
        return run(core, operation, std::move(path), std::move(query), std::move(body));
    }

    ServiceInfo const& service;
    StrictServer server;
    Config config;
    CallOptions options;
    std::string url;  ///< The endpoint, where it is not `server.url()`.

private:
    static ErrorEnvelope read_error(ServiceInfo const&, HttpResponse const& response) {
        return {.code = std::string(response.headers.find("code"))};
    }
    ServerOptions with_name(ServerOptions options) const {
        options.rules.service = std::string(service.signing_name);
        return options;
    }
};

}  // namespace inia::test
