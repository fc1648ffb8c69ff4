#include "support/catch.hpp"
#include "temporary_file.hpp"

#include <inia/core/body.hpp>

#include <fstream>
#include <sstream>
#include <streambuf>
#include <vector>

using namespace inia;
using inia::test::TemporaryFile;

namespace {

std::string read(Body const& body, std::size_t piece = 3) {
    AnyError error;
    std::unique_ptr<BodyReader> const reader = body.open(error);
    if (error) error.raise();
    std::string text;
    std::vector<char> buffer(piece);
    while (std::size_t const size = reader->read(buffer, error)) text.append(buffer.data(), size);
    if (error) error.raise();
    return text;
}

std::uint64_t length(Body const& body) {
    AnyError error;
    std::uint64_t const length = body.length(error);
    if (error) error.raise();
    return length;
}

}  // namespace

TEST_CASE("no body, and an empty one, are two things", "[core][body]") {
    CHECK_FALSE(Body().has_value());
    CHECK(Body("").has_value());
    CHECK(Body("").in_memory());
    CHECK(Body().in_memory());
    CHECK(length(Body()) == 0);
    CHECK(read(Body("")).empty());
}

TEST_CASE("a body owns text and can be read as often as needed", "[core][body]") {
    Body body;
    {
        std::string text = "hello, world, in a text that is too long for the small buffer";
        body = text;
    }
    CHECK(length(body) == 61);
    CHECK(read(body) == body.text());
    CHECK(read(body, 1000) == body.text());
    Body const copy = body;
    CHECK(copy.text() == body.text());
    CHECK(Body(std::string_view("ab\0c", 4)).text().size() == 4);
}

TEST_CASE("a span is borrowed, not copied", "[core][body]") {
    std::vector<std::byte> const bytes(1000, std::byte{'x'});
    Body const body{std::span(bytes)};
    CHECK(static_cast<void const*>(body.text().data()) == bytes.data());
    CHECK(length(body) == 1000);
    CHECK(read(body) == std::string(1000, 'x'));
    CHECK(Body(std::span<std::byte const>()).has_value());
}

TEST_CASE("a file is read anew by each reader", "[core][body]") {
    TemporaryFile const file("0123456789");
    Body const body = Body::file(file.path());
    CHECK_FALSE(body.in_memory());
    CHECK(length(body) == 10);
    CHECK(read(body) == "0123456789");
    CHECK(read(body) == "0123456789");
}

TEST_CASE("a part of a file is all that is read of it", "[core][body]") {
    TemporaryFile const file("0123456789");
    CHECK(read(Body::file(file.path(), 3, 4)) == "3456");
    CHECK(length(Body::file(file.path(), 3, 4)) == 4);
    CHECK(read(Body::file(file.path(), 10, 0)).empty());
    CHECK_THROWS_AS(length(Body::file(file.path(), 8, 3)), ValidationError);
    CHECK_THROWS_AS(length(Body::file(file.path(), 11, 0)), ValidationError);
}

TEST_CASE("a body file that cannot be used is named in the error", "[core][body]") {
    CHECK_THROWS_WITH(length(Body::file("/nonexistent/a-file")),
                      Catch::Contains("/nonexistent/a-file") && Catch::Contains("No such file"));
    CHECK_THROWS_WITH(read(Body::file("/nonexistent/a-file")), Catch::Contains("/nonexistent/a-file"));
    CHECK_THROWS_AS(length(Body::file("/")), ValidationError);
    CHECK_THROWS_WITH(read(Body::file("/dev/null")), Catch::Contains("no regular file"));
}

TEST_CASE("a stream is read from the position it had", "[core][body]") {
    std::istringstream stream("0123456789");
    stream.seekg(2);
    Body const rest = Body::stream(stream);
    CHECK(length(rest) == 8);
    CHECK(read(rest) == "23456789");
    CHECK(read(rest) == "23456789");
    Body const part = Body::stream(stream, 3);
    CHECK(length(part) == 3);
    stream.clear();
    stream.seekg(4);
    CHECK(read(Body::stream(stream, 3)) == "456");
}

namespace {

// A pipe's manners: it can only be read on.
class OneWay final : public std::streambuf {
public:
    explicit OneWay(std::string text) : text_(std::move(text)) {
        setg(text_.data(), text_.data(), text_.data() + text_.size());
    }

private:
    std::string text_;
};

}  // namespace

TEST_CASE("a stream that cannot seek serves one pass, and needs its length told", "[core][body]") {
    OneWay buffer("abcdef");
    std::istream stream(&buffer);
    CHECK_THROWS_WITH(length(Body::stream(stream)), Catch::Contains("length"));
    Body const body = Body::stream(stream, 6);
    CHECK(length(body) == 6);
    CHECK(read(body) == "abcdef");
    CHECK_THROWS_WITH(read(body), Catch::Contains("cannot go back"));
}

TEST_CASE("a stream that had failed before is no stream that cannot seek", "[core][body]") {
    std::ifstream missing("/nonexistent/a-file");
    CHECK_THROWS_WITH(length(Body::stream(missing)), Catch::Contains("had failed"));
    CHECK_THROWS_WITH(read(Body::stream(missing, 6)), Catch::Contains("had failed") && Catch::Contains("Body::file"));
}

TEST_CASE("a user's own source is asked for a reader for each pass", "[core][body]") {
    struct Zeros final : Body::Source {
        struct Reader final : BodyReader {
            std::size_t read(std::span<char> to, AnyError&) override {
                std::size_t const size = std::min<std::size_t>(to.size(), left);
                std::fill_n(to.begin(), size, '0');
                left -= size;
                return size;
            }
            std::size_t left = 5;
        };
        std::unique_ptr<BodyReader> open(AnyError&) const override { return ++opened, std::make_unique<Reader>(); }
        std::uint64_t length(AnyError&) const override { return 5; }
        mutable int opened = 0;
    };
    auto const source = std::make_shared<Zeros>();
    Body const body{std::shared_ptr<Body::Source const>(source)};
    CHECK(read(body) == "00000");
    CHECK(read(body) == "00000");
    CHECK(source->opened == 2);
}
