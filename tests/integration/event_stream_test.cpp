// components: s3 lambda
// Streams of events over real connections: the strict server's scripts, and S3 Select of the local AWS.
#include <inia/lambda.hpp>
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/event_frames.hpp>
#include <support/local_aws.hpp>
#include <support/strict_server.hpp>
#include <support/strict_session.hpp>

#include <chrono>
#include <string>

namespace lambda = inia::lambda;
namespace s3 = inia::s3;
using inia::test::event;
using inia::test::frame;
using inia::test::Reply;
using inia::test::stream_reply;
using inia::test::strict_session;
using inia::test::StrictServer;
using namespace std::chrono_literals;

namespace {

s3::SelectObjectContentRequest query(std::string bucket = "bucket", std::string key = "key") {
    return {.Bucket = std::move(bucket),
            .Key = std::move(key),
            .Expression = "SELECT s.name FROM s3object s WHERE s.kind = 'owl'",
            .ExpressionType = s3::ExpressionType::SQL,
            .InputSerialization =
                s3::InputSerialization{.CSV = s3::CSVInput{.FileHeaderInfo = s3::FileHeaderInfo::USE}},
            .OutputSerialization = s3::OutputSerialization{.CSV = s3::CSVOutput{}}};
}

s3::SelectObjectContentResponse select(StrictServer const& server, inia::Config config = {}) {
    config.endpoint_url = server.url();
    return s3::Client(strict_session(), config).select_object_content(query());
}

std::string const stats = "<Stats><BytesScanned>70</BytesScanned><BytesReturned>8</BytesReturned></Stats>";

}  // namespace

TEST_CASE("the events of S3 Select arrive as they are sent, however the bytes are cut", "[events]") {
    std::string const body =
        event("Records", "first,") + event("Cont") + event("Records", "second") + event("Stats", stats) + event("End");
    StrictServer server;
    server.answer(stream_reply(body).chunked().slowly(7, 1ms));
    server.answer(stream_reply(body).chunked(1));
    server.answer(stream_reply(body));
    for (int i = 0; i < 3; ++i) {
        auto answer = select(server);
        std::string records;
        std::int64_t scanned = 0;
        int others = 0;
        for (auto const& each : answer.Payload) {
            if (auto const* part = each.get_if<s3::RecordsEvent>())
                records += part->Payload->text();
            else if (auto const* told = each.Stats())
                scanned = told->Details->BytesScanned.value();
            else
                ++others;
        }
        CHECK(records == "first,second");
        CHECK(scanned == 70);
        CHECK(others == 2);
    }
    CHECK(server.complaints() == inia::test::no_complaints);
}

TEST_CASE("an event is handed out while the stream goes on, beyond the limits of the call", "[events]") {
    std::string const body = event("Records", std::string(100, 'a')) + event("Records", std::string(100, 'b'));
    StrictServer server;
    // A pause before each piece: the second event comes 600 ms after the first one, the whole takes twice that.
    server.answer(stream_reply(body).chunked(body.size()).slowly(body.size() / 2, 600ms));
    s3::Client const client(strict_session(), {.endpoint_url = server.url(), .read_timeout = 5000ms});
    auto answer = client.call<s3::op::SelectObjectContent>(query(), {.timeout = 900ms, .attempt_timeout = 900ms});
    auto const begin = std::chrono::steady_clock::now();
    CHECK(answer.Payload.next()->Records()->Payload->text()[0] == 'a');
    CHECK(std::chrono::steady_clock::now() - begin < 550ms + 600ms);
    CHECK(answer.Payload.next()->Records()->Payload->text()[0] == 'b');
    CHECK_FALSE(answer.Payload.next().has_value());
}

TEST_CASE("a peer that falls silent in the middle of a stream is a TimeoutError", "[events]") {
    std::string const body = event("Records", "one") + event("Records", "two");
    StrictServer server;
    server.answer(stream_reply(body).chunked(body.size()).slowly(body.size() / 2, 700ms));
    auto answer = select(server, {.read_timeout = 800ms});
    CHECK(answer.Payload.next().has_value());  // each pause is shorter than the limit
    StrictServer silent;
    silent.answer(stream_reply(body).chunked(body.size()).slowly(body.size() / 2, 1500ms));
    CHECK_THROWS_AS(
        [&] {
            auto other = select(silent, {.read_timeout = 400ms});
            while (other.Payload.next()) {
            }
        }(),
        inia::TimeoutError);
    static_cast<void>(silent.complaints());  // that we hung up
}

TEST_CASE("a connection that is cut in the middle of an event is an error after the events before", "[events]") {
    std::string const first = event("Records", "one"), body = first + event("Records", "two");
    for (bool const chunked : {false, true}) {
        StrictServer server;
        Reply answer = stream_reply(body);
        if (chunked) answer.chunked();
        server.answer(answer.cut_after(first.size() + 20));
        auto got = select(server);
        CHECK(got.Payload.next()->Records()->Payload->text() == "one");
        CHECK_THROWS_AS(got.Payload.next(), inia::TransportError);
        CHECK_FALSE(got.Payload.next().has_value());
    }
    // Without a length nobody sees the cut but the frames.
    StrictServer server;
    server.answer(stream_reply(body).without_length().cut_after(first.size() + 20));
    auto got = select(server);
    CHECK(got.Payload.next().has_value());
    CHECK_THROWS_AS(got.Payload.next(), inia::ParseError);
}

TEST_CASE("an error that the service puts into the stream is the service's error", "[events]") {
    StrictServer server;
    server.answer(stream_reply(event("Records", "one")
                               + frame({{.name = ":message-type", .value = "error"},
                                        {.name = ":error-code", .value = "CastFailed"},
                                        {.name = ":error-message", .value = "no number"}})));
    auto answer = select(server);
    CHECK(answer.Payload.next().has_value());
    try {
        answer.Payload.next();
        FAIL("nothing was thrown");
    } catch (s3::ServiceError const& error) {
        CHECK(error.code() == "CastFailed");
        CHECK(error.message() == "no number");
        CHECK(error.operation() == "SelectObjectContent");
    }
}

TEST_CASE("a stream that nobody reads to its end gives its connection up", "[events]") {
    StrictServer server;
    server.answer(stream_reply(event("Records", "one") + event("End")));
    server.answer(stream_reply(event("End")));
    s3::Client const client(strict_session(), {.endpoint_url = server.url()});
    { auto const dropped = client.select_object_content(query()); }
    auto answer = client.select_object_content(query());
    CHECK(answer.Payload.next()->End());
    CHECK_FALSE(answer.Payload.next().has_value());
    CHECK(server.complaints() == inia::test::no_complaints);
}

TEST_CASE("Lambda streams what a function answers", "[events]") {
    StrictServer server{{.rules = {.service = "lambda"}}};
    server.answer(stream_reply(event("PayloadChunk", "hel") + event("PayloadChunk", "lo")
                               + event("InvokeComplete", R"({"ErrorCode":"Function.Error","LogResult":"bG9n"})"))
                      .header("X-Amz-Executed-Version", "7")
                      .chunked(5));
    lambda::Client const client(strict_session(), {.endpoint_url = server.url()});
    auto answer = client.invoke_with_response_stream({.FunctionName = "f", .Payload = "{}"});
    CHECK(answer.StatusCode == 200);
    CHECK(answer.ExecutedVersion == "7");
    std::string text, code;
    for (auto const& each : answer.EventStream) {
        if (auto const* chunk = each.PayloadChunk()) text += chunk->Payload->text();
        if (auto const* done = each.InvokeComplete()) code = done->ErrorCode.value();
    }
    CHECK(text == "hello");
    CHECK(code == "Function.Error");
    CHECK(server.requests().at(0).body == "{}");
    CHECK(server.complaints() == inia::test::no_complaints);
}

TEST_CASE("S3 Select of the local AWS gives the rows that were asked for", "[events][s3]") {
    INIA_NEEDS_LOCAL_AWS();
    s3::Client const client(inia::test::local_session(), inia::test::local_config());
    std::string const bucket = "inia-it-select";
    static_cast<void>(client.try_call<s3::op::CreateBucket>({.Bucket = bucket}));
    client.put_object({.Bucket = bucket, .Key = "animals.csv", .Body = "name,kind\nhoot,owl\nred,fox\nshriek,owl\n"});
    auto answer = client.select_object_content(query(bucket, "animals.csv"));
    std::string rows;
    bool ended = false;
    for (auto const& each : answer.Payload) {
        if (auto const* records = each.Records()) rows += records->Payload->text();
        if (each.End()) ended = true;
        CHECK_FALSE(each.unknown());
    }
    CHECK(rows == "hoot\nshriek\n");
    CHECK(ended);
    client.delete_object({.Bucket = bucket, .Key = "animals.csv"});
    client.delete_bucket({.Bucket = bucket});
}
