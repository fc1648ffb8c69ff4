#include <inia/core/timestamp_format.hpp>

#include <inia/core/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace inia::format {
namespace {

constexpr std::uint32_t nanos_per_second = 1'000'000'000;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// The rest of a text, taken piece by piece. A piece that is not there leaves the rest as it was.
class Rest {
public:
    explicit Rest(std::string_view text) noexcept : text_{text} {}

    bool empty() const noexcept { return text_.empty(); }
    bool starts_with_digit() const noexcept { return !text_.empty() && is_digit(text_.front()); }

    bool take(char wanted) noexcept {
        if (text_.empty() || lower(text_.front()) != wanted) return false;
        text_.remove_prefix(1);
        return true;
    }
    bool take_one_of(std::string_view wanted) noexcept {
        if (text_.empty() || wanted.find(lower(text_.front())) == std::string_view::npos) return false;
        text_.remove_prefix(1);
        return true;
    }
    void skip_spaces() noexcept {
        while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
    }

    /// All digits that follow, at least `fewest` and at most `most` of them; `most` is at most 9.
    bool number(std::size_t fewest, std::size_t most, unsigned& value) noexcept {
        std::size_t length = 0;
        unsigned read = 0;
        while (length < text_.size() && length < most && is_digit(text_[length]))
            read = 10 * read + static_cast<unsigned>(text_[length++] - '0');
        if (length < fewest) return false;
        text_.remove_prefix(length);
        value = read;
        return true;
    }

    /// The letters that follow.
    std::string_view word() noexcept {
        std::size_t length = 0;
        while (length < text_.size() && lower(text_[length]) >= 'a' && lower(text_[length]) <= 'z') ++length;
        std::string_view const letters = text_.substr(0, length);
        text_.remove_prefix(length);
        return letters;
    }

    /// How many digits follow.
    std::size_t digits() const noexcept {
        std::size_t length = 0;
        while (length < text_.size() && is_digit(text_[length])) ++length;
        return length;
    }

    /// An optional `.5`, of any length.
    bool fraction(std::uint32_t& nanos) noexcept {
        nanos = 0;
        if (!take_one_of(".,")) return true;
        if (!starts_with_digit()) return false;
        for (std::uint32_t unit = nanos_per_second / 10; starts_with_digit(); unit /= 10) {
            nanos += unit * static_cast<unsigned>(text_.front() - '0');
            text_.remove_prefix(1);
        }
        return true;
    }

private:
    std::string_view text_;
};

struct Parts {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    std::uint32_t nanos = 0;
    int offset = 0;  // of the local time, seconds east of UTC

    bool to(Timestamp& time) const {
        std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                               std::chrono::day{day}};
        if (!date.ok() || year == 0 || hour > 23 || minute > 59 || second > 60) return false;
        std::int64_t const days = std::chrono::sys_days{date}.time_since_epoch().count();
        time = Timestamp::from_epoch_seconds(days * 86'400 + hour * 3600 + minute * 60 + second - offset, nanos);
        return true;
    }
};

/// `+01:00`, `+0100`, `+01`, after the sign.
bool numeric_offset(Rest& rest, int sign, int& offset) {
    unsigned hours = 0;
    unsigned minutes = 0;
    if (!rest.number(2, 2, hours)) return false;
    bool const colon = rest.take(':');
    if ((colon || rest.starts_with_digit()) && !rest.number(2, 2, minutes)) return false;
    if (hours > 23 || minutes > 59) return false;
    offset = sign * static_cast<int>(hours * 3600 + minutes * 60);
    return true;
}

/// `2026-05-17T10:11:12Z`, with milliseconds or without: what services write, read without looking for anything else.
bool usual_date_time(std::string_view text, Parts& parts) {
    if ((text.size() != 20 && text.size() != 24) || text.back() != 'Z') return false;
    char const* const at = text.data();
    if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' || at[16] != ':') return false;
    bool digits = true;
    auto const number = [&](int from, int to) {
        unsigned value = 0;
        for (int i = from; i < to; ++i) {
            unsigned const digit = static_cast<unsigned char>(at[i]) - unsigned{'0'};
            digits = digits && digit <= 9;
            value = 10 * value + digit;
        }
        return value;
    };
    std::uint32_t const millis = text.size() == 24 ? number(20, 23) : 0;
    if (text.size() == 24 && at[19] != '.') return false;
    Parts const read{number(0, 4),   number(5, 7),   number(8, 10),      number(11, 13),
                     number(14, 16), number(17, 19), millis * 1'000'000, 0};
    if (!digits) return false;
    parts = read;
    return true;
}

/// What stands at the end: nothing, Z or a numeric offset.
bool date_time_zone(Rest& rest, int& offset) {
    rest.skip_spaces();
    if (rest.take('+')) return numeric_offset(rest, 1, offset);
    if (rest.take('-')) return numeric_offset(rest, -1, offset);
    rest.take('z');
    return true;
}

/// 1 to 12, or 0.
unsigned month_number(std::string_view name) {
    constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (name.size() != 3) return 0;
    char const start[] = {lower(name[0]), lower(name[1]), lower(name[2])};
    std::size_t const at = names.find(std::string_view{start, 3});
    return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<unsigned>(at / 3 + 1);
}

bool is_weekday(std::string_view name) {
    constexpr std::string_view names = "sunmontuewedthufrisat";
    if (name.size() < 3 || (name.size() > 3 && !name.ends_with("day"))) return false;
    char const start[] = {lower(name[0]), lower(name[1]), lower(name[2])};
    std::size_t const at = names.find(std::string_view{start, 3});
    return at != std::string_view::npos && at % 3 == 0;
}

/// RFC 822's zones but for the military letters, which were defined the wrong way round.
bool named_zone(std::string_view name, int& offset) {
    struct Zone {
        char const* name;
        int hours;
    };
    static constexpr Zone zones[] = {{"gmt", 0},  {"utc", 0},  {"ut", 0},   {"z", 0},    {"est", -5}, {"edt", -4},
                                     {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
    for (Zone const& zone : zones) {
        std::string_view const wanted = zone.name;
        std::size_t same = 0;
        while (same < wanted.size() && same < name.size() && lower(name[same]) == wanted[same]) ++same;
        if (same == wanted.size() && same == name.size()) {
            offset = zone.hours * 3600;
            return true;
        }
    }
    return false;
}

bool http_year(Rest& rest, unsigned& year) {
    std::size_t const digits = rest.digits();
    if ((digits != 2 && digits != 4) || !rest.number(digits, digits, year)) return false;
    if (digits == 2) year += year < 50 ? 2000 : 1900;
    return true;
}

/// `08:49:37.5`, `08:49`
bool http_clock(Rest& rest, Parts& parts) {
    if (!rest.number(1, 2, parts.hour) || !rest.take(':') || !rest.number(2, 2, parts.minute)) return false;
    if (!rest.take(':')) return true;
    return rest.number(2, 2, parts.second) && rest.fraction(parts.nanos);
}

/// What follows the month of asctime's form: `  6 08:49:37 1994`.
bool asctime_rest(Rest& rest, Parts& parts) {
    rest.skip_spaces();
    if (!rest.number(1, 2, parts.day)) return false;
    rest.skip_spaces();
    if (!http_clock(rest, parts)) return false;
    rest.skip_spaces();
    return http_year(rest, parts.year) && rest.empty();
}

bool http_zone(Rest& rest, int& offset) {
    rest.skip_spaces();
    if (rest.take('+')) return numeric_offset(rest, 1, offset);
    if (rest.take('-')) return numeric_offset(rest, -1, offset);
    return named_zone(rest.word(), offset);
}

}  // namespace

bool parse_date_time(std::string_view text, Timestamp& time) {
    Parts parts;
    if (usual_date_time(text, parts)) return parts.to(time);
    Rest rest{trimmed(text)};
    if (!rest.number(4, 4, parts.year)) return false;
    bool const extended = rest.take('-');
    if (!rest.number(2, 2, parts.month) || (extended && !rest.take('-')) || !rest.number(2, 2, parts.day)) return false;
    if (rest.empty()) return extended && parts.to(time);

    if (!rest.take_one_of("t ") || !rest.number(2, 2, parts.hour)) return false;
    bool const colons = rest.take(':');
    if (!rest.number(2, 2, parts.minute)) return false;
    if (colons ? rest.take(':') : rest.starts_with_digit()) {
        if (!rest.number(2, 2, parts.second) || !rest.fraction(parts.nanos)) return false;
    }
    return date_time_zone(rest, parts.offset) && rest.empty() && parts.to(time);
}

bool parse_epoch_seconds(std::string_view text, Timestamp& time) {
    text = trimmed(text);
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);

    std::size_t const mantissa_size = std::min(text.find_first_of("eE"), text.size());
    std::string_view mantissa = text.substr(0, mantissa_size);
    std::int64_t exponent = 0;
    if (mantissa_size < text.size()) {
        std::string_view digits = text.substr(mantissa_size + 1);
        bool const down = digits.starts_with('-');
        if (down || digits.starts_with('+')) digits.remove_prefix(1);
        if (digits.empty()) return false;
        for (char const c : digits) {
            if (!is_digit(c)) return false;
            // Beyond every text there is: neither the value nor the sum below needs more.
            if (exponent < 1'000'000'000'000) exponent = 10 * exponent + (c - '0');
        }
        if (down) exponent = -exponent;
    }

    // How many digits of the mantissa are whole seconds, once the exponent has moved the point.
    std::size_t const point = std::min(mantissa.find('.'), mantissa.size());
    std::int64_t position = static_cast<std::int64_t>(point) + exponent;

    std::int64_t seconds = 0;
    std::uint32_t nanos = 0;
    std::uint32_t unit = nanos_per_second / 10;
    bool any = false;
    bool beyond = false;  // anything but zero after the nanoseconds
    auto const digit = [&](int value) {
        if (position-- > 0)
            return !__builtin_mul_overflow(seconds, std::int64_t{10}, &seconds)
                && !__builtin_add_overflow(seconds, std::int64_t{negative ? -value : value}, &seconds);
        nanos += unit * static_cast<unsigned>(value);
        beyond = beyond || (unit == 0 && value != 0);
        unit /= 10;
        return true;
    };

    for (; position < 0 && unit != 0; ++position) unit /= 10;  // 5e-3: the point lies before the digits
    if (position < 0) position = 0;
    for (std::size_t i = 0; i < mantissa.size(); ++i) {
        if (i == point) continue;
        if (!is_digit(mantissa[i])) return false;
        any = true;
        if (!digit(mantissa[i] - '0')) return false;
    }
    if (!any) return false;
    while (seconds != 0 && position > 0)
        if (!digit(0)) return false;

    if (negative && (nanos != 0 || beyond)) {
        // Rounded down, which is away from zero here.
        if (seconds == std::numeric_limits<std::int64_t>::min()) return false;
        seconds -= 1;
        nanos = nanos_per_second - nanos - (beyond ? 1 : 0);
    }
    time = Timestamp::from_epoch_seconds(seconds, nanos);
    return true;
}

bool parse_http_date(std::string_view text, Timestamp& time) {
    Rest rest{trimmed(text)};
    Parts parts;
    if (!rest.starts_with_digit()) {
        if (!is_weekday(rest.word())) return false;
        rest.take(',');
        rest.skip_spaces();
        if (!rest.starts_with_digit()) {
            parts.month = month_number(rest.word());
            return asctime_rest(rest, parts) && parts.to(time);
        }
    }
    if (!rest.number(1, 2, parts.day) || !rest.take_one_of(" -")) return false;
    parts.month = month_number(rest.word());
    if (!rest.take_one_of(" -") || !http_year(rest, parts.year)) return false;
    rest.skip_spaces();
    return http_clock(rest, parts) && http_zone(rest, parts.offset) && rest.empty() && parts.to(time);
}

bool parse_timestamp(std::string_view text, Timestamp& time) {
    // Most texts are date-times, and no number has a sign behind four digits.
    bool const looks_like_date =
        text.size() > 4 && text[4] == '-' && std::all_of(text.begin(), text.begin() + 4, is_digit);
    if (looks_like_date && parse_date_time(text, time)) return true;
    return parse_epoch_seconds(text, time) || parse_date_time(text, time) || parse_http_date(text, time);
}

}  // namespace inia::format
