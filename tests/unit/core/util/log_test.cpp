#include "support/catch.hpp"

#include "util/log.hpp"

#include <sstream>
#include <string>

using namespace inia;

namespace {

// No test leaves a logger behind that points at its stream.
struct Logger {
    explicit Logger(LogLevel level) { set_stream_logger(text, level); }
    ~Logger() { stop_logger(); }
    std::ostringstream text;
};

}  // namespace

TEST_CASE("the log is off until a stream is set, and off again afterwards", "[core][log]") {
    CHECK_FALSE(detail::logs(LogLevel::error));
    {
        Logger const logger(LogLevel::info);
        CHECK(detail::logs(LogLevel::error));
        CHECK(detail::logs(LogLevel::info));
        CHECK_FALSE(detail::logs(LogLevel::debug));
    }
    CHECK_FALSE(detail::logs(LogLevel::error));
    detail::log(LogLevel::error, "test", "goes nowhere");
}

TEST_CASE("a line has time, source, level and message", "[core][log]") {
    Logger const logger(LogLevel::debug);
    detail::log(LogLevel::warning, "retry", "out of tokens");
    std::string const line = logger.text.str();
    REQUIRE(line.size() > 25);
    CHECK(line[10] == 'T');
    CHECK(line[23] == 'Z');
    CHECK(line.substr(24) == " inia.retry [WARNING] out of tokens\n");
}

TEST_CASE("levels beyond the chosen one are not written", "[core][log]") {
    Logger const logger(LogLevel::warning);
    detail::log(LogLevel::debug, "call", "too much");
    CHECK(logger.text.str().empty());
}

TEST_CASE("whatever is logged, secrets are masked", "[core][log]") {
    Logger const logger(LogLevel::debug);
    detail::log(LogLevel::debug, "call", "GET /?X-Amz-Signature=deadbeef&X-Amz-Security-Token=tok");
    CHECK(logger.text.str().find("deadbeef") == std::string::npos);
    CHECK(logger.text.str().find("Signature=") == std::string::npos);
    CHECK(logger.text.str().find("tok") == std::string::npos);
}

TEST_CASE("a stream that throws does not reach the caller", "[core][log]") {
    Logger logger(LogLevel::debug);
    logger.text.exceptions(std::ios::badbit | std::ios::failbit);
    logger.text.clear();
    struct Full final : std::streambuf {
    } full;
    std::ostream stream(&full);
    stream.exceptions(std::ios::badbit);
    set_stream_logger(stream, LogLevel::debug);
    CHECK_NOTHROW(detail::log(LogLevel::error, "test", "x"));
}
