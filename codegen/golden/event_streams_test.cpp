// Streams of events as an application reads them, with generated types and the shipped codecs.
#include <inia/core/eventstream/encoder.hpp>
#include <inia/core/hash.hpp>
#include <inia/core/print.hpp>
#include <inia/core/protocol/rest_json.hpp>
#include <inia/event_streams.hpp>
#include <inia/event_streams/describe.hpp>

#include "support/catch.hpp"

#include <ranges>
#include <string>
#include <type_traits>
#include <vector>

namespace streams = inia::event_streams;
using inia::eventstream::Header;
using inia::eventstream::HeaderType;
using Watch = streams::op::Watch;

static_assert(std::ranges::input_range<inia::EventStream<streams::Sightings>>);
static_assert(!std::is_copy_constructible_v<streams::WatchResponse>);
static_assert(std::is_nothrow_move_constructible_v<streams::WatchResponse>);

namespace {

std::string frame(std::vector<Header> headers, std::string_view payload = {}) {
    std::string bytes;
    REQUIRE(inia::eventstream::encode({.headers = std::move(headers), .payload = payload}, bytes)
            == inia::eventstream::Problem::none);
    return bytes;
}

std::string event(std::string_view type, std::string_view payload = {}, std::vector<Header> more = {}) {
    more.push_back({.name = ":message-type", .value = "event"});
    more.push_back({.name = ":event-type", .value = type});
    return frame(std::move(more), payload);
}

std::string exception(std::string_view type, std::string_view payload) {
    return frame({{.name = ":message-type", .value = "exception"}, {.name = ":exception-type", .value = type}}, payload);
}

inia::AnyError read(std::string body, streams::WatchResponse& answer) {
    inia::HttpResponse response;
    response.status = 200;
    response.headers.add("x-session", "s1");
    response.headers.add("x-amzn-requestid", "r1");
    response.body = std::move(body);
    return Watch::Protocol::deserialize<Watch>(response, answer);
}

streams::WatchResponse watch(std::string body) {
    streams::WatchResponse answer;
    if (inia::AnyError error = read(std::move(body), answer)) error.raise();
    return answer;
}

}  // namespace

TEST_CASE("events come in order, and by name where two members have one type", "[golden][events]") {
    auto answer = watch(event("night", R"({"Where": "wood", "Young": ["a", "b"]})",
                              {{.name = "Legs", .type = HeaderType::int8, .number = 4},
                               {.name = "At", .type = HeaderType::timestamp, .number = 1500},
                               {.name = "Kind", .value = "owl"}})
                        + event("picture", "\x01\x02") + event("report", R"({"Count": 7})") + event("Nothing"));
    CHECK(answer.Session == "s1");

    std::vector<std::string> seen;
    for (auto const& sighting : answer.Sightings) {
        if (auto const* animal = sighting.get_if<streams::Animal>()) {
            CHECK(sighting.day() == nullptr);
            CHECK(sighting.night() == animal);
            CHECK(animal->Legs == 4);
            CHECK(animal->At == inia::Timestamp::from_epoch_milliseconds(1500));
            CHECK(animal->Kind == streams::Kind::owl);
            CHECK(animal->Where == "wood");
            CHECK(animal->Young.size() == 2);
            seen.push_back("night");
        } else if (auto const* picture = sighting.picture()) {
            CHECK(picture->Bytes->text() == "\x01\x02");
            seen.push_back("picture");
        } else if (auto const* report = sighting.report()) {
            CHECK(report->Details->Count == 7);
            seen.push_back("report");
        } else if (sighting.Nothing()) {
            seen.push_back("nothing");
        }
    }
    CHECK(seen == std::vector<std::string>{"night", "picture", "report", "nothing"});
    CHECK_FALSE(answer.Sightings.next().has_value());
}

TEST_CASE("an event of a kind that the model does not have is kept", "[golden][events]") {
    auto answer = watch(event("ufo", "bytes", {{.name = ":content-type", .value = "text/plain"}}) + event("Nothing"));
    auto const first = answer.Sightings.next();
    REQUIRE(first->unknown());
    CHECK(first->unknown()->type == "ufo");
    CHECK(first->unknown()->content_type == "text/plain");
    CHECK(first->unknown()->payload.text() == "bytes");
    CHECK(first->get_if<streams::Animal>() == nullptr);
    bool const visited = first->visit([](auto const& value) {
        return std::is_same_v<std::remove_cvref_t<decltype(value)>, inia::UnknownEvent>;
    });
    CHECK(visited);
    CHECK(answer.Sightings.next()->Nothing());
}

TEST_CASE("a modelled exception in the stream is thrown by its type, with its members", "[golden][events]") {
    auto answer = watch(event("Nothing") + exception("CameraBroken", R"({"message": "no light", "Camera": "c3"})")
                        + event("Nothing"));
    CHECK(answer.Sightings.next().has_value());
    try {
        answer.Sightings.next();
        FAIL("nothing was thrown");
    } catch (streams::CameraBroken const& error) {
        CHECK(error.Camera == "c3");
        CHECK(error.message() == "no light");
        CHECK(error.code() == "CameraBroken");
        CHECK(error.operation() == "Watch");
        CHECK(error.request_id() == "r1");
        CHECK(error.http_status() == 200);
        CHECK(error.fault() == inia::Fault::server);
        CHECK_FALSE(error.retryable());
    }
    CHECK_FALSE(answer.Sightings.next().has_value());  // nothing follows an error
}

TEST_CASE("events are printed, compared and hashed by kind and value, a stream by what it is", "[golden][events]") {
    auto answer = watch(event("day", R"({"Where": "wood"})") + event("night", R"({"Where": "wood"})")
                        + event("dawn", R"({"Where": "sky"})"));
    CHECK_THAT(inia::to_string(answer), Catch::Contains(R"("Sightings": <stream of events>)"));
    CHECK(answer == answer);
    CHECK(streams::WatchResponse() == streams::WatchResponse());
    CHECK_FALSE(answer == streams::WatchResponse());
    CHECK(inia::hash_value(streams::WatchResponse()) == inia::hash_value(streams::WatchResponse()));

    auto const day = answer.Sightings.next(), night = answer.Sightings.next(), dawn = answer.Sightings.next();
    CHECK(inia::to_string(day) == R"({"day": {"Where": "wood"}})");
    CHECK(inia::to_string(night) == R"({"night": {"Where": "wood"}})");
    CHECK(inia::to_string(dawn) == R"({"unknown_event": "dawn"})");
    CHECK(day == day);
    CHECK_FALSE(day == night);
    CHECK_FALSE(night == dawn);
    CHECK(inia::hash_value(day) == inia::hash_value(day));
    CHECK(inia::hash_value(day) != inia::hash_value(night));
    CHECK(inia::hash_value(night) != inia::hash_value(dawn));
}

TEST_CASE("the member's name in the stream leads to the error's own code", "[golden][events]") {
    auto answer = watch(exception("throttled", R"({"message": "slow down"})"));
    auto const result = answer.Sightings.try_next();
    REQUIRE_FALSE(result);
    auto const* error = result.error().get<streams::Throttled>();
    REQUIRE(error);
    CHECK(error->code() == "Throttled");
    CHECK(error->throttling());
    CHECK(error->fault() == inia::Fault::client);
}

TEST_CASE("errors that the model does not have arrive as the service's base class", "[golden][events]") {
    auto answer = watch(frame({{.name = ":message-type", .value = "error"},
                               {.name = ":error-code", .value = "InternalError"},
                               {.name = ":error-message", .value = "it broke"}}));
    CHECK_THROWS_AS(answer.Sightings.next(), streams::ServiceError);
    auto other = watch(exception("NewKind", R"({"message": "m"})"));
    try {
        for ([[maybe_unused]] auto const& sighting : other.Sightings) FAIL("an event came out");
        FAIL("nothing was thrown");
    } catch (streams::ServiceError const& error) {
        CHECK(error.code() == "NewKind");
        CHECK(error.message() == "m");
    }
}

TEST_CASE("a stream that is broken or ends inside of an event is an error", "[golden][events]") {
    std::string const whole = event("Nothing");
    auto cut = watch(whole + whole.substr(0, whole.size() - 1));
    CHECK(cut.Sightings.next().has_value());
    CHECK_THROWS_AS(cut.Sightings.next(), inia::ParseError);
    CHECK_FALSE(cut.Sightings.next().has_value());

    std::string flipped = whole;
    flipped.back() = static_cast<char>(flipped.back() ^ 1);
    CHECK_THROWS_AS(watch(flipped).Sightings.next(), inia::ParseError);
    CHECK_THROWS_AS(watch(event("report", "{]")).Sightings.next(), inia::ParseError);
    CHECK_THROWS_AS(watch(frame({{.name = ":message-type", .value = "event"}})).Sightings.next(), inia::ParseError);
    CHECK_THROWS_AS(watch(frame({{.name = ":event-type", .value = "Nothing"}})).Sightings.next(), inia::ParseError);
}

TEST_CASE("a header of an event must fit its member", "[golden][events]") {
    auto const legs = [](HeaderType type, std::int64_t number) {
        return watch(event("day", {}, {{.name = "Legs", .type = type, .number = number}})).Sightings.next();
    };
    CHECK(legs(HeaderType::int8, -128)->day()->Legs == -128);
    CHECK(legs(HeaderType::int32, 127)->day()->Legs == 127);
    CHECK_THROWS_AS(legs(HeaderType::int32, 128), inia::ParseError);
    CHECK_THROWS_AS(legs(HeaderType::boolean, 1), inia::ParseError);
}

TEST_CASE("an answer without a member that it must have is an error before the first event", "[golden][events]") {
    inia::HttpResponse response;
    response.status = 200;
    response.body = event("Nothing");
    streams::WatchResponse answer;
    inia::AnyError const error = Watch::Protocol::deserialize<Watch>(response, answer);
    CHECK(error.is<inia::ParseError>());
    CHECK(std::string(error.what()).find("Session") != std::string::npos);
}

TEST_CASE("a stream that nobody opened has no events", "[golden][events]") {
    inia::EventStream<streams::Sightings> stream;
    CHECK_FALSE(stream.next().has_value());
    CHECK(stream.begin() == stream.end());
    CHECK(watch("").Sightings.begin() == std::default_sentinel);
}
