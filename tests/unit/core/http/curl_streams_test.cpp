#include "support/body_pattern.hpp"
#include "support/catch.hpp"
#include "temporary_file.hpp"
#include "transport_fixture.hpp"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <thread>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::fill_pattern;
using inia::test::pattern;
using inia::test::pattern_reply;
using inia::test::pattern_sha256;
using inia::test::reply;
using inia::test::TemporaryFile;
using inia::test::TransportFixture;

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

// Compares what it gets with the known pattern, in constant memory.
struct PatternCheck final : BodySink {
    AnyError write(std::string_view bytes) override {
        expected.resize(bytes.size());
        fill_pattern(size, expected.data(), expected.size());
        right = right && expected == bytes;
        size += bytes.size();
        return {};
    }
    std::string expected;
    std::uint64_t size = 0;
    bool right = true;
};

// The known pattern as a request body.
class PatternSource final : public Body::Source {
public:
    explicit PatternSource(std::uint64_t size) : size_(size) {}
    std::unique_ptr<BodyReader> open(AnyError&) const override {
        struct Reader final : BodyReader {
            std::size_t read(std::span<char> to, AnyError&) override {
                auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size - at));
                fill_pattern(at, to.data(), count);
                at += count;
                return count;
            }
            std::uint64_t at = 0, size = 0;
        };
        auto reader = std::make_unique<Reader>();
        reader->size = size_;
        return reader;
    }
    std::uint64_t length(AnyError&) const override { return size_; }

private:
    std::uint64_t size_;
};

Body pattern_body(std::uint64_t size) { return Body(std::make_shared<PatternSource>(size)); }

long peak_kilobytes() {
    ::rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

TEST_CASE_METHOD(TransportFixture, "a body is pulled in pieces of any size", "[core][transport]") {
    std::size_t const piece = GENERATE(1, 7, 4096, 100'000, 3'000'000);
    std::size_t const size = piece == 1 ? 5000 : 1'000'000;
    server.answer(pattern_reply(size));
    ResponseBody body = stream(request("GET", "/"));
    CHECK(body.length() == static_cast<std::int64_t>(size));
    std::string text, buffer(piece, '\0');
    while (std::size_t const got = body.read(std::span<char>(buffer))) text.append(buffer, 0, got);
    CHECK(text == pattern(size));
}

TEST_CASE_METHOD(TransportFixture, "a body arrives whole by every way of reading", "[core][transport]") {
    std::size_t const size = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{300'000}, std::size_t{5'000'000});
    bool const chunked = GENERATE(false, true);
    auto answer = pattern_reply(size);
    if (chunked) answer.chunked();
    for (int i = 0; i < 5; ++i) server.answer(answer);
    std::string const expected = pattern(size);

    CHECK(stream(request("GET", "/")).read_all() == expected);
    std::string text;
    for (std::string_view const chunk : stream(request("GET", "/")).chunks(10'000)) text += chunk;
    CHECK(text == expected);
    PatternCheck check;
    stream(request("GET", "/")).read_to(check);
    CHECK((check.right && check.size == size));
    TemporaryFile const file;
    CHECK(stream(request("GET", "/")).read_to_file(file.path()) == size);
    CHECK(file.content() == expected);
    ResponseBody mixed = stream(request("GET", "/"));
    char head[100];
    text.assign(head, mixed.read(head));
    text += mixed.read_all();
    CHECK(text == expected);
    CHECK(server.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a body read to its last byte gives the connection back", "[core][transport]") {
    server.answer({reply(200, "0123456789"), reply(200, "next")});
    {
        ResponseBody body = stream(request("GET", "/"));
        char ten[10];
        std::size_t got = 0;
        while (got < 10) got += body.read(std::span<char>(ten + got, 10 - got));
    }
    send(request("GET", "/"));
    CHECK(server.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a body that nobody reads gives the connection up", "[core][transport]") {
    server.answer({pattern_reply(64 * mebibyte), reply(200, "next")});
    { ResponseBody const body = stream(request("GET", "/")); }
    CHECK(send(request("GET", "/")).body == "next");
    CHECK(server.connections() == 2);
}

TEST_CASE_METHOD(TransportFixture, "a stream outlives the transport's owner", "[core][transport]") {
    server.answer(pattern_reply(1'000'000));
    ResponseBody body = stream(request("GET", "/"));
    transport.reset();
    CHECK(body.read_all() == pattern(1'000'000));
}

TEST_CASE_METHOD(TransportFixture, "two streams are open at once, each on its own connection", "[core][transport]") {
    server.answer({pattern_reply(500'000), pattern_reply(700'000)});
    ResponseBody one = stream(request("GET", "/1"));
    ResponseBody two = stream(request("GET", "/2"));
    CHECK(two.read_all() == pattern(700'000));
    CHECK(one.read_all() == pattern(500'000));
    CHECK(server.connections() == 2);
}

TEST_CASE_METHOD(TransportFixture, "an error answer is read whole even when a stream was asked for",
                 "[core][transport]") {
    server.answer({reply(404, "<Error/>"), reply(304, "")});
    HttpResponse const missing = send(request("GET", "/"), {.stream_response = true});
    CHECK(missing.status == 404);
    CHECK(missing.body == "<Error/>");
    CHECK_FALSE(missing.stream);
    HttpResponse const same = send(request("GET", "/"), {.stream_response = true});
    CHECK(same.status == 304);
    CHECK_FALSE(same.stream);
}

TEST_CASE_METHOD(TransportFixture, "a streamed body that is cut is an error, after the bytes that came",
                 "[core][transport]") {
    bool const chunked = GENERATE(false, true);
    auto cut = pattern_reply(100'000).cut_after(60'000);
    if (chunked) cut.chunked(1000);
    for (int i = 0; i < 3; ++i) server.answer(cut);
    ResponseBody body = stream(request("GET", "/"));
    std::string text, buffer(7000, '\0');
    try {
        while (std::size_t const got = body.read(std::span<char>(buffer))) text.append(buffer, 0, got);
        FAIL("the cut went unnoticed");
    } catch (TransportError const& error) {
        CHECK_THAT(error.what(), Catch::Contains(server.url()) && Catch::Contains("cut off"));
    }
    CHECK(text == pattern(60'000));
    CHECK_THROWS_AS(stream(request("GET", "/")).read_all(), TransportError);
    TemporaryFile const file;
    CHECK_THROWS_AS(stream(request("GET", "/")).read_to_file(file.path()), TransportError);
}

TEST_CASE_METHOD(TransportFixture, "a server that falls silent in a streamed body is a TimeoutError",
                 "[core][transport]") {
    server.answer(reply(200, std::string(100, 'x')).slowly(50, 1500ms));
    ResponseBody body = stream(request("GET", "/"), {.read_timeout = 200ms, .attempt_timeout = 50s});
    CHECK_THROWS_AS(body.read_all(), TimeoutError);
}

TEST_CASE_METHOD(TransportFixture, "a reader may take longer than any limit", "[core][transport]") {
    server.answer(pattern_reply(4 * mebibyte));
    ResponseBody body = stream(request("GET", "/"), {.read_timeout = 200ms, .attempt_timeout = 300ms});
    char first[1];
    REQUIRE(body.read(first) == 1);
    std::this_thread::sleep_for(400ms);
    CHECK(body.read_all().size() == 4 * mebibyte - 1);
}

TEST_CASE_METHOD(TransportFixture, "a sink that refuses ends the transfer with its own error", "[core][transport]") {
    server.answer({pattern_reply(mebibyte), pattern_reply(mebibyte), reply(200, "next")});
    struct Full final : BodySink {
        AnyError write(std::string_view) override { return ConfigError("full"); }
    } full;
    CHECK_THROWS_AS(stream(request("GET", "/")).read_to(full), ConfigError);
    struct Thrower final : BodySink {
        AnyError write(std::string_view) override { throw 42; }
    } thrower;
    CHECK_THROWS_AS(stream(request("GET", "/")).read_to(thrower), int);
    CHECK(send(request("GET", "/")).body == "next");
}

TEST_CASE_METHOD(TransportFixture, "a body goes up from a file, a stream, a span and a source", "[core][transport]") {
    std::size_t const size = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{70'000}, std::size_t{3'000'000});
    std::string const text = pattern(size);
    TemporaryFile const file(text);
    std::ifstream opened(file.path(), std::ios::binary);
    std::vector<Body> bodies;
    bodies.push_back(Body(text));
    bodies.push_back(Body(std::as_bytes(std::span(text))));
    bodies.push_back(Body::file(file.path()));
    bodies.push_back(Body::stream(opened));
    bodies.push_back(pattern_body(size));
    for (Body& body : bodies) {
        server.answer(reply(200));
        send(request("PUT", "/", std::move(body)));
        auto const received = server.last_request();
        CHECK(received.body == text);
        CHECK(received.header("Content-Length") == std::to_string(size));
        CHECK_FALSE(received.header("Expect"));
        CHECK_FALSE(received.header("Transfer-Encoding"));
    }
    CHECK(server.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a body that ends early, fails or throws is the call's error", "[core][transport]") {
    struct Broken final : Body::Source {
        struct Reader final : BodyReader {
            std::size_t read(std::span<char> to, AnyError& error) override {
                if (how == 'e') return 0;
                if (how == 'f') return error = ConfigError("source failed"), 0;
                if (how == 't') throw 42;
                return to[0] = 'x', 1;
            }
            char how = 0;
        };
        std::unique_ptr<BodyReader> open(AnyError&) const override {
            auto reader = std::make_unique<Reader>();
            reader->how = how;
            return reader;
        }
        std::uint64_t length(AnyError&) const override { return 1000; }
        char how = 0;
    };
    auto const body = [](char how) {
        auto source = std::make_shared<Broken>();
        source->how = how;
        return Body(std::shared_ptr<Body::Source const>(source));
    };
    Result<HttpResponse> const early = transport->send(request("PUT", "/", body('e')), {});
    REQUIRE(early.error().is<ValidationError>());
    CHECK_THAT(early.error().what(), Catch::Contains("1000"));
    CHECK(transport->send(request("PUT", "/", body('f')), {}).error().is<ConfigError>());
    CHECK_THROWS_AS(transport->send(request("PUT", "/", body('t')), {}), int);
    CHECK(transport->send(request("PUT", "/", Body::file("/nonexistent")), {}).error().is<ValidationError>());
    server.answer(reply(200));
    CHECK(send(request("PUT", "/", Body("fine"))).status == 200);
}

TEST_CASE_METHOD(TransportFixture, "a refusal before the whole body went up is the answer", "[core][transport]") {
    server.answer(reply(403, "denied").without_reading_body());
    Result<HttpResponse> const result = transport->send(request("PUT", "/", pattern_body(200'000)), {});
    // Whether the answer or the reset that follows it arrives first is up to the kernel; it must not hang or be a 200.
    if (result)
        CHECK(result->status == 403);
    else
        CHECK(result.error().is<TransportError>());
}

TEST_CASE_METHOD(TransportFixture, "a stream whose sink threw tells a later read of it", "[core][transport]") {
    struct Throwing final : BodySink {
        AnyError write(std::string_view) override { throw 42; }
    } throwing;
    server.answer(pattern_reply(mebibyte));
    SendOptions options;
    options.stream_response = true;
    HttpResponse const response = send(request("GET", "/"), options);
    AnyError error;
    char few[8];
    // Reading a few bytes leaves others that came with them; without it, all come from libcurl.
    bool const some_were_read = GENERATE(false, true);
    if (some_were_read) REQUIRE(response.stream->read(few, error) == sizeof few);
    CHECK_THROWS_AS(response.stream->read_to(throwing), int);
    CHECK(response.stream->read(few, error) == 0);
    CHECK(error.is<TransportError>());
    PatternCheck sink;
    CHECK(response.stream->read_to(sink).is<TransportError>());
}

TEST_CASE_METHOD(TransportFixture, "bodies of hundreds of megabytes pass in constant memory", "[core][transport]") {
    constexpr std::uint64_t size = 256 * mebibyte;
    long const before = peak_kilobytes();
    server.answer(pattern_reply(size));
    PatternCheck check;
    stream(request("GET", "/")).read_to(check);
    CHECK((check.right && check.size == size));

    server.answer(pattern_reply(size));
    std::uint64_t pulled = 0;
    for (std::string_view const chunk : stream(request("GET", "/")).chunks(mebibyte)) pulled += chunk.size();
    CHECK(pulled == size);

    server.answer(reply(200));
    send(request("PUT", "/", pattern_body(size)));
    CHECK(server.last_request().body_size == size);
    CHECK(server.last_request().body_sha256 == pattern_sha256(size));
    // Client and server are one process here; the peak before counts as well, so this only errs on the safe side.
    CHECK(peak_kilobytes() - before < 32 * 1024);
}
