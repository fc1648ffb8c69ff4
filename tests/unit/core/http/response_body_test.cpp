#include "support/catch.hpp"
#include "temporary_file.hpp"

#include <inia/core/body.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

using namespace inia;
using inia::test::TemporaryFile;

namespace {

// A connection that delivers in pieces of its own size, and may break off.
class PieceStream final : public BodyStream {
public:
    PieceStream(std::string text, std::size_t piece, bool cut = false)
        : text_(std::move(text)),
          piece_(piece),
          cut_(cut) {}

    std::size_t read(std::span<char> to, AnyError& error) override {
        std::size_t const size = std::min({to.size(), piece_, text_.size() - at_});
        if (size == 0 && cut_) return error = TransportError("cut"), 0;
        std::memcpy(to.data(), text_.data() + at_, size);
        at_ += size;
        return size;
    }
    AnyError read_to(BodySink& sink) override {
        while (at_ < text_.size()) {
            std::string_view const piece = std::string_view(text_).substr(at_, piece_);
            at_ += piece.size();
            if (AnyError error = sink.write(piece)) return error;
        }
        return cut_ ? AnyError(TransportError("cut")) : AnyError();
    }

private:
    std::string text_;
    std::size_t piece_, at_ = 0;
    bool cut_;
};

ResponseBody streamed(std::string text, std::size_t piece = 3) {
    auto const length = static_cast<std::int64_t>(text.size());
    return ResponseBody(std::make_unique<PieceStream>(std::move(text), piece), length);
}

ResponseBody cut_off(std::string text) {
    return ResponseBody(std::make_unique<PieceStream>(std::move(text), 4, true), 100);
}

std::vector<std::string> chunks_of(ResponseBody& body, std::size_t size) {
    std::vector<std::string> chunks;
    for (std::string_view const chunk : body.chunks(size)) chunks.emplace_back(chunk);
    return chunks;
}

ResponseBody make(bool stream, std::string text) {
    return stream ? streamed(std::move(text)) : ResponseBody(std::move(text));
}

}  // namespace

TEST_CASE("a body can be read at once, from memory or the wire", "[core][body]") {
    bool const stream = GENERATE(false, true);
    ResponseBody body = make(stream, "0123456789");
    CHECK(body.length() == 10);
    CHECK(body.read_all() == "0123456789");
    CHECK(body.read_all().empty());
    char more[4];
    CHECK(body.read(more) == 0);
}

TEST_CASE("a body can be read in pieces, and then to the end", "[core][body]") {
    bool const stream = GENERATE(false, true);
    ResponseBody body = make(stream, "0123456789");
    char two[2];
    REQUIRE(body.read(two) == 2);
    CHECK(std::string(two, 2) == "01");
    std::byte byte[1];
    REQUIRE(body.read(byte) == 1);
    CHECK(byte[0] == std::byte{'2'});
    CHECK(body.read(std::span<char>()) == 0);
    CHECK(body.read_all() == "3456789");
}

TEST_CASE("chunks have the size asked for, only the last is shorter", "[core][body]") {
    bool const stream = GENERATE(false, true);
    ResponseBody body = make(stream, "0123456789");
    CHECK(chunks_of(body, 4) == std::vector<std::string>{"0123", "4567", "89"});
    CHECK(chunks_of(body, 4).empty());
    ResponseBody even = make(stream, "01234567");
    CHECK(chunks_of(even, 4) == std::vector<std::string>{"0123", "4567"});
    ResponseBody empty = make(stream, "");
    CHECK(chunks_of(empty, 4).empty());
}

TEST_CASE("the chunks of a temporary own the body", "[core][body]") {
    std::string text;
    for (std::string_view const chunk : streamed("a body that only the range keeps alive").chunks(7)) text += chunk;
    CHECK(text == "a body that only the range keeps alive");
    text.clear();
    for (std::string_view const chunk : ResponseBody(std::string("in memory, small")).chunks(5)) text += chunk;
    CHECK(text == "in memory, small");
}

TEST_CASE("reading chunks may stop and go on elsewhere", "[core][body]") {
    ResponseBody body = streamed("0123456789");
    for (std::string_view const chunk : body.chunks(4)) {
        CHECK(chunk == "0123");
        break;
    }
    CHECK(body.read_all() == "456789");
}

TEST_CASE("lines end with a line feed or the body, and lose their carriage return", "[core][body]") {
    bool const stream = GENERATE(false, true);
    ResponseBody body = make(stream, "one\r\ntwo\n\nfour\rhalf\nlast");
    std::vector<std::string> lines;
    for (std::string line; body.read_line(line);) lines.push_back(line);
    CHECK(lines == std::vector<std::string>{"one", "two", "", "four\rhalf", "last"});
    std::string line = "kept?";
    CHECK_FALSE(body.read_line(line));
    CHECK(line.empty());
}

TEST_CASE("after a line the rest is still there", "[core][body]") {
    ResponseBody body = streamed("head\nrest of it", 100);
    std::string line;
    REQUIRE(body.read_line(line));
    CHECK(line == "head");
    CHECK(chunks_of(body, 6) == std::vector<std::string>{"rest o", "f it"});
}

TEST_CASE("a body goes to a sink, a callback or a file", "[core][body]") {
    bool const stream = GENERATE(false, true);
    struct Sink final : BodySink {
        AnyError write(std::string_view bytes) override { return text += bytes, AnyError(); }
        std::string text;
    } sink;
    make(stream, "0123456789").read_to(sink);
    CHECK(sink.text == "0123456789");

    std::string text;
    make(stream, "0123456789").for_each_chunk([&](std::string_view bytes) { text += bytes; });
    CHECK(text == "0123456789");

    TemporaryFile const file("something longer that was there before");
    CHECK(make(stream, "0123456789").read_to_file(file.path()) == 10);
    CHECK(file.content() == "0123456789");
}

TEST_CASE("a file that cannot be written is a named error", "[core][body]") {
    CHECK_THROWS_WITH(streamed("x").read_to_file("/nonexistent/folder/file"),
                      Catch::Contains("/nonexistent/folder/file"));
    CHECK_THROWS_WITH(streamed("x").read_to_file("/dev/full"), Catch::Contains("No space left"));
}

TEST_CASE("an exception of the callback ends the transfer and comes out unchanged", "[core][body]") {
    struct Enough {};
    int calls = 0;
    CHECK_THROWS_AS(streamed("0123456789").for_each_chunk([&](std::string_view) {
        ++calls;
        throw Enough();
    }),
                    Enough);
    CHECK(calls == 1);
}

TEST_CASE("a body that is cut off is an error, however it is read", "[core][body]") {
    CHECK_THROWS_AS(cut_off("01234567").read_all(), TransportError);
    CHECK_THROWS_AS(cut_off("01234567").for_each_chunk([](std::string_view) {}), TransportError);
    ResponseBody lines = cut_off("one\nhalf a li");
    std::string line;
    CHECK(lines.read_line(line));
    CHECK_THROWS_AS(lines.read_line(line), TransportError);
    ResponseBody chunked = cut_off("01234567");
    CHECK_THROWS_AS(chunks_of(chunked, 3), TransportError);
    ResponseBody pieces = cut_off("0123");
    char four[4];
    CHECK(pieces.read(four) == 4);
    CHECK_THROWS_AS(pieces.read(four), TransportError);
}

TEST_CASE("a body that failed never looks like one that was read to its end", "[core][body]") {
    bool const stream = GENERATE(false, true);
    struct Enough {};
    struct Throwing final : BodySink {
        AnyError write(std::string_view) override { throw Enough(); }
    } throwing;
    ResponseBody body = make(stream, "0123456789");
    std::string cause;
    SECTION("cut off") {
        body = cut_off("01234567");
        CHECK_THROWS_WITH(body.read_all(), "cut");
        cause = "cut";
    }
    SECTION("cut off in a line") {
        body = cut_off("half a li");
        std::string line;
        CHECK_THROWS_WITH(body.read_line(line), "cut");
        cause = "cut";
    }
    SECTION("cut off in a chunk") {
        body = cut_off("0123456");
        CHECK_THROWS_WITH(chunks_of(body, 5), "cut");
        cause = "cut";
    }
    SECTION("a callback that throws") {
        CHECK_THROWS_AS(body.for_each_chunk([](std::string_view) { throw Enough(); }), Enough);
        cause = "callback threw";
    }
    SECTION("a sink that throws") {
        CHECK_THROWS_AS(body.read_to(throwing), Enough);
        cause = "sink threw";
    }
    SECTION("a full disk") {
        CHECK_THROWS_WITH(body.read_to_file("/dev/full"), Catch::Contains("No space left"));
        cause = "No space left";
    }
    ResponseBody moved = std::move(body);
    body = std::move(moved);
    std::string line;
    char few[4];
    CHECK_THROWS_WITH(body.read_all(), Catch::Contains(cause));
    CHECK_THROWS_WITH(body.read(few), Catch::Contains(cause));
    CHECK_THROWS_WITH(body.read_line(line), Catch::Contains(cause));
    CHECK_THROWS_WITH(chunks_of(body, 5), Catch::Contains(cause));
    CHECK_THROWS_WITH(body.for_each_chunk([](std::string_view) {}), Catch::Contains(cause));
    CHECK_THROWS_WITH(body.read_to_file("/dev/null"), Catch::Contains(cause));
    CHECK_FALSE(body == ResponseBody());
}

TEST_CASE("a file that cannot be opened leaves the body as it was", "[core][body]") {
    ResponseBody body = streamed("0123456789");
    CHECK_THROWS_AS(body.read_to_file("/nonexistent/folder/file"), ValidationError);
    CHECK(body.read_all() == "0123456789");
}

TEST_CASE("a moved-from body is empty, the other has the rest", "[core][body]") {
    ResponseBody body("0123456789");
    char three[3];
    body.read(three);
    ResponseBody moved = std::move(body);
    CHECK(body.read_all().empty());
    CHECK(body.length() == 0);
    CHECK(moved.length() == 10);
    body = std::move(moved);
    CHECK(body.read_all() == "3456789");
}
