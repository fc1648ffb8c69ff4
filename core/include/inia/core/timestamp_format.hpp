#pragma once

#include <inia/core/export.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace inia {

class Timestamp;

/// How a timestamp is written. `unspecified` leaves it to the protocol and the location.
enum class TimestampFormat : std::uint8_t { unspecified, epoch_seconds, date_time, http_date };

namespace format {

/// Appends `2015-01-25T08:00:00Z`, with a fraction if there is one: microseconds, cut off, without trailing zeros.
/// False, and nothing appended, for a time before the year 1 or after 9999.
INIA_EXPORT bool append_date_time(std::string& out, Timestamp time);
/// Appends seconds since the epoch as a decimal number, with up to nine digits of fraction; never an exponent.
INIA_EXPORT void append_epoch_seconds(std::string& out, Timestamp time);
/// Appends `Sun, 25 Jan 2015 08:00:00 GMT`; the format has no fraction, it is cut off. False, and nothing appended,
/// for a time before the year 1 or after 9999.
INIA_EXPORT bool append_http_date(std::string& out, Timestamp time);
/// Appends the time in that format, where `unspecified` is date_time. False, and nothing appended, if it has none.
INIA_EXPORT bool append_timestamp(std::string& out, Timestamp time, TimestampFormat format);

// Parsers read a whole text, with space around it. They are false when it is no such time, and `time` keeps what it
// was. Digits beyond nanoseconds are cut off, downwards. A second 60 is the first of the next minute.

/// Reads ISO 8601 and RFC 3339: `2015-01-25T08:00:00.123Z`, with a numeric offset for Z, without a zone (UTC then),
/// without seconds, without a time, in the form without separators (but a text of digits alone is none).
INIA_EXPORT bool parse_date_time(std::string_view text, Timestamp& time);
/// Reads a decimal number, with fraction and exponent. False if the seconds do not fit into 64 bits.
INIA_EXPORT bool parse_epoch_seconds(std::string_view text, Timestamp& time);
/// Reads the three forms of RFC 9110 (`Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`,
/// `Sun Nov  6 08:49:37 1994`) and the variants of RFC 822: no day of the week, one digit for the day, no seconds, a
/// numeric or North American zone. The day of the week is not compared with the date. Years of two digits are 1950 to
/// 2049. A fraction of the second is read, too.
INIA_EXPORT bool parse_http_date(std::string_view text, Timestamp& time);
/// Reads a time in any of the three formats: services do not always send the one that their model names.
INIA_EXPORT bool parse_timestamp(std::string_view text, Timestamp& time);

}  // namespace format
}  // namespace inia
