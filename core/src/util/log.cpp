#include "util/log.hpp"

#include "util/mask.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <ostream>
#include <string>

namespace inia {
namespace {

// Both live until the process ends: clients that are statics log during exit. Both are initialised before any code
// runs.
std::mutex stream_mutex;
std::ostream* stream = nullptr;

std::string_view name_of(LogLevel level) noexcept {
    switch (level) {
    case LogLevel::error: return "ERROR";
    case LogLevel::warning: return "WARNING";
    case LogLevel::info: return "INFO";
    case LogLevel::debug: return "DEBUG";
    case LogLevel::off: break;
    }
    return "OFF";
}

std::string time_text() {
    auto const now = std::chrono::system_clock::now();
    auto const millis = std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch()).count();
    std::time_t const seconds = static_cast<std::time_t>(millis / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    std::size_t const size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text.data() + size, text.size() - size, ".%03dZ", static_cast<int>(millis % 1000));
    return text.data();
}

}  // namespace

std::atomic<LogLevel> detail::log_level{LogLevel::off};

void set_stream_logger(std::ostream& to, LogLevel level) {
    std::lock_guard const lock(stream_mutex);
    stream = &to;
    detail::log_level.store(level, std::memory_order_relaxed);
}

void stop_logger() noexcept {
    std::lock_guard const lock(stream_mutex);
    stream = nullptr;
    detail::log_level.store(LogLevel::off, std::memory_order_relaxed);
}

void detail::log(LogLevel level, std::string_view source, std::string_view message) noexcept {
    try {
        std::string line = time_text();
        (line += " inia.") += source;
        (line += " [") += name_of(level);
        (line += "] ") += mask_secrets(message);
        line += '\n';
        std::lock_guard const lock(stream_mutex);
        if (stream && logs(level)) stream->write(line.data(), static_cast<std::streamsize>(line.size())).flush();
    } catch (...) {  // no memory, or a stream that throws
    }
}

}  // namespace inia
