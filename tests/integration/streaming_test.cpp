// components: s3
// A 1 GiB object in both directions within 64 MB of memory.
#include <inia/s3.hpp>

#include <support/body_pattern.hpp>
#include <support/catch.hpp>
#include <support/strict_server.hpp>

#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace s3 = inia::s3;
using inia::test::reply;
using inia::test::StrictServer;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

// A sanitizer multiplies time and memory: there the streams are the same, only shorter.
constexpr std::uint64_t size = sanitized ? (64ULL << 20U) : (1ULL << 30U);
constexpr long limit_kb = 64 * 1024;

long peak_kb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

s3::Client client(StrictServer const& server) {
    return s3::Client(
        inia::Session(inia::SessionOptions{.aws_access_key_id = std::string(inia::test::example_access_key_id),
                                           .aws_secret_access_key = std::string(inia::test::example_secret_access_key),
                                           .region_name = "us-east-1"}),
        {.endpoint_url = server.url()});
}

/// A body made as it is read.
class PatternSource final : public inia::Body::Source {
    class Reader final : public inia::BodyReader {
    public:
        std::size_t read(std::span<char> to, inia::AnyError&) override {
            std::size_t const count = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size - at_));
            for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<char>((at_ + i) & 0xFFU);
            at_ += count;
            return count;
        }

    private:
        std::uint64_t at_ = 0;
    };

public:
    std::unique_ptr<inia::BodyReader> open(inia::AnyError&) const override { return std::make_unique<Reader>(); }
    std::uint64_t length(inia::AnyError&) const override { return size; }
};

}  // namespace

TEST_CASE("an object of 1 GiB is uploaded in less than 64 MB of memory", "[streaming]") {
    StrictServer server;
    server.answer(reply(200));
    client(server).put_object(
        {.Bucket = "bucket", .Key = "big", .Body = inia::Body(std::make_shared<PatternSource const>())});
    REQUIRE(server.request_count() == 1);
    CHECK(server.requests()[0].body_size == size);
    CHECK(server.complaints() == "");  // the payload's SHA-256 among it
    if (!sanitized) CHECK(peak_kb() < limit_kb);
}

TEST_CASE("an object of 1 GiB is downloaded in less than 64 MB of memory, pulled and into a sink", "[streaming]") {
    StrictServer server;
    server.answer({inia::test::pattern_reply(size), inia::test::pattern_reply(size)});
    auto pulled = client(server).get_object({.Bucket = "bucket", .Key = "big"});
    std::uint64_t bytes = 0;
    for (std::string_view chunk : pulled.Body.chunks(64 * 1024)) bytes += chunk.size();
    CHECK(bytes == size);

    auto sunk = client(server).get_object({.Bucket = "bucket", .Key = "big"});
    bytes = 0;
    sunk.Body.for_each_chunk([&](std::string_view chunk) { bytes += chunk.size(); });
    CHECK(bytes == size);
    CHECK(server.complaints() == "");
    if (!sanitized) CHECK(peak_kb() < limit_kb);
    std::printf("peak memory of server and client after both directions of %llu MiB: %ld KB\n",
                static_cast<unsigned long long>(size >> 20U), peak_kb());
}
