// service: bedrock-runtime, operations: InvokeModelWithResponseStream ConverseStream
#include <inia/bedrock_runtime.hpp>

#include <support/catch.hpp>
#include <support/event_frames.hpp>
#include <support/strict_server.hpp>
#include <support/strict_session.hpp>

#include <cstdint>
#include <string>

// moto has no streams of Bedrock: the strict server verifies the signatures and plays the service.

namespace bedrock = inia::bedrock_runtime;

TEST_CASE("Bedrock streams a model's bytes, and the model's failure as its class", "[bedrock]") {
    using inia::test::json_event;
    inia::test::StrictServer server{{.rules = {.service = "bedrock"}}};
    server.answer(
        inia::test::stream_reply(
            json_event("chunk", R"({"bytes":"eyJhIjo=","p":"abcd"})") + json_event("chunk", R"({"bytes":"MX0="})")
            + inia::test::json_exception("modelStreamErrorException",
                                         R"({"message":"lost","originalStatusCode":503,"originalMessage":"no"})"))
            .header("X-Amzn-Bedrock-Content-Type", "application/json")
            .chunked(7));
    bedrock::Client const client(inia::test::strict_session(), {.endpoint_url = server.url()});
    auto answer = client.invoke_model_with_response_stream(
        {.modelId = "a.model-v1:0", .body = R"({"prompt":"x"})", .contentType = "application/json"});
    CHECK(answer.contentType == "application/json");
    std::string bytes;
    for (int i = 0; i < 2; ++i) bytes += answer.body.next()->chunk()->bytes->text();
    CHECK(bytes == R"({"a":1})");
    try {
        answer.body.next();
        FAIL("nothing was thrown");
    } catch (bedrock::ModelStreamErrorException const& error) {
        CHECK(error.message() == "lost");
        CHECK(error.originalStatusCode == 503);
        CHECK(error.originalMessage == "no");
    }
    auto const request = server.requests().at(0);
    CHECK(request.target == "/model/a.model-v1%3A0/invoke-with-response-stream");
    CHECK(request.body == R"({"prompt":"x"})");
    CHECK(server.complaints() == inia::test::no_complaints);
}

TEST_CASE("a conversation with a model of Bedrock comes as typed events", "[bedrock]") {
    using inia::test::json_event;
    inia::test::StrictServer server{{.rules = {.service = "bedrock"}}};
    server.answer(inia::test::stream_reply(
                      json_event("messageStart", R"({"p":"ab","role":"assistant"})")
                      + json_event("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":"Hel"}})")
                      + json_event("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":"lo"}})")
                      + json_event("somethingNew", R"({"of":"tomorrow"})")
                      + json_event("messageStop", R"({"stopReason":"end_turn"})")
                      + json_event("metadata", R"({"usage":{"inputTokens":3,"outputTokens":2,"totalTokens":5},)"
                                               R"("metrics":{"latencyMs":41}})")
                      + inia::test::json_exception("throttlingException", R"({"message":"later"})"))
                      .chunked(19));
    bedrock::Client const client(inia::test::strict_session(), {.endpoint_url = server.url()});
    auto answer = client.converse_stream({
        .modelId = "a.model",
        .messages = {{.role = bedrock::ConversationRole::user, .content = {{.text = "Hi"}}}},
    });
    std::string text, unknown;
    std::int64_t tokens = 0;
    auto const read = [&] {
        for (auto const& each : answer.stream) {
            if (auto const* delta = each.contentBlockDelta()) text += delta->delta->text.value();
            if (auto const* stop = each.messageStop()) CHECK(stop->stopReason == bedrock::StopReason::end_turn);
            if (auto const* metadata = each.metadata()) tokens = metadata->usage->totalTokens.value();
            if (auto const* other = each.unknown()) unknown = other->type;
        }
    };
    CHECK_THROWS_AS(read(), bedrock::ThrottlingException);
    CHECK(text == "Hello");
    CHECK(unknown == "somethingNew");
    CHECK(tokens == 5);
    CHECK(server.requests().at(0).target == "/model/a.model/converse-stream");
    CHECK(server.complaints() == inia::test::no_complaints);
}
