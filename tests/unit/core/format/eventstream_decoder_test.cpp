#include <inia/core/eventstream/decoder.hpp>

#include <inia/core/eventstream/encoder.hpp>

#include "support/catch.hpp"

#include <string>

// The conformance suite has the forms of frames; here is what it means to be fed by a network.

namespace inia::eventstream {
namespace {

std::string frame(std::string_view payload, std::vector<Header> headers = {}) {
    std::string bytes;
    REQUIRE(encode({.headers = std::move(headers), .payload = payload}, bytes) == Problem::none);
    return bytes;
}

}  // namespace

TEST_CASE("any cut of a stream gives the same messages", "[eventstream]") {
    std::string const stream = frame("first", {{.name = "a", .value = "b"}}) + frame("") + frame("third");
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        Decoder decoder;
        Message message;
        std::vector<std::string> payloads;
        for (std::string_view part : {std::string_view(stream).substr(0, cut), std::string_view(stream).substr(cut)}) {
            decoder.feed(part);
            while (decoder.next(message)) payloads.emplace_back(message.payload);
        }
        REQUIRE(payloads == std::vector<std::string>{"first", "", "third"});
        REQUIRE(decoder.finish() == Problem::none);
    }
}

TEST_CASE("a stream that ends anywhere inside of a frame is truncated", "[eventstream]") {
    std::string const whole = frame("payload", {{.name = "a", .value = "b"}});
    for (std::size_t size = 1; size < whole.size(); ++size) {
        Decoder decoder;
        Message message;
        decoder.feed(std::string_view(whole).substr(0, size));
        REQUIRE_FALSE(decoder.next(message));
        REQUIRE(decoder.problem() == Problem::none);
        REQUIRE(decoder.finish() == Problem::truncated);
    }
}

TEST_CASE("any flipped bit is found", "[eventstream]") {
    std::string const whole = frame("payload", {{.name = "a", .value = "b"}});
    for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
        std::string bad = whole;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
        Decoder decoder;
        Message message;
        decoder.feed(bad);
        REQUIRE_FALSE(decoder.next(message));
        REQUIRE(decoder.finish() != Problem::none);
    }
}

TEST_CASE("after a bad frame there are no messages, whatever follows", "[eventstream]") {
    std::string bad = frame("bad");
    bad.back() = static_cast<char>(bad.back() ^ 1);
    Decoder decoder;
    Message message;
    decoder.feed(bad + frame("good"));
    CHECK_FALSE(decoder.next(message));
    CHECK(decoder.problem() == Problem::message_checksum);
    decoder.feed(frame("good"));
    CHECK_FALSE(decoder.next(message));
    CHECK(decoder.finish() == Problem::message_checksum);
}

TEST_CASE("thousands of headers are checked for duplicates all the same", "[eventstream]") {
    std::vector<std::string> names;
    for (int i = 0; i < 20'000; ++i) names.push_back(std::to_string(i));
    std::vector<Header> headers;
    for (std::string const& name : names) headers.push_back({.name = name, .type = HeaderType::boolean});
    headers.resize(15'000);
    Decoder decoder;
    Message message;
    decoder.feed(frame("", headers));
    CHECK(decoder.next(message));
    CHECK(message.headers == headers);
    headers.push_back(headers.front());
    std::string bytes;
    CHECK(encode({.headers = headers}, bytes) == Problem::duplicate_header);
    CHECK(bytes.empty());
}

}  // namespace inia::eventstream
