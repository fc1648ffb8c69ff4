#pragma once

#include <inia/core/export.hpp>

#include <iosfwd>

namespace inia {

/// How much is logged; each level includes those before it.
enum class LogLevel : unsigned char {
    off,
    error,
    warning,
    info,  ///< Retries and what led to them.
    debug  ///< Every attempt: request line, headers, answer. Never a body, and secrets are masked.
};

/// Writes inia's log to `stream`, one line per event, until the next call of this or `stop_logger`. The stream must
/// live until then. Signatures, keys and tokens are masked. Thread-safe; lines of different threads do not mix.
INIA_EXPORT void set_stream_logger(std::ostream& stream, LogLevel level = LogLevel::debug);

/// Ends the logging; when it returns, no thread uses the stream any more. Thread-safe.
INIA_EXPORT void stop_logger() noexcept;

}  // namespace inia
