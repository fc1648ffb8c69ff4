// Runs eventstream/rest-json.json of INIA_CONFORMANCE_DIR against the code that was generated from its model.
// event_vectors [TEXT]: only cases whose id holds TEXT.
#include "cases.hpp"

#include "protocol/json_text.hpp"

#include <inia/core/eventstream/decoder.hpp>
#include <inia/core/format/base64.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace inia::vectors {
namespace {

using eventstream::Decoder;
using eventstream::Header;
using eventstream::HeaderType;
using eventstream::Message;

std::string from_base64(json::value const& text) {
    std::string bytes;
    if (!format::from_base64(text.as_string(), bytes)) throw std::runtime_error("no base64");
    return bytes;
}

/// A header as the vectors write it, `{"string": "event"}`.
json::value to_json(Header const& header) {
    switch (header.type) {
    case HeaderType::boolean: return {{"boolean", header.number != 0}};
    case HeaderType::int8: return {{"byte", header.number}};
    case HeaderType::int16: return {{"short", header.number}};
    case HeaderType::int32: return {{"integer", header.number}};
    case HeaderType::int64: return {{"long", header.number}};
    case HeaderType::bytes: return {{"blob", format::to_base64(header.value)}};
    case HeaderType::string: return {{"string", header.value}};
    case HeaderType::timestamp: return {{"timestamp", header.number}};
    case HeaderType::uuid: return {{"uuid", format::to_base64(header.value)}};
    }
    return nullptr;
}

json::object headers_of(Message const& message) {
    json::object headers;
    for (Header const& header : message.headers) headers[header.name] = to_json(header);
    return headers;
}

/// One frame taken apart: its headers, and its payload as text or as the JSON that it is.
json::object parse_frame(std::string const& frame) {
    Decoder decoder;
    Message message;
    decoder.feed(frame);
    if (!decoder.next(message)) throw std::runtime_error("no frame");
    Header const* const type = message.find(":content-type");
    bool const is_json = type && type->value == "application/json";
    return {{"headers", headers_of(message)},
            {"payload", is_json ? test::parse_json(message.payload) : json::value(message.payload)}};
}

std::string differ(json::value const& wanted, json::value const& got) {
    return wanted == got ? "" : "expected " + json::serialize(wanted) + ", is " + json::serialize(got);
}

std::string judge_request(EventOperation const& operation, json::object const& event) {
    if (!operation.encode) return "the operation takes no events";
    std::string frame;
    if (AnyError error = operation.encode(event.at("params").as_object(), frame)) return error.what();
    std::string const wanted = from_base64(event.at("bytes"));
    if (frame.size() != wanted.size()) return "the frame has another length";
    json::object const got = parse_frame(frame);
    // The order of headers is free.
    if (std::string wrong = differ(parse_frame(wanted), got); !wrong.empty()) return wrong;
    json::object headers = event.at("headers").as_object();
    for (auto& header : headers)
        if (auto* date = header.value().as_object().if_contains("timestamp"))
            *date = time_of(*date).epoch_milliseconds();
    if (std::string wrong = differ(headers, got.at("headers")); !wrong.empty()) return wrong;
    auto const* body = event.if_contains("body");
    if (!body) return {};
    json::value const& payload = got.at("payload");
    return differ(payload.is_string() ? *body : test::parse_json(body->as_string()), payload);
}

HttpResponse answer_of(json::object const& the_case) {
    HttpResponse response;
    response.status = 200;
    if (auto const* initial = the_case.if_contains("initialResponse")) {
        response.status = initial->at("code").to_number<int>();
        for (auto const& [name, value] : initial->at("headers").as_object()) response.headers.add(name, to_text(value));
        if (auto const* body = initial->as_object().if_contains("body")) response.body = to_text(*body);
    }
    if (auto const* events = the_case.if_contains("events"))
        for (json::value const& event : events->as_array()) response.body += from_base64(event.at("bytes"));
    return response;
}

std::string judge_response(EventOperation const& operation, json::object const& the_case) {
    if (!operation.decode) return "the operation answers with no events";
    json::array wanted, got;
    if (auto const* events = the_case.if_contains("events"))
        for (json::value const& event : events->as_array())
            if (auto const* params = event.as_object().if_contains("params")) wanted.push_back(*params);
    HttpResponse response = answer_of(the_case);
    AnyError const error = operation.decode(response, got);
    auto const* expectation = the_case.if_contains("expectation");
    if (!expectation) return error ? error.what() : compare_values(wanted, got);
    if (!error) return "no failure";
    auto const* id = expectation->at("failure").as_object().if_contains("errorId");
    if (!id) return {};
    auto const* service_error = error.get<ServiceError>();
    return service_error && service_error->code() == to_text(*id) ? "" : std::string("another error: ") + error.what();
}

std::string judge(json::object const& the_case) {
    EventOperation const& operation = event_operations.at(to_text(the_case.at("operation")));
    if (auto const* initial = the_case.if_contains("initialRequest")) {
        std::string wrong = operation.send(the_case.at("initialRequestParams").as_object(), initial->as_object());
        if (!wrong.empty() || !the_case.contains("events")) return wrong;
    }
    auto const* events = the_case.if_contains("events");
    bool const request = events && events->at(0).at("type") == "request";
    if (!request) return judge_response(operation, the_case);
    for (json::value const& event : events->as_array())
        if (std::string wrong = judge_request(operation, event.as_object()); !wrong.empty()) return wrong;
    return {};
}

}  // namespace

int run_all(std::string const& folder, std::string_view filter) {
    std::ifstream in(folder + "/eventstream/rest-json.json", std::ios::binary);
    json::value const file = test::parse_json(std::string((std::istreambuf_iterator<char>(in)), {}));
    int cases = 0, failed = 0;
    for (json::value const& the_case : file.at("cases").as_array()) {
        std::string const id = to_text(the_case.at("id"));
        if (id.find(filter) == std::string::npos) continue;
        ++cases;
        std::string wrong;
        try {
            wrong = judge(the_case.as_object());
        } catch (std::exception const& error) {
            wrong = std::string("exception: ") + error.what();
        }
        if (wrong.empty()) continue;
        ++failed;
        std::cout << "FAILED rest-json.json#" << id << ": " << wrong << '\n';
    }
    std::cout << "eventstream/rest-json: cases " << cases << ", passed " << cases - failed << ", failed " << failed
              << ", skipped 0\n";
    return failed == 0 && cases > 0 ? 0 : 1;
}

}  // namespace inia::vectors

int main(int argc, char** argv) { return inia::vectors::run_all(INIA_CONFORMANCE_DIR, argc > 1 ? argv[1] : ""); }
