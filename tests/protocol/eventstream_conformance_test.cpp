#include "protocol/conformance_report.hpp"

#include <inia/core/eventstream/decoder.hpp>
#include <inia/core/eventstream/encoder.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The frames and streams of the area eventstream; how a case is judged stands in the README of the conformance folder.
// Its events of modelled operations are in events/, with code that is generated from their model.

namespace inia::eventstream {
namespace {

using test::ConformanceReport;
namespace json = boost::json;

std::string from_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

std::string text_of(json::value const& value) { return std::string(std::string_view(value.as_string())); }

char const* kind_of(Problem problem) {
    switch (problem) {
    case Problem::none: return "none";
    case Problem::prelude_checksum: return "prelude-checksum";
    case Problem::message_checksum: return "message-checksum";
    case Problem::invalid_length: return "invalid-length";
    case Problem::invalid_header: return "invalid-header";
    case Problem::duplicate_header: return "duplicate-header";
    case Problem::truncated: return "truncated";
    }
    return "";
}

/// A message of a vector with the bytes that it refers to.
struct Wanted {
    explicit Wanted(json::value const& spec) : payload(from_hex(text_of(spec.at("payload")))) {
        static std::map<std::string, HeaderType> const types{
            {"bool", HeaderType::boolean},  {"byte", HeaderType::int8},           {"short", HeaderType::int16},
            {"integer", HeaderType::int32}, {"long", HeaderType::int64},          {"byte_array", HeaderType::bytes},
            {"string", HeaderType::string}, {"timestamp", HeaderType::timestamp}, {"uuid", HeaderType::uuid}};
        json::array const& headers = spec.at("headers").as_array();
        texts.reserve(2 * headers.size());
        for (json::value const& header : headers) {
            json::value const& value = header.at("value");
            Header out{.name = keep(text_of(header.at("name"))), .type = types.at(text_of(header.at("type")))};
            if (value.is_bool()) {
                out.number = value.as_bool();
            } else if (out.type == HeaderType::string) {
                out.value = keep(text_of(value));
            } else if (out.type == HeaderType::bytes) {
                out.value = keep(from_hex(text_of(value)));
            } else if (out.type == HeaderType::uuid) {
                std::string digits = text_of(value);
                std::erase(digits, '-');
                out.value = keep(from_hex(digits));
            } else {
                out.number = std::stoll(text_of(value));
            }
            message.headers.push_back(out);
        }
        message.payload = payload;
    }
    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

    std::vector<std::string> texts;
    std::string payload;
    Message message;
};

std::string judge_message(Message const& message, json::value const& spec) {
    Wanted const wanted(spec);
    if (!(message == wanted.message)) return "the message is another";
    return {};
}

/// What the decoder says of chunks: the messages, and then the problem.
struct Decoded {
    std::string wrong{};
    std::size_t messages = 0;
    Problem problem = Problem::none;
};

Decoded decode(std::vector<std::string> const& chunks, json::array const& wanted) {
    Decoded result;
    Decoder decoder;
    Message message;
    for (std::string const& chunk : chunks) {
        decoder.feed(chunk);
        while (decoder.next(message)) {
            if (result.messages < wanted.size() && result.wrong.empty())
                result.wrong = judge_message(message, wanted[result.messages]);
            ++result.messages;
        }
    }
    result.problem = decoder.problem();
    if (result.problem == Problem::none) result.problem = decoder.finish();
    return result;
}

std::string judge_frame(json::value const& item) {
    std::string const frame = from_hex(text_of(item.at("frame")));
    json::object const& expected = item.at("expected").as_object();
    if (json::value const* const error = expected.if_contains("error")) {
        // Judged before the end is known: a bad prelude is refused when nothing has followed it yet.
        Decoder decoder;
        Message message;
        decoder.feed(frame);
        if (decoder.next(message)) return "a message came out";
        return test::differs("the problem", kind_of(decoder.problem()), text_of(*error));
    }
    json::value const& message = expected.at("message");
    Decoded const decoded = decode({frame}, {message});
    if (!decoded.wrong.empty()) return decoded.wrong;
    if (decoded.messages != 1) return std::string("no message: ") + kind_of(decoded.problem);
    std::string encoded;
    if (Problem const problem = encode(Wanted(message).message, encoded); problem != Problem::none)
        return std::string("cannot be encoded: ") + kind_of(problem);
    return encoded == frame ? "" : "the encoded frame is another";
}

std::string judge_stream(json::value const& item) {
    std::vector<std::string> chunks;
    for (json::value const& chunk : item.at("chunks").as_array()) chunks.push_back(from_hex(text_of(chunk)));
    json::object const& expected = item.at("expected").as_object();
    json::array const& wanted = expected.at("messages").as_array();
    json::value const* const error = expected.if_contains("thenError");
    Decoded const decoded = decode(chunks, wanted);
    if (!decoded.wrong.empty()) return decoded.wrong;
    if (decoded.messages != wanted.size()) return std::to_string(decoded.messages) + " messages";
    return test::differs("the problem", kind_of(decoded.problem), error ? text_of(*error) : "none");
}

}  // namespace

TEST_CASE("the frames and streams of events of the conformance folder", "[conformance][eventstream]") {
    ConformanceReport report("eventstream/frames");
    if (auto const file = test::conformance_file("eventstream/frames.json"))
        for (json::value const& item : file->at("cases").as_array())
            report.run(text_of(item.at("id")), [&] { return judge_frame(item); });
    ConformanceReport streams("eventstream/streams");
    if (auto const file = test::conformance_file("eventstream/streams.json"))
        for (json::value const& item : file->at("cases").as_array())
            streams.run(text_of(item.at("id")), [&] { return judge_stream(item); });
}

}  // namespace inia::eventstream
