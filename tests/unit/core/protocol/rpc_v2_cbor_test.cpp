#include "support/catch.hpp"
#include "unit/core/cbor/hex.hpp"
#include "unit/core/cbor/sample.hpp"

#include <inia/core/protocol/rpc_v2_cbor.hpp>

#include <initializer_list>
#include <string>

using cbor_test::bytes;
using cbor_test::hex;
using inia::AnyError;
using inia::ErrorEnvelope;
using inia::Fault;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::protocol::RpcV2Cbor;

namespace {

constexpr inia::ServiceInfo service{.name = "sample", .target_prefix = "Sample_2020"};
constexpr inia::ServiceInfo compatible{.name = "sample", .target_prefix = "Sample_2020", .query_compatible = true};

template<class I, class O> struct Operation {
    using Request = I;
    using Response = O;
};
struct Describe : Operation<json_sample::Tokened, cbor_sample::Sink> {
    static constexpr inia::OperationInfo info{
        .service = &service, .name = "Describe", .method = "POST", .uri = "/service/Sample_2020/operation/Describe"};
};
struct Ping : Operation<json_sample::Empty, json_sample::Empty> {
    static constexpr inia::OperationInfo info{.service = &compatible,
                                              .name = "Ping",
                                              .method = "POST",
                                              .uri = "/service/Sample_2020/operation/Ping",
                                              .has_input = false};
};

inia::ClientCore const& core() {
    static auto const* const made = new inia::ClientCore(service, {}, {});
    return *made;
}

HttpResponse answer(int status, std::string body,
                    std::initializer_list<inia::Headers::Field> headers = {{"smithy-protocol", "rpc-v2-cbor"}}) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    for (auto const& field : headers) response.headers.add(field.name, field.value);
    return response;
}

ErrorEnvelope envelope(HttpResponse const& response, inia::ServiceInfo const& of = service) {
    return RpcV2Cbor::read_error_envelope(of, response);
}

/// {"__type": "ns#Gone", "message": "Hi"}
std::string const gone = bytes("a2 665f5f74797065 676e7323476f6e65 676d657373616765 624869");

}  // namespace

TEST_CASE("an rpc-v2-cbor request names its operation in the path and its protocol in a header", "[protocol][cbor]") {
    HttpRequest http;
    CHECK_FALSE(RpcV2Cbor::serialize<Describe>(core(), {.Token = "t", .Name = "n"}, http));
    CHECK(http.method == "POST");
    CHECK(http.path == "/service/Sample_2020/operation/Describe");
    CHECK(http.headers.block()
          == "Content-Type: application/cbor\r\nAccept: application/cbor\r\nsmithy-protocol: rpc-v2-cbor\r\n");
    CHECK(hex(http.body.text()) == hex(bytes("bf 65546f6b656e 6174 644e616d65 616e ff")));
}

TEST_CASE("an rpc-v2-cbor operation without input has no body, and a compatible service is asked for query errors",
          "[protocol][cbor]") {
    HttpRequest http;
    CHECK_FALSE(RpcV2Cbor::serialize<Ping>(core(), {}, http));
    CHECK_FALSE(http.body.has_value());
    CHECK(http.headers.block()
          == "Accept: application/cbor\r\nsmithy-protocol: rpc-v2-cbor\r\nx-amzn-query-mode: true\r\n");
}

TEST_CASE("an rpc-v2-cbor request gets a fresh idempotency token when it brings none", "[protocol][cbor]") {
    HttpRequest http;
    CHECK_FALSE(RpcV2Cbor::serialize<Describe>(core(), {}, http));
    CHECK(http.body.text().size() == bytes("bf 65546f6b656e 7824 ff").size() + 36);
}

TEST_CASE("an rpc-v2-cbor answer's body becomes the response, and may be empty", "[protocol][cbor]") {
    cbor_sample::Sink out;
    HttpResponse response = answer(200, bytes("bf 63496e74 01 ff"));
    CHECK_FALSE(RpcV2Cbor::deserialize<Describe>(response, out));
    CHECK(out == cbor_sample::Sink{.Int = 1});
    HttpResponse empty = answer(200, "");
    cbor_sample::Sink nothing;
    CHECK_FALSE(RpcV2Cbor::deserialize<Describe>(empty, nothing));
    CHECK(nothing == cbor_sample::Sink{});
}

TEST_CASE("an answer that is not of the protocol rpc-v2-cbor, or cut, is a parse error", "[protocol][cbor]") {
    auto const problem = [](HttpResponse response) {
        cbor_sample::Sink out;
        AnyError const error = RpcV2Cbor::deserialize<Describe>(response, out);
        CHECK(error.is<inia::ParseError>());
        return std::string(error.what());
    };
    CHECK(problem(answer(200, bytes("bfff"), {}))
          == "Describe: the answer is not of the protocol rpc-v2-cbor, its header smithy-protocol is missing");
    CHECK(problem(answer(200, "{}", {{"smithy-protocol", "rpc-v2-json"}}))
          == "Describe: the answer is not of the protocol rpc-v2-cbor, its header smithy-protocol is 'rpc-v2-json'");
    CHECK(problem(answer(200, bytes("bf 63496e74"))) == "Describe: CBOR at byte 5: expected a value, found the end");
    CHECK(problem(answer(200, bytes("a0 00"))) == "Describe: CBOR at byte 1: expected nothing more");
    HttpResponse other = answer(200, "OK", {});
    json_sample::Empty out;
    CHECK(RpcV2Cbor::deserialize<Ping>(other, out).is<inia::ParseError>());
}

TEST_CASE("an rpc-v2-cbor error is named by __type, without namespace and URI", "[protocol][cbor]") {
    HttpResponse response = answer(400, gone);
    response.headers.add("x-amzn-RequestId", "r-1");
    ErrorEnvelope const read = envelope(response);
    CHECK(read.code == "Gone");
    CHECK(read.message == "Hi");
    CHECK(read.fault == Fault::client);
    CHECK(read.request_id == "r-1");
    // {"message": null, "Message": "Ho", "__type": "Gone:http://x", "new": [1]}
    CHECK(envelope(answer(500, bytes("bf 676d657373616765 f6 674d657373616765 62486f 665f5f74797065"
                                     "6d476f6e653a687474703a2f2f78 636e6577 8101 ff")))
              .message
          == "Ho");
}

TEST_CASE("an error whose body is not of the protocol is the call's to explain", "[protocol][cbor]") {
    ErrorEnvelope const page = envelope(answer(502, "<html>Bad Gateway</html>", {}));
    CHECK(page.code.empty());
    CHECK(page.message.empty());
    CHECK(page.fault == Fault::server);
    // A map, but not said to be one of this protocol.
    CHECK(envelope(answer(400, gone, {})).code.empty());
    CHECK(envelope(answer(404, "")).code == "404");
    CHECK(envelope(answer(404, "")).message.empty());
    // Cut behind its name.
    CHECK(envelope(answer(400, gone.substr(0, gone.size() - 4))).code == "Gone");
}

TEST_CASE("a query-compatible service's rpc-v2-cbor error has the query protocol's code and keeps its type",
          "[protocol][cbor]") {
    HttpResponse response = answer(400, gone);
    response.headers.add("x-amzn-query-error", "AWS.Gone;Receiver");
    ErrorEnvelope const read = envelope(response, compatible);
    CHECK(read.code == "AWS.Gone");
    CHECK(read.type == "Gone");
    CHECK(read.message == "Hi");
    CHECK(read.fault == Fault::server);
    CHECK(envelope(response, service).code == "Gone");
}

TEST_CASE("a modelled error's members are read from CBOR, and survive a cut behind them", "[protocol][cbor]") {
    cbor_sample::Sink error;
    CHECK_FALSE(RpcV2Cbor::read_error(answer(400, bytes("a2 665f5f74797065 6178 63496e74 07")), error));
    CHECK(error.Int == 7);
    cbor_sample::Sink cut;
    CHECK(RpcV2Cbor::read_error(answer(400, bytes("a2 63496e74 07 6454")), cut));
    CHECK(cut.Int == 7);
    cbor_sample::Sink other;
    CHECK(RpcV2Cbor::read_error(answer(400, bytes("a1 63496e74 07"), {}), other));
    CHECK_FALSE(other.Int.has_value());
}
