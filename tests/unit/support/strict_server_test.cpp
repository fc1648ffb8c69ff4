#include "support/strict_server.hpp"

#include "support/catch.hpp"
#include "support/digest.hpp"
#include "support/raw_client.hpp"

#include <stdexcept>

using namespace inia::test;

namespace {

const std::string plain_get = "GET /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// The worked example of the S3 documentation, with `path` and `host` in the places of its own.
std::string signed_get(const std::string& path = "/test.txt",
                       const std::string& host = "examplebucket.s3.amazonaws.com") {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host
         + "\r\nRange: bytes=0-9\r\n"
           "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\r\n"
           "x-amz-date: 20130524T000000Z\r\n"
           "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
           "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
           "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41\r\n\r\n";
}

ServerOptions documented_options() {
    ServerOptions options;
    options.rules.credentials = {{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""}};
    options.rules.service = "s3";
    options.now = [] { return *parse_amz_date("20130524T000100Z"); };
    return options;
}

}  // namespace

TEST_CASE("scripted answers are given in their order, and requests are recorded as they came", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer({reply(200, "first", {{"X-Own", "1"}}), reply(404)});
    CHECK(server.answers_left() == 2);
    RawClient client{server.port()};
    const RawResponse first = client.exchange(plain_get);
    CHECK(first.status == 200);
    CHECK(first.body == "first");
    CHECK(find_header(first.headers, "x-own") == "1");
    CHECK(find_header(first.headers, "Content-Length") == "5");
    CHECK(find_header(first.headers, "Date"));
    using namespace std::string_literals;
    CHECK(client.exchange("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na\0b"s).status == 404);
    CHECK(server.requests().at(1).body == "a\0b"s);
    CHECK(server.requests().at(1).method == "POST");
    CHECK(server.answers_left() == 0);
    CHECK(server.requests().at(0).target == "/a?b=c");
    CHECK(server.requests().at(0).path() == "/a");
    CHECK(server.requests().at(0).query() == "b=c");
    CHECK(server.complaints() == no_complaints);
}

TEST_CASE("requests on one connection are numbered, and so are connections", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer_with([](const Received& received) { return reply(200, received.body); });
    RawClient one{server.port()};
    CHECK(one.exchange("POST / HTTP/1.1\r\nhOsT: x\r\nContent-Length: 2\r\n\r\nhi").body == "hi");
    CHECK(one.exchange(plain_get).status == 200);
    RawClient two{server.port()};
    CHECK(two.exchange(plain_get).status == 200);
    const auto requests = server.requests();
    REQUIRE(requests.size() == 3);
    CHECK(requests[0].headers == Headers{{"hOsT", "x"}, {"Content-Length", "2"}});
    CHECK(requests[0].body == "hi");
    CHECK(requests[0].body_sha256 == sha256_hex("hi"));
    CHECK(requests[0].connection == requests[1].connection);
    CHECK(requests[0].request_on_connection == 1);
    CHECK(requests[1].request_on_connection == 2);
    CHECK(requests[2].connection != requests[1].connection);
    CHECK(requests[2].request_on_connection == 1);
    CHECK(server.connections() == 2);
    CHECK(server.wait_for_requests(3));
    CHECK_FALSE(server.wait_for_requests(4, std::chrono::milliseconds{1}));
}

TEST_CASE("a request that the script has no answer for is a problem", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    CHECK(RawClient{server.port()}.exchange(plain_get).status == 500);
    CHECK(server.complaints() == "GET /a (connection 1, request 1): the script has no answer for it");
}

TEST_CASE("a handler that throws is a problem, and the client gets an answer", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer_with([](const Received&) -> Reply { throw std::runtime_error("no idea"); });
    CHECK(RawClient{server.port()}.exchange(plain_get).status == 500);
    CHECK(server.complaints() == "GET /a (connection 1, request 1): the test's handler threw: no idea");
}

TEST_CASE("a rightly signed request gets its answer, a wrongly signed one a 403 and a complaint", "[support][server]") {
    StrictServer server{documented_options()};
    server.answer(reply(200, "content"));
    RawClient client{server.port()};

    const RawResponse refused = client.exchange(signed_get("/tess.txt"));
    CHECK(refused.status == 403);
    CHECK(refused.body.find("<Code>SignatureDoesNotMatch</Code>") != std::string::npos);
    CHECK(server.answers_left() == 1);
    CHECK(server.complaints().find("GET /tess.txt (connection 1, request 1): the signature is f0e8") == 0);
    CHECK(server.complaints().find("canonical request:\nGET\n/tess.txt\n") != std::string::npos);
    CHECK(server.requests().at(0).problems.size() == 1);

    CHECK(client.exchange(signed_get()).body == "content");
    CHECK(client.exchange(signed_get("/test.txt", "other.s3.amazonaws.com")).status == 403);
    CHECK(client.exchange(plain_get).status == 403);
    CHECK(server.problems().size() == 3);
    CHECK(server.requests().at(1).problems.empty());
    CHECK(server.request_count() == 4);
}

TEST_CASE("a refusal has the form of the request's protocol", "[support][server]") {
    StrictServer server;
    RawClient client{server.port()};
    const std::string start = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Type: ";
    const RawResponse json = client.exchange(start + "application/x-amz-json-1.0\r\n\r\n");
    CHECK(json.body == R"({"__type":"MissingAuthenticationToken","message":"the request is not signed"})");
    CHECK(find_header(json.headers, "x-amzn-errortype") == "MissingAuthenticationToken");
    const RawResponse query = client.exchange(start + "application/x-www-form-urlencoded; charset=utf-8\r\n\r\n");
    CHECK(query.body.find("<ErrorResponse><Error><Code>MissingAuthenticationToken</Code>") == 0);
    CHECK(server.problems().size() == 2);
}

TEST_CASE("what is demanded of signatures can be chosen", "[support][server]") {
    ServerOptions options = documented_options();
    SECTION("if present") {
        options.signing = Signing::if_present;
        StrictServer server{options};
        server.answer_with([](const Received&) { return reply(200); });
        RawClient client{server.port()};
        CHECK(client.exchange(plain_get).status == 200);
        CHECK(client.exchange(signed_get()).status == 200);
        CHECK(client.exchange(signed_get("/x")).status == 403);
        CHECK(server.problems().size() == 1);
    }
    SECTION("forbidden") {
        options.signing = Signing::forbidden;
        StrictServer server{options};
        server.answer_with([](const Received&) { return reply(200); });
        RawClient client{server.port()};
        CHECK(client.exchange(plain_get).status == 200);
        CHECK(client.exchange(signed_get()).status == 403);
        CHECK(client.exchange("GET /?X-Amz-Signature=1 HTTP/1.1\r\nHost: a\r\n\r\n").status == 403);
        CHECK(server.problems().size() == 2);
    }
    SECTION("unchecked") {
        options.signing = Signing::unchecked;
        StrictServer server{options};
        server.answer_with([](const Received&) { return reply(200); });
        CHECK(RawClient{server.port()}.exchange(signed_get("/x")).status == 200);
    }
    SECTION("rules that change while the server runs") {
        StrictServer server{options};
        server.answer_with([](const Received&) { return reply(200); });
        RawClient client{server.port()};
        CHECK(client.exchange(signed_get()).status == 200);
        options.rules.region = "eu-west-1";
        server.set_rules(options.rules);
        CHECK(client.exchange(signed_get()).status == 403);
        CHECK(server.problems().size() == 1);
    }
}

TEST_CASE("a request that is not valid HTTP gets a 400 and is a problem", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    RawClient client{server.port()};
    CHECK(client.exchange("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n").status == 400);
    CHECK(client.ends());
    CHECK(server.problems().size() == 1);
    RawClient chunks{server.port()};
    CHECK(chunks.exchange("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n").status
          == 400);
    CHECK(server.problems().size() == 2);
    CHECK(server.request_count() == 0);
}

TEST_CASE("a request may come in single bytes, and two in one piece", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer({reply(200, "1"), reply(200, "2"), reply(200, "3")});
    RawClient client{server.port()};
    for (const char c : plain_get) {
        REQUIRE(client.send({&c, 1}));
    }
    CHECK(client.receive().body == "1");
    client.send(plain_get + plain_get);
    CHECK(client.receive().body == "2");
    CHECK(client.receive().body == "3");
}

TEST_CASE("problems that no test looks at are kept for the end of the program", "[support][server]") {
    REQUIRE(unread_problems().empty());
    {
        StrictServer server{{.signing = Signing::unchecked}};
        CHECK(RawClient{server.port()}.exchange(plain_get).status == 500);
        CHECK(server.problems().size() == 1);
        CHECK(RawClient{server.port()}.exchange(plain_get).status == 500);
    }
    CHECK(unread_problems()
          == std::vector<std::string>{"GET /a (connection 2, request 1): the script has no answer for it"});
    forget_unread_problems();
}
