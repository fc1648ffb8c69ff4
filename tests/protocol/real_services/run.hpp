#pragma once

// How a case about a real service is run against the code that was generated from that service's model.

#include "protocol/vectors/cases.hpp"

#include <inia/core/call_ends.hpp>
#include <inia/core/response_metadata.hpp>

#include <string>

namespace inia::vectors {

/// The operations that the generator registers, each with how its cases are run.
struct RealOperation {
    char const* service;
    char const* name;
    std::string (*run_request)(json::object const& the_case);
    std::string (*run_response)(json::object const& the_case);
};
void add_operations(RealOperation const* begin, RealOperation const* end);
/// Notes why a service has no code.
void leave_out(char const* service, char const* reason);

/// The client configuration of a case; the operation's wins.
Config config_of(json::object const& the_case, std::shared_ptr<Transport> transport);
/// The answer of a case as the client's line would hand it on.
Outcome outcome_of(OperationInfo const& operation, ReadErrorEnvelope read_error, FailedDespite2xx failed,
                   json::object const& response);
/// What is wrong with the result, the error or the request id; empty when nothing is. `answer` is null for an error.
std::string compare_answer(json::object const& the_case, json::object const* answer, AnyError const& error,
                           ResponseMetadata const& metadata);
std::string_view protocol_name(ProtocolKind kind);

/// Calls the operation with the case's parameters and judges what is sent.
template<class Client, class Op> std::string run_request(json::object const& the_case) {
    typename Op::Request request;
    assign_members(request, the_case.at("params").as_object());
    auto const transport = std::make_shared<RecordingTransport>();
    Client const client(test_session(), config_of(the_case, transport));
    auto const answer = client.template try_call<Op>(request);
    if (transport->sent.request.method.empty())
        return std::string("nothing was sent: ") + (answer ? "" : answer.error().what());
    return compare_request(the_case.at("request").as_object(), transport->sent,
                           protocol_name(Op::info.service->protocol));
}

/// Reads the case's answer as a call would, and judges the result.
template<class Op> std::string run_response(json::object const& the_case) {
    Outcome outcome = outcome_of(Op::info, &Op::Protocol::read_error_envelope, Op::ends.failed_despite_2xx,
                                 the_case.at("response").as_object());
    ResponseMetadata metadata;
    read_metadata(metadata, Op::info, outcome);
    typename Op::Request const request{};
    typename Op::Response answer;
    AnyError const error =
        outcome.failed ? Op::make_error(std::move(outcome)) : Op::ends.deserialize(&request, outcome.response, &answer);
    if (error) return compare_answer(the_case, nullptr, error, metadata);
    json::object const members = members_to_json(answer);
    return compare_answer(the_case, &members, {}, metadata);
}

}  // namespace inia::vectors
