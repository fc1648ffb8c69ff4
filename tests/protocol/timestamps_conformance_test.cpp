#include "protocol/conformance_report.hpp"

#include <inia/core/format/number.hpp>
#include <inia/core/timestamp.hpp>
#include <inia/core/timestamp_format.hpp>

#include <algorithm>
#include <string>
#include <string_view>

// How a case is judged stands in the README of the conformance folder, section timestamps.

namespace inia::format {
namespace {

using test::ConformanceReport;
using test::differs;
namespace json = boost::json;

using Append = bool (*)(std::string&, Timestamp);
using Parse = bool (*)(std::string_view, Timestamp&);

Timestamp expected_time(json::value const& item) {
    std::int64_t seconds = 0;
    REQUIRE(parse_number(item.at("seconds").as_string(), seconds));
    return Timestamp::from_epoch_seconds(seconds, item.at("nanos").to_number<std::uint32_t>());
}

bool must_fail(json::value const& item) {
    json::value const* const error = item.as_object().if_contains("error");
    return error != nullptr && error->as_bool();
}

std::string shown(Timestamp time) {
    return std::to_string(time.seconds()) + " s " + std::to_string(time.nanos()) + " ns";
}

bool append_epoch(std::string& out, Timestamp time) {
    append_epoch_seconds(out, time);
    return true;
}

/// A time in nanoseconds since the epoch: wide enough for every time and every text of the vectors.
__extension__ typedef __int128 Nanoseconds;
constexpr Nanoseconds second = 1'000'000'000;

Nanoseconds nanoseconds_of(Timestamp time) { return time.seconds() * second + time.nanos(); }

/// What a decimal number of seconds says, by arithmetic that the code under test has no part in.
Nanoseconds nanoseconds_of(std::string_view number) {
    bool const negative = number.starts_with('-');
    if (negative) number.remove_prefix(1);
    std::size_t const point = std::min(number.find('.'), number.size());
    Nanoseconds value = 0;
    for (char const digit : number.substr(0, point)) value = value * 10 + (digit - '0');
    std::string fraction(number.substr(std::min(point + 1, number.size())));
    fraction.resize(9, '0');
    for (char const digit : fraction) value = value * 10 + (digit - '0');
    return negative ? -value : value;
}

std::string number_of(Nanoseconds value) {
    Nanoseconds const size = value < 0 ? -value : value;
    std::string fraction = std::to_string(static_cast<std::int64_t>(second + size % second)).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    std::string const whole = std::to_string(static_cast<std::int64_t>(size / second));
    return (value < 0 ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

/// Empty, or why a case about epoch seconds contradicts itself. Its `text` is a number of seconds (that is the format's
/// definition), its `seconds` and `nanos` count the other way where the README's sentence says that the second is
/// floored, and its `iso8601` is a third witness for the time it means: a case is only wrong if the other two agree.
std::string contradiction(json::value const& item) {
    if (must_fail(item)) return {};
    Timestamp const time = expected_time(item);
    std::string_view const text = item.at("text").as_string();
    if (nanoseconds_of(text) == nanoseconds_of(time)) return {};
    std::string_view iso = item.at("iso8601").as_string();
    iso.remove_suffix(1);  // Z
    Nanoseconds const in_minute = nanoseconds_of(iso.substr(iso.rfind(':') + 1));
    Nanoseconds const minute = 60 * second;
    if ((nanoseconds_of(time) % minute + minute) % minute != in_minute) return {};
    return "its text says " + number_of(nanoseconds_of(text)) + " s, but its seconds, nanos and iso8601 ("
         + std::string(iso) + "Z) mean " + number_of(nanoseconds_of(time)) + " s";
}

template<class Visit> void for_each_case(std::string const& name, Visit visit) {
    auto const file = test::conformance_file("timestamps/" + name);
    if (!file) return;
    for (json::value const& item : file->at("cases").as_array())
        visit(name + "#" + std::string(item.at("id").as_string()), item);
}

std::string judge_writing(json::value const& item, Append append) {
    std::string text;
    bool const written = append(text, expected_time(item));
    if (must_fail(item)) return written ? "it was written as " + text : "";
    return written ? differs("the text", text, item.at("text").as_string()) : "it was refused";
}

std::string judge_reading(json::value const& item, Parse parse) {
    Timestamp time;
    bool const read = parse(item.at("text").as_string(), time);
    if (must_fail(item)) return read ? "it was read as " + shown(time) : "";
    return read ? differs("the time", shown(time), shown(expected_time(item))) : "it was refused";
}

template<class Judge> void run_file(ConformanceReport& report, std::string const& name, Judge judge) {
    for_each_case(name,
                  [&](std::string const& id, json::value const& item) { report.run(id, [&] { return judge(item); }); });
}

template<class Judge> void run_epoch_file(ConformanceReport& report, std::string const& name, Judge judge) {
    for_each_case(name, [&](std::string const& id, json::value const& item) {
        std::string const why = contradiction(item);
        if (why.empty()) {
            report.run(id, [&] { return judge(item); });
            return;
        }
        report.skip_wrong_case(id, why);
        // The time that it means is written and read as the number that it is.
        INFO(id);
        std::string const right = number_of(nanoseconds_of(expected_time(item)));
        std::string text;
        append_epoch_seconds(text, expected_time(item));
        CHECK(text == right);
        Timestamp time;
        CHECK(parse_epoch_seconds(right, time));
        CHECK(time == expected_time(item));
    });
}

}  // namespace

TEST_CASE("the timestamp vectors hold", "[timestamp]") {
    ConformanceReport report("timestamps");
    auto const writing = [](Append append) {
        return [=](json::value const& item) { return judge_writing(item, append); };
    };
    auto const reading = [](Parse parse) {
        return [=](json::value const& item) { return judge_reading(item, parse); };
    };
    run_file(report, "format-date-time.json", writing(append_date_time));
    run_epoch_file(report, "format-epoch-seconds.json", writing(append_epoch));
    run_file(report, "format-http-date.json", writing(append_http_date));
    run_file(report, "parse-date-time.json", reading(parse_date_time));
    run_epoch_file(report, "parse-epoch-seconds.json", reading(parse_epoch_seconds));
    run_file(report, "parse-http-date.json", reading(parse_http_date));
}

TEST_CASE("a reader that does not know the format comes to the same times", "[timestamp]") {
    for (char const* name : {"parse-date-time.json", "parse-epoch-seconds.json", "parse-http-date.json"}) {
        for_each_case(name, [](std::string const& id, json::value const& item) {
            INFO(id);
            std::string const text{item.at("text").as_string()};
            Timestamp known;
            Timestamp guessed;
            bool const read =
                parse_date_time(text, known) || parse_epoch_seconds(text, known) || parse_http_date(text, known);
            CHECK(parse_timestamp(text, guessed) == read);
            CHECK(guessed == known);
        });
    }
}

}  // namespace inia::format
