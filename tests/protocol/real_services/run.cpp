#include "run.hpp"

#include "protocol/json_text.hpp"
#include "registry.hpp"

#include <inia/core/format/uri.hpp>

#include <map>

namespace inia::vectors {
namespace {

std::map<std::string, RealOperation>& operations() {
    static std::map<std::string, RealOperation> map;
    return map;
}

std::map<std::string, std::string>& reasons() {
    static std::map<std::string, std::string> map;
    return map;
}

std::string key_of(json::object const& the_case) {
    return to_text(the_case.at("service")) + "." + to_text(the_case.at("operation"));
}

/// The members of a code, its message and its modelled members are judged apart.
std::string compare_error_answer(json::object const& expected, AnyError const& error) {
    auto const* service_error = error.get<ServiceError>();
    if (!service_error) return std::string("no error of the service: ") + error.what();
    if (auto const* code = expected.if_contains("Code"); code && to_text(*code) != service_error->code())
        return "Code is " + service_error->code();
    if (auto const* message = expected.if_contains("Message"); message && to_text(*message) != service_error->message())
        return "Message is " + service_error->message();
    return {};
}

/// Rewrites the vectors' forms into those that `compare_values` knows: a document inside the answer may be decoded.
/// Empty lists that the wire does not show are absent here.
json::value aligned(json::value const& expected, json::value const& actual) {
    if (expected.is_object() && actual.is_object()) {
        json::object out;
        for (auto const& [key, value] : expected.get_object()) {
            auto const* found = actual.get_object().if_contains(key);
            if (found)
                out[key] = aligned(value, *found);
            else if (!(value.is_array() && value.get_array().empty())
                     && !(value.is_object() && value.get_object().empty()))
                out[key] = value;
        }
        return out;
    }
    if (expected.is_array() && actual.is_array() && expected.get_array().size() == actual.get_array().size()) {
        json::array out;
        for (std::size_t i = 0; i < expected.get_array().size(); ++i)
            out.push_back(aligned(expected.get_array()[i], actual.get_array()[i]));
        return out;
    }
    if (expected.is_object() && actual.is_string()) {
        boost::system::error_code bad;
        if (test::parse_json(percent_decoded(std::string_view(actual.get_string())), bad) == expected && !bad)
            return actual;
    }
    return expected;
}

}  // namespace

void add_operations(RealOperation const* begin, RealOperation const* end) {
    for (; begin != end; ++begin) operations()[std::string(begin->service) + "." + begin->name] = *begin;
}

void leave_out(char const* service, char const* reason) { reasons()[service] = reason; }

RealOperation const* find_operation(json::object const& the_case) {
    auto const found = operations().find(key_of(the_case));
    return found == operations().end() ? nullptr : &found->second;
}

std::string reason_for_missing(json::object const& the_case) {
    auto const found = reasons().find(to_text(the_case.at("service")));
    return found == reasons().end() ? key_of(the_case) + " is not in the pinned model" : found->second;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%' || i + 2 >= text.size()) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
        i += 2;
    }
    return out;
}

Config config_of(json::object const& the_case, std::shared_ptr<Transport> transport) {
    Config config{.transport = std::move(transport), .clock = std::make_shared<FixedClock>()};
    for (char const* level : {"clientConfig", "operationConfig"}) {
        auto const* settings = the_case.if_contains(level);
        if (!settings) continue;
        if (auto const* region = settings->as_object().if_contains("region")) config.region_name = to_text(*region);
        auto const* of_s3 = settings->as_object().if_contains("s3");
        if (!of_s3) continue;
        for (auto const& [name, value] : of_s3->as_object()) {
            if (name == "addressing_style")
                config.s3.addressing_style = value == "path"    ? s3::AddressingStyle::path
                                           : value == "virtual" ? s3::AddressingStyle::virtual_hosted
                                                                : s3::AddressingStyle::automatic;
            else if (name == "use_dualstack_endpoint")
                config.use_dualstack_endpoint = value.as_bool();
            else if (name == "use_accelerate_endpoint")
                config.s3.use_accelerate_endpoint = value.as_bool();
            else
                throw std::runtime_error("no setting s3." + std::string(name));
        }
    }
    return config;
}

Outcome outcome_of(OperationInfo const& operation, ReadErrorEnvelope read_error, FailedDespite2xx failed,
                   json::object const& response) {
    json::object spec = response;
    spec["status_code"] = response.at("status");
    HttpResponse answer = response_of(spec, operation.streaming_output);
    if (answer.status < 300 && failed && failed(answer)) answer.status = 500;
    if (answer.status >= 300) return failed_outcome(*operation.service, read_error, std::move(answer));
    Outcome outcome;
    outcome.response = std::move(answer);
    return outcome;
}

std::string compare_answer(json::object const& the_case, json::object const* answer, AnyError const& error,
                           ResponseMetadata const& metadata) {
    if (auto const* id = the_case.if_contains("requestId"); id && to_text(*id) != metadata.request_id)
        return "the request id is '" + metadata.request_id + "' in place of " + to_text(*id);
    json::object const& expected = the_case.at("expected").as_object();
    if (auto const* code = expected.if_contains("errorCode")) return compare_error_answer({{"Code", *code}}, error);
    if (auto const* wanted = expected.if_contains("Error"); wanted && !answer)
        return compare_error_answer(wanted->as_object(), error);
    if (!answer) return std::string("an error: ") + error.what();
    json::value const* const result = the_case.contains("requestId") ? nullptr : expected.if_contains("result");
    json::value const wanted = result ? *result : json::value(expected);
    return compare_values(aligned(wanted, *answer), *answer);
}

std::string_view protocol_name(ProtocolKind kind) {
    switch (kind) {
    case ProtocolKind::json: return "json";
    case ProtocolKind::rest_json: return "rest-json";
    case ProtocolKind::rest_xml: return "rest-xml";
    case ProtocolKind::query: return "query";
    case ProtocolKind::ec2: return "ec2";
    case ProtocolKind::rpc_v2_cbor: break;
    }
    return "rpc-v2-cbor";
}

}  // namespace inia::vectors
