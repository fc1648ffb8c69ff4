#include "protocol/conformance_report.hpp"

#include <inia/core/format/number.hpp>
#include <inia/core/timestamp.hpp>
#include <inia/core/timestamp_format.hpp>

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

/// The vectors write a time before 1970 with a fraction as its second, rounded down, followed by the fraction:
/// 0.1 s before the epoch is -1 s and 900,000,000 ns, and so becomes -1.9. The Smithy specification defines the format
/// as the number of seconds since the epoch, which is -0.1 then, and services read it as a number.
bool is_wrong_number(json::value const& item) {
    Timestamp const time = expected_time(item);
    return time.seconds() < 0 && time.nanos() != 0;
}

/// The number of seconds of such a time, from the model's values and not by the code under test.
std::string right_number(json::value const& item) {
    Timestamp const time = expected_time(item);
    std::string fraction = std::to_string(2'000'000'000 - time.nanos()).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return "-" + std::to_string(-(time.seconds() + 1)) + "." + fraction;
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
        if (!is_wrong_number(item)) {
            report.run(id, [&] { return judge(item); });
            return;
        }
        report.skip("wrong in itself, epoch seconds before 1970 with a fraction that counts upwards; ours is checked");
        INFO(id);
        std::string text;
        append_epoch_seconds(text, expected_time(item));
        CHECK(text == right_number(item));
        Timestamp time;
        CHECK(parse_epoch_seconds(right_number(item), time));
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
