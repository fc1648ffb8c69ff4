#pragma once

#include <inia/core/log.hpp>

#include <atomic>
#include <string_view>

namespace inia::detail {

extern std::atomic<LogLevel> log_level;

/// Whether an event of that level is logged: one relaxed load, so ask before a message is put together.
inline bool logs(LogLevel level) noexcept { return level <= log_level.load(std::memory_order_relaxed); }

/// Writes one event. `source` is the part of inia that speaks, `call`. Secrets in `message` are masked. Thread-safe;
/// never throws: a log that cannot be written is not worth a failed call.
void log(LogLevel level, std::string_view source, std::string_view message) noexcept;

}  // namespace inia::detail
