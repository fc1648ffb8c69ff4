#include <inia/core/timestamp_format.hpp>

#include <inia/core/format/number.hpp>
#include <inia/core/timestamp.hpp>

#include <chrono>

namespace inia::format {
namespace {

constexpr char const* weekdays = "SunMonTueWedThuFriSat";
constexpr char const* months = "JanFebMarAprMayJunJulAugSepOctNovDec";

struct Civil {
    int year;
    unsigned month;    // 1 to 12
    unsigned day;      // 1 to 31
    unsigned weekday;  // 0 is Sunday
    unsigned hour;
    unsigned minute;
    unsigned second;
};

bool to_civil(Timestamp time, Civil& civil) {
    constexpr std::int64_t year_1 = -62'135'596'800;
    constexpr std::int64_t year_10000 = 253'402'300'800;
    if (time.seconds() < year_1 || time.seconds() >= year_10000) return false;

    std::chrono::sys_seconds const seconds{std::chrono::seconds{time.seconds()}};
    auto const midnight = std::chrono::floor<std::chrono::days>(seconds);
    std::chrono::year_month_day const date{midnight};
    auto const rest = static_cast<unsigned>((seconds - midnight).count());
    civil = {.year = static_cast<int>(date.year()),
             .month = static_cast<unsigned>(date.month()),
             .day = static_cast<unsigned>(date.day()),
             .weekday = std::chrono::weekday{midnight}.c_encoding(),
             .hour = rest / 3600,
             .minute = rest / 60 % 60,
             .second = rest % 60};
    return true;
}

// With leading zeros.
void append_digits(std::string& out, unsigned value, int width) {
    for (unsigned divisor = width == 4 ? 1000 : 10; divisor != 0; divisor /= 10)
        out += static_cast<char>('0' + value / divisor % 10);
}

void append_fraction(std::string& out, std::uint32_t nanos) {
    if (nanos == 0) return;
    out += '.';
    for (std::uint32_t divisor = 100'000'000; nanos != 0; divisor /= 10) {
        out += static_cast<char>('0' + nanos / divisor);
        nanos %= divisor;
    }
}

void append_clock(std::string& out, Civil const& civil) {
    append_digits(out, civil.hour, 2);
    out += ':';
    append_digits(out, civil.minute, 2);
    out += ':';
    append_digits(out, civil.second, 2);
}

}  // namespace

bool append_date_time(std::string& out, Timestamp time) {
    Civil civil;
    if (!to_civil(time, civil)) return false;
    append_digits(out, static_cast<unsigned>(civil.year), 4);
    out += '-';
    append_digits(out, civil.month, 2);
    out += '-';
    append_digits(out, civil.day, 2);
    out += 'T';
    append_clock(out, civil);
    append_fraction(out, time.nanos() / 1000 * 1000);
    out += 'Z';
    return true;
}

void append_epoch_seconds(std::string& out, Timestamp time) {
    if (time.seconds() >= 0 || time.nanos() == 0) {
        append_number(out, time.seconds());
        append_fraction(out, time.nanos());
        return;
    }
    // -1 s and 900,000,000 ns is -0.1.
    out += '-';
    append_number(out, -(time.seconds() + 1));
    append_fraction(out, 1'000'000'000 - time.nanos());
}

bool append_http_date(std::string& out, Timestamp time) {
    Civil civil;
    if (!to_civil(time, civil)) return false;
    out.append(weekdays + 3 * civil.weekday, 3);
    out += ", ";
    append_digits(out, civil.day, 2);
    out += ' ';
    out.append(months + 3 * (civil.month - 1), 3);
    out += ' ';
    append_digits(out, static_cast<unsigned>(civil.year), 4);
    out += ' ';
    append_clock(out, civil);
    out += " GMT";
    return true;
}

bool append_timestamp(std::string& out, Timestamp time, TimestampFormat format) {
    switch (format) {
    case TimestampFormat::epoch_seconds: append_epoch_seconds(out, time); return true;
    case TimestampFormat::http_date: return append_http_date(out, time);
    case TimestampFormat::unspecified:
    case TimestampFormat::date_time: break;
    }
    return append_date_time(out, time);
}

}  // namespace inia::format
