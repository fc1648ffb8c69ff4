#include "support/catch.hpp"
#include "unit/core/protocol/http_sample.hpp"

#include <inia/core/protocol/json.hpp>

#include <string>

using inia::AnyError;
using inia::ErrorEnvelope;
using inia::Fault;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::protocol::Json;

namespace json_test {

struct HostedRequest {
    inia::Optional<std::string> label{};
};

/// A modelled error as codegen emits it: a class, described like a structure.
struct OutOfStock {
    inia::Optional<std::string> Item{};
    inia::Optional<std::int32_t> Left{};
};

}  // namespace json_test

using json_test::HostedRequest;
using json_test::OutOfStock;

namespace {

constexpr inia::ServiceInfo compatible{.name = "sample", .json_version = "1.0", .query_compatible = true};

template<class I, class O> struct Operation {
    using Request = I;
    using Response = O;
};
struct Describe : Operation<json_sample::Tokened, json_sample::Sink> {
    static constexpr inia::OperationInfo info{
        .service = &json_sample::service, .name = "Describe", .method = "POST", .uri = "/"};
};
struct Ping : Operation<json_sample::Empty, json_sample::Empty> {
    static constexpr inia::OperationInfo info{
        .service = &json_sample::service, .name = "Ping", .method = "POST", .uri = "/", .has_input = false};
};
struct Hosted : Operation<HostedRequest, json_sample::Empty> {
    static constexpr inia::OperationInfo info{
        .service = &compatible, .name = "Hosted", .method = "POST", .uri = "/", .host_prefix = "foo.{label}."};
};

inia::ClientCore const& core() {
    static auto const* const made = new inia::ClientCore(json_sample::service, {}, {});
    return *made;
}

HttpResponse answer(int status, std::string body, std::initializer_list<inia::Headers::Field> headers = {}) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    for (auto const& field : headers) response.headers.add(field.name, field.value);
    return response;
}

ErrorEnvelope envelope(int status, std::string body, std::initializer_list<inia::Headers::Field> headers = {}) {
    return Json::read_error_envelope(json_sample::service, answer(status, std::move(body), headers));
}

}  // namespace

template<> struct inia::schema<json_test::HostedRequest> {
    static constexpr std::string_view name = "HostedRequest";
    static constexpr char const* names[] = {"label"};
    static constexpr Member members[] = {{.wire = "label", .host_label = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &HostedRequest::label>;
};
template<> struct inia::schema<json_test::OutOfStock> {
    static constexpr std::string_view name = "OutOfStock";
    static constexpr char const* names[] = {"Item", "Left"};
    static constexpr Member members[] = {{.wire = "Item"}, {.wire = "Left"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &OutOfStock::Item, &OutOfStock::Left>;
};

TEST_CASE("a json request says its operation in a header and its input in the body", "[protocol][json]") {
    HttpRequest http;
    CHECK_FALSE(Json::serialize<Describe>(core(), {.Token = "t", .Name = "n"}, http));
    CHECK(http.method == "POST");
    CHECK(http.path == "/");
    CHECK(http.query.empty());
    CHECK(http.host.empty());
    CHECK(http.headers.block() == "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: Sample_2020.Describe\r\n");
    CHECK(http.body.text() == R"({"Token":"t","Name":"n"})");
}

TEST_CASE("a json request without input sends an empty object", "[protocol][json]") {
    HttpRequest http;
    CHECK_FALSE(Json::serialize<Ping>(core(), {}, http));
    CHECK(http.body.text() == "{}");
    CHECK(http.headers.find("X-Amz-Target") == "Sample_2020.Ping");
}

TEST_CASE("a json request gets a fresh idempotency token when it brings none", "[protocol][json]") {
    HttpRequest http;
    CHECK_FALSE(Json::serialize<Describe>(core(), {.Name = "n"}, http));
    std::string const body(http.body.text());
    CHECK(body.substr(0, 10) == R"({"Token":")");
    CHECK(body.size() == std::string(R"({"Token":"00000000-0000-4000-8000-000000000000","Name":"n"})").size());
}

TEST_CASE("a json request expands the host's labels and says that it understands query errors", "[protocol][json]") {
    HttpRequest http;
    CHECK_FALSE(Json::serialize<Hosted>(core(), {.label = "bar"}, http));
    CHECK(http.host == "foo.bar.");
    CHECK(http.body.text() == R"({"label":"bar"})");
    CHECK(http.headers.find("x-amzn-query-mode") == "true");
    AnyError const error = Json::serialize<Hosted>(core(), {.label = "a/b"}, http);
    CHECK(error.is<inia::ValidationError>());
}

TEST_CASE("a json answer's body becomes the response", "[protocol][json]") {
    json_sample::Sink out;
    HttpResponse response = answer(200, R"({"Int":1,"new":2})");
    CHECK_FALSE(Json::deserialize<Describe>(response, out));
    CHECK(out == json_sample::Sink{.Int = 1});
}

TEST_CASE("a json answer may be empty, or null, or anything when nothing is expected", "[protocol][json]") {
    for (char const* body : {"", "null", " {} "}) {
        json_sample::Sink out;
        HttpResponse response = answer(200, body);
        CHECK_FALSE(Json::deserialize<Describe>(response, out));
        CHECK(out == json_sample::Sink{});
    }
    json_sample::Empty out;
    HttpResponse response = answer(200, "OK");
    CHECK_FALSE(Json::deserialize<Ping>(response, out));
}

TEST_CASE("a json answer that is cut or no JSON is a parse error that names operation and byte", "[protocol][json]") {
    auto const problem = [](char const* body) {
        json_sample::Sink out;
        HttpResponse response = answer(200, body);
        AnyError const error = Json::deserialize<Describe>(response, out);
        CHECK(error.is<inia::ParseError>());
        return std::string(error.what());
    };
    CHECK(problem(R"({"Text":"ab)") == "Describe: JSON at byte 11: expected '\"', found the end of the text");
    CHECK(problem("<html>") == "Describe: JSON at byte 0: expected an object");
    CHECK(problem("{} {}") == "Describe: JSON at byte 3: expected nothing more");
}

TEST_CASE("an error's code is found in the header and in each member that may hold it", "[protocol][json]") {
    constexpr char const* uri = "http://internal.amazon.com/coral/com.amazon.coral.validate/";
    for (std::string const type : {"FooError", "aws.protocoltests.json10#FooError"})
        for (std::string const& code : {type, type + ":" + uri, type + ":" + uri + "#x"}) {
            INFO(code);
            CHECK(envelope(500, "", {{"x-amzn-errortype", code}}).code == "FooError");
            CHECK(envelope(500, R"({"__type":")" + code + "\"}").code == "FooError");
            CHECK(envelope(500, R"({"code":")" + code + "\"}").code == "FooError");
            CHECK(envelope(500, R"({"Code":")" + code + "\"}").code == "FooError");
        }
}

TEST_CASE("of several codes the header's counts, then __type, code and Code", "[protocol][json]") {
    CHECK(envelope(400, R"({"code":"B"})", {{"X-Amzn-Errortype", "A"}}).code == "A");
    CHECK(envelope(400, R"({"Code":"C","__type":"A","code":"B"})").code == "A");
    CHECK(envelope(400, R"({"Code":"C","code":"B"})").code == "B");
    CHECK(envelope(400, R"({"code":17,"Code":"C","details":[{"__type":"x#Y"}]})").code == "C");
}

TEST_CASE("an error's message, request id and fault are found", "[protocol][json]") {
    ErrorEnvelope const lower = envelope(400, R"({"__type":"E","message":"Hi \u00e9"})", {{"x-amzn-RequestId", "r-1"}});
    CHECK(lower.message == "Hi \xc3\xa9");
    CHECK(lower.request_id == "r-1");
    CHECK(lower.fault == Fault::client);
    CHECK(lower.type.empty());
    CHECK(envelope(500, R"({"__type":"E","Message":"Ho"})").message == "Ho");
    CHECK(envelope(500, R"({"__type":"E","errorMessage":"He"})").message == "He");
    CHECK(envelope(503, "{}").fault == Fault::server);
    CHECK(envelope(400, R"({"__type":"E","message":null,"Message":{"a":1}})").message.empty());
}

TEST_CASE("an error body that is no JSON is the call's to explain, and quoted if a header names the error",
          "[protocol][json]") {
    std::string const page = "<html>\r\n  <h1>Service\tUnavailable</h1>\x01\xff</html>\n";
    ErrorEnvelope const html = envelope(503, page);
    CHECK(html.code.empty());
    CHECK(html.message.empty());
    CHECK(html.fault == Fault::server);
    ErrorEnvelope const named = envelope(503, page, {{"X-Amzn-Errortype", "Busy"}});
    CHECK(named.code == "Busy");
    CHECK(named.message == "<html> <h1>Service Unavailable</h1> ?</html>");
    CHECK(envelope(500, std::string(1'000'000, 'x'), {{"X-Amzn-Errortype", "Busy"}}).message.size() == 200);
    CHECK(envelope(404, "").code == "404");
    CHECK(envelope(404, "").message.empty());
    CHECK(envelope(400, "{}").code == "400");
    CHECK(envelope(400, "[1,2]").code.empty());
    CHECK(envelope(400, "\"text\"").code.empty());
    CHECK(envelope(502, "\n \t").message.empty());
}

TEST_CASE("an error body that is cut tells what could be read", "[protocol][json]") {
    ErrorEnvelope const cut = envelope(400, R"({"__type":"ns#Throttled","message":"slow down","x)");
    CHECK(cut.code == "Throttled");
    CHECK(cut.message == "slow down");
}

TEST_CASE("a query-compatible service's error has the query protocol's code and keeps its type", "[protocol][json]") {
    HttpResponse const response = answer(400, R"({"__type":"aws.protocoltests#CustomCodeError","message":"Hi"})",
                                         {{"x-amzn-query-error", "Customized;Receiver"}});
    ErrorEnvelope const read = Json::read_error_envelope(compatible, response);
    CHECK(read.code == "Customized");
    CHECK(read.type == "CustomCodeError");
    CHECK(read.message == "Hi");
    CHECK(read.fault == Fault::server);
    CHECK(Json::read_error_envelope(json_sample::service, response).code == "CustomCodeError");
    HttpResponse const bare = answer(500, "", {{"x-amzn-query-error", "Only"}});
    CHECK(Json::read_error_envelope(compatible, bare).code == "Only");
}

TEST_CASE("a modelled error's members are read, and survive a body that is cut behind them", "[protocol][json]") {
    OutOfStock error;
    CHECK_FALSE(Json::read_error(answer(400, R"({"__type":"OutOfStock","Item":"i","Left":0})"), error));
    CHECK(error.Item == "i");
    CHECK(error.Left == 0);
    OutOfStock cut;
    CHECK(Json::read_error(answer(400, R"({"Item":"i","Left":)"), cut));
    CHECK(cut.Item == "i");
    OutOfStock none;
    CHECK_FALSE(Json::read_error(answer(404, ""), none));
    CHECK_FALSE(none.Item.has_value());
}
