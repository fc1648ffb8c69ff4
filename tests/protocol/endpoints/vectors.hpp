#pragma once

// What the generated clients of the endpoint vectors are called by.

#include <protocol/endpoints/resolvers.hpp>
#include <protocol/vectors/cases.hpp>
#include <protocol/vectors/json_values.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace inia::endpoint_vectors {

/// A value without the properties in it that are empty or false: the vectors take those for absent.
json::value stripped(json::value const& value);
/// What is wrong with an endpoint, or with an error in place of one; empty when it is as expected.
std::string compare(json::object const& expect, Result<Endpoint> const& got);
/// What is wrong with the address and the headers of a request that should go to the endpoint. `host_prefix` is the
/// operation's, which stands before the endpoint's host.
std::string compare_sent(json::object const& expect, HttpRequest const& request, std::string_view host_prefix);
/// Whether inia lacks all of the endpoint's ways of signing.
bool cannot_sign(json::object const& expect);

/// A client's settings for the built-ins and client parameters of a case.
struct ClientSettings {
    ClientSettings(json::object const& input, std::shared_ptr<Transport> transport, bool session_auth);
    ~ClientSettings();
    ClientSettings(ClientSettings const&) = delete;
    ClientSettings& operator=(ClientSettings const&) = delete;

    Config config{};
    std::string unknown{};  ///< A built-in that no setting stands for.
};

/// The operation's own way to its endpoint, then a whole call with only the network replaced.
template<class Client, class Op> std::string run_operation(json::object const& input, json::object const& expect) {
    typename Op::Request request;
    if (auto const* params = input.if_contains("operationParams"))
        vectors::assign_members(request, params->as_object());
    auto transport = std::make_shared<vectors::RecordingTransport>();
    {
        ClientSettings const settings(input, transport, true);
        if (!settings.unknown.empty()) return "there is no setting for " + settings.unknown;
        ClientCore const core(*Op::info.service, Session(), settings.config);
        // The second time the answer comes from the cache.
        for (int time = 0; time < 2; ++time) {
            Result<std::shared_ptr<Endpoint const>> const endpoint = Op::endpoint(core, request);
            std::string wrong =
                compare(expect, endpoint ? Result<Endpoint>(**endpoint) : Result<Endpoint>(endpoint.error()));
            if (!wrong.empty()) return wrong;
        }
    }
    ClientSettings const settings(input, transport, false);
    Client const client{Session(), settings.config};
    auto const answer = client.template try_call<Op>(request);
    bool const sent = !transport->sent.request.method.empty();
    if (expect.contains("error") || cannot_sign(expect)) return sent ? "a request was sent" : "";
    if (!sent) return std::string("nothing was sent: ") + (answer ? "" : answer.error().what());
    return compare_sent(expect, transport->sent.request, Op::info.host_prefix);
}

}  // namespace inia::endpoint_vectors
