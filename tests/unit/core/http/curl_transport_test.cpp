#include "http/spare_body.hpp"
#include "support/catch.hpp"
#include "transport_fixture.hpp"

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>
#include <vector>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::Afterwards;
using inia::test::pattern_reply;
using inia::test::Received;
using inia::test::reply;
using inia::test::TransportFixture;

namespace {

std::string_view value(Received const& request, std::string_view name) {
    return request.header(name).value_or("(none)");
}

std::size_t count(Received const& request, std::string_view name) {
    return inia::test::all_headers(request.headers, name).size();
}

}  // namespace

TEST_CASE_METHOD(TransportFixture, "a POST arrives with its body and exactly its headers", "[core][transport]") {
    server.answer(reply(200, "answer", {{"X-Answer", "  42  "}}));
    HttpRequest post = request("POST", "/path", Body("hello"));
    post.headers.add("X-Amz-Target", "Demo.DoIt");
    post.headers.add("Content-Type", "application/x-amz-json-1.0");
    post.headers.add("x-amz-meta-empty", "");
    post.headers.add("User-Agent", "inia/test");
    HttpResponse const response = send(post);
    CHECK(response.status == 200);
    CHECK(response.body == "answer");
    CHECK(response.length == 6);
    CHECK(response.headers.find("x-answer") == "42");

    Received const received = server.requests().at(0);
    CHECK(received.method == "POST");
    CHECK(received.target == "/path");
    CHECK(received.body == "hello");
    CHECK(value(received, "Content-Length") == "5");
    CHECK(value(received, "Content-Type") == "application/x-amz-json-1.0");
    CHECK(value(received, "X-Amz-Target") == "Demo.DoIt");
    CHECK(value(received, "x-amz-meta-empty").empty());
    CHECK(value(received, "User-Agent") == "inia/test");
    CHECK("http://" + std::string(value(received, "Host")) == server.url());
    for (char const* name : {"Host", "Content-Length", "Content-Type", "User-Agent"}) CHECK(count(received, name) == 1);
    for (char const* name : {"Expect", "Transfer-Encoding", "Accept-Encoding"}) CHECK(count(received, name) == 0);
}

TEST_CASE_METHOD(TransportFixture, "nothing is made up about a body's type", "[core][transport]") {
    server.answer({reply(200), reply(200), reply(200)});
    HttpRequest const put = request("PUT", "/k", Body("x"));
    send(put);
    CHECK(count(server.requests().at(0), "Content-Type") == 0);
    HttpRequest typed = request("POST", "/k", Body("x"));
    typed.headers.add("content-type", "text/plain");
    typed.headers.add("accept", "application/json");
    send(typed);
    CHECK(value(server.requests().at(1), "Content-Type") == "text/plain");
    CHECK(value(server.requests().at(1), "Accept") == "application/json");
    CHECK(count(server.requests().at(1), "Accept") == 1);
    HttpRequest lonely = request("POST", "/k");
    lonely.headers.add("x-amz-meta-only", "");
    send(lonely);
    CHECK(value(server.requests().at(2), "x-amz-meta-only").empty());
}

TEST_CASE_METHOD(TransportFixture, "path and query go out byte for byte", "[core][transport]") {
    char const* const path = GENERATE("/", "/a//b/../c/./d", "/%2F%2f%20~()'!*", "//double", "/a/..", "/k=v;x,y:@&+$");
    server.answer({reply(200), reply(200)});
    HttpRequest get = request("GET", path);
    send(get);
    CHECK(server.requests().at(0).target == path);
    get.query = "list-type=2&prefix=%2Fa%20b&empty=&flag&x=%7E..//";
    send(get);
    CHECK(server.requests().at(1).target == std::string(path) + "?list-type=2&prefix=%2Fa%20b&empty=&flag&x=%7E..//");
}

TEST_CASE_METHOD(TransportFixture, "every method is sent as such", "[core][transport]") {
    struct Case {
        char const *method, *length;
        Body body;
    };
    std::vector<Case> const cases{
        {"GET", "(none)", {}},     {"POST", "0", {}},     {"PUT", "0", {}},        {"DELETE", "(none)", {}},
        {"HEAD", "(none)", {}},    {"PATCH", "2", "ab"},  {"PUT", "3", "abc"},     {"DELETE", "1", "a"},
        {"OPTIONS", "(none)", {}}, {"GET", "(none)", {}}, {"HEAD", "(none)", {}},  {"POST", "4", "abcd"},
        {"PUT", "0", Body("")},    {"GET", "2", "xy"},    {"PURGE", "(none)", {}}, {"POST", "0", {}},
    };
    for (Case const& c : cases) {
        bool const head = std::string_view(c.method) == "HEAD";
        server.answer(reply(200, head ? "" : "body"));
        HttpResponse const response = send(request(c.method, "/", c.body));
        CHECK(response.body == (head ? "" : "body"));
        Received const received = server.last_request();
        INFO(c.method);
        CHECK(received.method == c.method);
        CHECK(value(received, "Content-Length") == c.length);
        CHECK(received.body == c.body.text());
    }
    CHECK(server.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a HEAD answer announces a length and has no body", "[core][transport]") {
    server.answer({reply(200, "", {{"Content-Length", "1234"}}), reply(200, "next")});
    HttpResponse const response = send(request("HEAD", "/k"));
    CHECK(response.length == 1234);
    CHECK(response.body.empty());
    CHECK(send(request("GET", "/k")).body == "next");
}

TEST_CASE_METHOD(TransportFixture, "one warm connection serves call after call", "[core][transport]") {
    for (int i = 0; i < 5; ++i) {
        server.answer(reply(i % 2 ? 404 : 200, "x"));
        send(request(i % 2 ? "GET" : "POST", "/", Body("y")));
    }
    CHECK(server.connections() == 1);
    CHECK(server.last_request().request_on_connection == 5);
}

TEST_CASE_METHOD(TransportFixture, "a connection that the server closes is replaced", "[core][transport]") {
    auto const how = GENERATE(Afterwards::close, Afterwards::close_unannounced);
    server.answer({reply(200, "one").then(how), reply(200, "two")});
    CHECK(send(request("POST", "/", Body("a"))).body == "one");
    std::this_thread::sleep_for(20ms);
    CHECK(send(request("POST", "/", Body("b"))).body == "two");
    CHECK(server.connections() == 2);
}

TEST_CASE_METHOD(TransportFixture, "a request that may be repeated survives a connection that dies under it",
                 "[core][transport]") {
    char const* const method = GENERATE("GET", "PUT", "DELETE", "HEAD");
    server.answer({reply(200).then(Afterwards::close_on_next_request), reply(200)});
    send(request("GET", "/"));
    Body const body = std::string_view(method) == "PUT" ? Body("content") : Body();
    CHECK(send(request(method, "/k", body)).status == 200);
    CHECK(server.closed_on_reuse() == 1);
    CHECK(server.last_request().body == body.text());
}

TEST_CASE_METHOD(TransportFixture, "a POST is not repeated unasked when its connection dies", "[core][transport]") {
    server.answer({reply(200).then(Afterwards::close_on_next_request), reply(200)});
    send(request("GET", "/"));
    Result<HttpResponse> const result = transport->send(request("POST", "/", Body("once")), {});
    REQUIRE(result.error().is<TransportError>());
    CHECK_THAT(result.error().what(), Catch::Contains(server.url()) && Catch::Contains("closed"));
    CHECK(server.request_count() == 1);
    // The next one gets a new connection.
    CHECK(send(request("POST", "/", Body("twice"))).status == 200);
}

TEST_CASE_METHOD(TransportFixture, "a body that streams is rewound when the request is repeated", "[core][transport]") {
    server.answer({reply(200).then(Afterwards::close_on_next_request), reply(200)});
    send(request("GET", "/"));
    // The short one is sent before the close is noticed, the long one dies while it is being sent.
    std::size_t const size = GENERATE(std::size_t{16'000}, std::size_t{200'000}, std::size_t{1'000'000});
    std::istringstream stream(std::string(size, 's'));
    CHECK(send(request("PUT", "/k", Body::stream(stream))).status == 200);
    CHECK(bool(server.last_request().body == std::string(size, 's')));  // not printed
}

TEST_CASE_METHOD(TransportFixture, "a request that dies while it is sent and may not be repeated is an error",
                 "[core][transport]") {
    server.answer({reply(200).then(Afterwards::close_on_next_request), reply(200)});
    send(request("GET", "/"));
    std::string const body(20'000'000, 'p');
    HttpRequest const post = request("POST", "/k", Body(body));
    CHECK_FALSE(transport->send(post, SendOptions{}));
    CHECK(server.request_count() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a redirect is an answer like any other", "[core][transport]") {
    server.answer(reply(307, "moved", {{"Location", server.url() + "/elsewhere"}}));
    HttpResponse const response = send(request("GET", "/"));
    CHECK(response.status == 307);
    CHECK(response.body == "moved");
    CHECK(server.request_count() == 1);
}

TEST_CASE_METHOD(TransportFixture, "interim answers are passed over", "[core][transport]") {
    server.answer(reply(200, "final", {{"X-Which", "final"}}).after_interim(103, {{"X-Which", "early"}}));
    HttpResponse const response = send(request("GET", "/"));
    CHECK(response.status == 200);
    CHECK(response.headers.find("X-Which") == "final");
    CHECK(response.body == "final");
}

TEST_CASE_METHOD(TransportFixture, "the memory of a large body that was read holds the next one", "[core][transport]") {
    std::string const first(300'000, 'a'), second(200'000, 'b'), third(100'000, 'c');
    server.answer({reply(200, first), reply(200, "small"), reply(200, second).chunked(777), reply(200, third)});
    HttpResponse page = send(request("GET", "/"));
    CHECK(page.body == first);
    char const* const memory = page.body.data();
    transport->recycle(std::move(page.body));
    HttpResponse const small = send(request("GET", "/"));
    CHECK(small.body == "small");
    CHECK(small.body.data() != memory);
    HttpResponse const next = send(request("GET", "/"));
    CHECK(next.body == second);
    CHECK(next.body.data() == memory);
    // It is in use now.
    HttpResponse const last = send(request("GET", "/"));
    CHECK(last.body == third);
    CHECK(last.body.data() != memory);
}

TEST_CASE("of spare memory the largest piece is kept, up to a limit", "[core][transport]") {
    detail::SpareBody spare;
    CHECK(spare.take().capacity() < detail::SpareBody::least);
    for (std::size_t const size : {std::size_t{100'000}, std::size_t{50'000}, detail::SpareBody::most + 1}) {
        std::string body(size, 'x');
        spare.keep(std::move(body));
    }
    std::string const kept = spare.take();
    CHECK(kept.empty());
    CHECK(kept.capacity() >= 100'000);
    CHECK(kept.capacity() <= detail::SpareBody::most);
    CHECK(spare.take().capacity() < detail::SpareBody::least);
}

TEST_CASE_METHOD(TransportFixture, "chunked answers and answers without a length arrive whole", "[core][transport]") {
    server.answer({reply(200, std::string(50'000, 'c')).chunked(777), reply(200, "until close").without_length()});
    HttpResponse const chunked = send(request("GET", "/"));
    CHECK(chunked.body == std::string(50'000, 'c'));
    CHECK(chunked.length == -1);
    CHECK(send(request("GET", "/")).body == "until close");
}

TEST_CASE_METHOD(TransportFixture, "repeated answer headers are all kept", "[core][transport]") {
    server.answer(reply(200, "", {{"X-A", "1"}, {"x-a", "2"}, {"X-Empty", ""}}));
    HttpResponse const response = send(request("GET", "/"));
    std::vector<std::string> values;
    for (Headers::Field const field : response.headers)
        if (field.name == "X-A" || field.name == "x-a") values.emplace_back(field.value);
    CHECK(values == std::vector<std::string>{"1", "2"});
    CHECK(response.headers.contains("x-empty"));
}

TEST_CASE_METHOD(TransportFixture, "a caller's Host header goes out in place of the URL's", "[core][transport]") {
    server.answer(reply(200));
    HttpRequest get = request("GET", "/");
    get.headers.add("Host", "bucket.s3.amazonaws.com");
    send(get);
    CHECK(inia::test::all_headers(server.requests().at(0).headers, "host").size() == 1);
    CHECK(value(server.requests().at(0), "Host") == "bucket.s3.amazonaws.com");
}

TEST_CASE_METHOD(TransportFixture, "a Content-Length of the caller has to be right, and is sent once",
                 "[core][transport]") {
    server.answer(reply(200));
    HttpRequest put = request("PUT", "/", Body("12345"));
    put.headers.add("Content-Length", "5");
    send(put);
    CHECK(count(server.requests().at(0), "Content-Length") == 1);
    std::string const wrong = GENERATE("6", "five", "", "-1", "5 ");
    put.headers.set("Content-Length", wrong);
    CHECK(transport->send(put, {}).error().is<ValidationError>());
    CHECK(server.request_count() == 1);
}

TEST_CASE("connections beyond the limit are closed after use", "[core][transport]") {
    TransportFixture fixture({}, {.max_idle_connections = 0});
    for (int i = 0; i < 3; ++i) {
        fixture.server.answer(reply(200));
        fixture.send(fixture.request("GET", "/"));
    }
    CHECK(fixture.server.connections() == 3);
}

TEST_CASE("two origins have a connection each", "[core][transport]") {
    TransportFixture one;
    inia::test::StrictServer other({.signing = inia::test::Signing::unchecked});
    HttpRequest there = one.request("GET", "/");
    there.host = other.url().substr(7);
    for (int i = 0; i < 3; ++i) {
        one.server.answer(reply(200, "here"));
        other.answer(reply(200, "there"));
        CHECK(one.send(one.request("GET", "/")).body == "here");
        CHECK(one.send(there).body == "there");
    }
    CHECK(one.server.connections() == 1);
    CHECK(other.connections() == 1);
}

TEST_CASE_METHOD(TransportFixture, "a proxy named by the environment is used, and gets the whole URL",
                 "[core][transport]") {
    struct Variable {
        explicit Variable(std::string const& value) { ::setenv("http_proxy", value.c_str(), 1); }
        ~Variable() { ::unsetenv("http_proxy"); }
    } const proxy(server.url());
    // The strict server is no proxy: it refuses such a target, and quotes it.
    HttpRequest get{.method = "GET", .scheme = "http", .host = "service.invalid", .path = "/a/../b", .query = "x=%2f"};
    CHECK_THAT(send(get).body, Catch::Contains("http://service.invalid/a/../b?x=%2f"));
    get.path = "/c";
    CHECK_THAT(send(get).body, Catch::Contains("http://service.invalid/c?x=%2f"));
    CHECK(server.problems().size() == 2);
}

TEST_CASE_METHOD(TransportFixture, "the Host that goes out is the one that is signed, as it stands",
                 "[core][transport]") {
    std::string const port = std::to_string(server.port());
    for (std::string const& host : {"127.0.0.1:" + port, "127.1:" + port, "2130706433:" + port, "0x7f.1:" + port,
                                    "127.0.0.1:0" + port, "LocalHost:" + port}) {
        server.answer(reply(200));
        HttpRequest get = request("GET", "/");
        get.host = host;
        send(get);
        CHECK(server.last_request().header("Host") == host);
    }
    CHECK(server.complaints() == "");
}
