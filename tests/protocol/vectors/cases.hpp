#pragma once

#include "compare.hpp"
#include "json_values.hpp"

#include <inia/core/client_core.hpp>
#include <inia/core/config.hpp>
#include <inia/core/protocol/event_stream.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/session.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <type_traits>

namespace inia::vectors {

/// Takes the request and answers 200 with an empty body.
class RecordingTransport final : public Transport {
public:
    Result<HttpResponse> send(HttpRequest const& request, SendOptions const& options) override;
    SentRequest sent{};
};

/// 2020-01-01, and a chance that is always 0: the idempotency token becomes 00000000-0000-4000-8000-000000000000.
class FixedClock final : public Clock {
public:
    std::chrono::system_clock::time_point now() override;
    std::chrono::steady_clock::time_point steady_now() override { return {}; }
    void sleep(std::chrono::nanoseconds) override {}
    double random() override { return 0; }
};

Session test_session();
Config test_config(std::shared_ptr<Transport> transport, std::string endpoint);
/// `base64`: the form of the body in `spec`.
HttpResponse response_of(json::object const& spec, bool stream, bool base64 = false);
Outcome failed_outcome(ServiceInfo const& service, ErrorEnvelope (*read)(ServiceInfo const&, HttpResponse const&),
                       HttpResponse response);

/// An error's class by its name in the model, and its members.
struct ModelledError {
    std::string name{};
    json::object members{};
};
/// The class that an error case's code belongs to: any of the service's exceptions, whether the operation lists it or
/// not; empty when it is none of them.
std::string modelled_class(json::object const& suite, json::object const& the_case);
/// `modelled` is null for an error of no modelled class.
std::string compare_error(json::object const& expected, AnyError const& error, std::string const& wanted_class,
                          ModelledError const* modelled);

/// Runs one case; returns what is wrong, empty when it passes. `suite` holds what the cases share.
using RunCase = std::string (*)(json::object const& suite, json::object const& the_case);

/// An input case through a whole client: the shipped line, with only the network replaced.
template<class Client, class Op> std::string run_input(json::object const& suite, json::object const& the_case) {
    typename Op::Request request;
    if (auto const* params = the_case.if_contains("params")) assign_members(request, params->as_object());
    auto transport = std::make_shared<RecordingTransport>();
    auto const* endpoint = suite.if_contains("clientEndpoint");
    Client client(test_session(), test_config(transport, endpoint ? to_text(*endpoint) : "https://vectors.example"));
    auto const answer = client.template try_call<Op>(request);
    if (transport->sent.request.method.empty())
        return std::string("nothing was sent: ") + (answer ? "" : answer.error().what());
    return compare_request(the_case.at("serialized").as_object(), transport->sent,
                           std::string_view(suite.at("metadata").at("protocol").as_string()));
}

/// The name of a shape as a template argument.
template<std::size_t N> struct ShapeName {
    consteval ShapeName(char const (&text)[N]) { std::copy_n(text, N, this->text); }  // NOLINT: as a literal
    char text[N];
};

/// A generated error class with its name in the model.
template<class E, ShapeName shape> struct ErrorClass {
    using type = E;
    static constexpr char const* name = shape.text;
};

/// Whether the error is one of `Errors...`, and which.
template<class... Errors> bool find_modelled(AnyError const& error, ModelledError& found) {
    return ((error.is<typename Errors::type>() &&
             [&] {
                 using E = typename Errors::type;
                 found.name = Errors::name;
                 if constexpr (Described<E>) found.members = members_to_json(*error.get<E>());
                 return true;
             }())
            || ...);
}

template<class Op, class... Errors> std::string run_output(json::object const& suite, json::object const& the_case) {
    constexpr bool base64 =
        std::is_same_v<typename Op::Protocol, protocol::RpcV2Cbor> || protocol::has_event_stream<typename Op::Response>;
    HttpResponse response = response_of(the_case.at("response").as_object(), Op::info.streaming_output, base64);
    if (the_case.contains("errorCode") || the_case.contains("error")) {
        AnyError const error =
            Op::make_error(failed_outcome(*Op::info.service, &Op::Protocol::read_error_envelope, std::move(response)));
        ModelledError found;
        bool const modelled = find_modelled<Errors...>(error, found);
        return compare_error(the_case, error, modelled_class(suite, the_case), modelled ? &found : nullptr);
    }
    typename Op::Response answer;
    if (AnyError error = Op::Protocol::template deserialize<Op>(response, answer)) return error.what();
    json::value const expected = the_case.contains("result") ? the_case.at("result") : json::object();
    return compare_values(expected, members_to_json(answer));
}

/// What the generator registers for each case.
struct Registration {
    char const* file;
    char const* id;
    RunCase run;
};
void add_cases(Registration const* begin, Registration const* end);

}  // namespace inia::vectors
