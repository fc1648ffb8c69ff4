#include "support/catch.hpp"
#include "unit/core/protocol/http_sample.hpp"

#include <inia/core/protocol/http_bindings.hpp>

#include <limits>
#include <string>

using inia::AnyError;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::Timestamp;
using inia::protocol::bind_request;
using inia::protocol::read_bindings;
using json_sample::GetResponse;
using json_sample::PutRequest;

namespace {

constexpr inia::OperationInfo operation{
    .service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/v1/{folder}/items/{Path+}?list&type=2"};

HttpRequest bound(PutRequest const& request, std::string_view token = {}, inia::OperationInfo const& info = operation) {
    HttpRequest http;
    AnyError const error = bind_request(info, request, token, http);
    CHECK(error.what() == std::string());
    return http;
}

std::string refused(PutRequest const& request, inia::OperationInfo const& info = operation) {
    HttpRequest http;
    AnyError const error = bind_request(info, request, {}, http);
    CHECK(error.is<inia::ValidationError>());
    return error.what();
}

HttpResponse answer(std::initializer_list<inia::Headers::Field> headers, int status = 200) {
    HttpResponse response;
    response.status = status;
    for (auto const& field : headers) response.headers.add(field.name, field.value);
    return response;
}

GetResponse read(HttpResponse const& response) {
    GetResponse out;
    AnyError const error = read_bindings("Get", response, out);
    CHECK(error.what() == std::string());
    out.All.reset();
    if (out.Meta.empty()) out.Meta.reset();
    return out;
}

auto const time_2014 = Timestamp::from_epoch_seconds(1398796238);

}  // namespace

TEST_CASE("labels of the path are expanded and percent-encoded", "[protocol]") {
    HttpRequest const http = bound({.Folder = "a b/c", .Path = "x/y z/+"});
    CHECK(http.method == "PUT");
    CHECK(http.path == "/v1/a%20b%2Fc/items/x/y%20z/%2B");
    CHECK(http.query == "list&type=2");
    CHECK(http.host.empty());
    CHECK(http.headers.size() == 0);
    CHECK_FALSE(http.body.has_value());
}

TEST_CASE("a value that looks like a label is not expanded again", "[protocol]") {
    CHECK(bound({.Folder = "{Path+}", .Path = "{folder}"}).path == "/v1/%7BPath%2B%7D/items/%7Bfolder%7D");
}

TEST_CASE("an empty or missing label is refused by operation and member", "[protocol]") {
    CHECK(refused({.Folder = "", .Path = "p"}) == "Put: Folder must not be empty: it is part of the request's path");
    CHECK(refused({.Folder = "f", .Path = ""}) == "Put: Path must not be empty: it is part of the request's path");
    inia::OperationInfo const dated{.service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/{When}"};
    CHECK(refused({.Folder = "f", .Path = "p"}, dated) == "Put: When is missing: it is part of the request's URL");
}

TEST_CASE("a label that the template lacks is ignored, and regular expressions in it are only text", "[protocol]") {
    inia::OperationInfo const plain{
        .service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/x/{Path}/(a+)+"};
    CHECK(bound({.Folder = "", .Path = "p"}, {}, plain).path == "/x/p/(a+)+");
}

TEST_CASE("timestamps in a path or a query are date-times", "[protocol]") {
    inia::OperationInfo const dated{.service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/{When}"};
    HttpRequest const http = bound({.Folder = "f", .Path = "p", .When = time_2014, .After = time_2014}, {}, dated);
    CHECK(http.path == "/2014-04-29T18%3A30%3A38Z");
    CHECK(http.query == "after=2014-04-29T18%3A30%3A38Z");
}

TEST_CASE("a bound time that its format cannot say is refused by operation and member", "[protocol]") {
    auto const year_10000 = Timestamp::from_epoch_seconds(253'402'300'800);
    std::string const problem = " must be a time of the years 1 to 9999: its format on the wire has no others";
    inia::OperationInfo const dated{.service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/{When}"};
    CHECK(refused({.Folder = "f", .Path = "p", .When = year_10000}, dated) == "Put: When" + problem);
    CHECK(refused({.Folder = "f", .Path = "p", .After = year_10000}) == "Put: After" + problem);
    CHECK(refused({.Folder = "f", .Path = "p", .Since = year_10000}) == "Put: Since" + problem);
    CHECK(refused({.Folder = "f", .Path = "p", .Dates = {time_2014, year_10000}}) == "Put: Dates" + problem);
    HttpRequest const http = bound({.Folder = "f", .Path = "p", .SinceSeconds = year_10000});
    CHECK(http.headers.find("X-Since-Seconds") == "253402300800");
}

TEST_CASE("query parameters follow the template's own, lists repeat, empty texts stay and empty lists go",
          "[protocol]") {
    HttpRequest const http = bound({.Folder = "f",
                                    .Path = "p",
                                    .Filter = "",
                                    .Recursive = false,
                                    .Tags = {"a&b", "c"},
                                    .Numbers = inia::empty_list()});
    CHECK(http.query == "list&type=2&filter=&recursive=false&tag=a%26b&tag=c");
}

TEST_CASE("maps join the query, and what has a name of its own wins over an entry", "[protocol]") {
    HttpRequest const http = bound({.Folder = "f",
                                    .Path = "p",
                                    .Filter = "named",
                                    .Extra = {{"filter", "lost"}, {"type", "lost"}, {"list", "lost"}, {"a b", "1"}},
                                    .Many = {{"m", {"1", "2"}}, {"none", inia::empty_list()}}});
    CHECK(http.query == "list&type=2&filter=named&a%20b=1&m=1&m=2");
    CHECK(bound({.Folder = "f", .Path = "p", .Extra = {{"filter", "kept"}}}).query == "list&type=2&filter=kept");
}

TEST_CASE("headers carry every kind of value", "[protocol]") {
    HttpRequest const http = bound({.Folder = "f",
                                    .Path = "p",
                                    .Label = "",
                                    .Size = -1,
                                    .Ratio = std::numeric_limits<double>::infinity(),
                                    .Since = time_2014,
                                    .SinceSeconds = time_2014,
                                    .Json = R"({"Foo":"Bar"})",
                                    .Words = {"a", "b,c", "\"d\""},
                                    .Shades = {json_sample::Colour::red, "x"},
                                    .Dates = {time_2014, time_2014},
                                    .Meta = {{"One", "1"}, {"two", ""}}});
    CHECK(http.headers.block()
          == "X-Label: \r\n"
             "X-Size: -1\r\n"
             "X-Ratio: Infinity\r\n"
             "X-Since: Tue, 29 Apr 2014 18:30:38 GMT\r\n"
             "X-Since-Seconds: 1398796238\r\n"
             "X-Json: eyJGb28iOiJCYXIifQ==\r\n"
             "X-Words: a, \"b,c\", \"\\\"d\\\"\"\r\n"
             "X-Shades: red, x\r\n"
             "X-Dates: Tue, 29 Apr 2014 18:30:38 GMT, Tue, 29 Apr 2014 18:30:38 GMT\r\n"
             "x-meta-One: 1\r\n"
             "x-meta-two: \r\n");
}

TEST_CASE("empty lists send no header", "[protocol]") {
    CHECK(bound({.Folder = "f", .Path = "p", .Words = inia::empty_list()}).headers.size() == 0);
}

TEST_CASE("a header of its own wins over one of a map", "[protocol]") {
    HttpRequest http;
    inia::protocol::RequestBinder binder(operation, http);
    binder.header("Hello", "hello", "There");
    binder.prefix_header("All", "", "Hello", "lost");
    binder.prefix_header("All", "", "x-foo", "Foo");
    CHECK(http.headers.block() == "hello: There\r\nx-foo: Foo\r\n");
}

TEST_CASE("a line break cannot get into a header", "[protocol]") {
    for (char const* value : {"a\r\nX-Evil: 1", "a\n", "\rb"})
        CHECK(refused({.Folder = "f", .Path = "p", .Label = value})
              == "Put: Label must not hold a line break or a zero byte: it is sent as a header");
    CHECK(refused({.Folder = "f", .Path = "p", .Words = {"a", "b\n"}})
          == "Put: Words must not hold a line break or a zero byte: it is sent as a header");
    CHECK(refused({.Folder = "f", .Path = "p", .Meta = {{"k", "v\n"}}})
          == "Put: Meta must not hold a line break or a zero byte: it is sent as a header");
    for (char const* key : {"k\n", "a b", "k:", "\xc3\xa9"})
        CHECK(refused({.Folder = "f", .Path = "p", .Meta = {{key, "v"}}})
              == "Put: Meta has a key that cannot be part of a header's name");
}

TEST_CASE("host labels are expanded by the member's name and cannot name another host", "[protocol]") {
    inia::OperationInfo const hosted{
        .service = &json_sample::service, .name = "Put", .method = "PUT", .uri = "/", .host_prefix = "foo-{Account}."};
    HttpRequest const http = bound({.Folder = "f", .Path = "p", .Account = "0123-A"}, {}, hosted);
    CHECK(http.host == "foo-0123-A.");
    CHECK(http.headers.find("x-account") == "0123-A");
    for (std::string const value : {"", "evil.com/", "a.b", "a:1", "a@b", "-a", "a-", "a b"})
        CHECK(refused({.Folder = "f", .Path = "p", .Account = value}, hosted)
              == "Put: Account must be 1 to 63 letters, digits or hyphens: it is part of the host's name");
    CHECK(refused({.Folder = "f", .Path = "p"}, hosted) == "Put: Account is missing: it is part of the request's URL");
}

TEST_CASE("an absent idempotency token is filled in where it is bound", "[protocol]") {
    CHECK(bound({.Folder = "f", .Path = "p"}, "t-1").headers.find("X-Token") == "t-1");
    CHECK(bound({.Folder = "f", .Path = "p", .Token = "mine"}, "t-1").headers.find("X-Token") == "mine");
    struct Source {
        std::string idempotency_token() const { return "fresh"; }
    };
    CHECK(inia::protocol::token_for(Source{}, PutRequest{.Folder = "f", .Path = "p"}) == "fresh");
    CHECK(inia::protocol::token_for(Source{}, PutRequest{.Folder = "f", .Path = "p", .Token = "mine"}).empty());
    CHECK(inia::protocol::token_for(Source{}, json_sample::Choice{}).empty());
}

TEST_CASE("headers and status of an answer become members", "[protocol]") {
    GetResponse expected{.Status = 201,
                         .Label = "a, b",
                         .Flag = true,
                         .Size = 200,
                         .Ratio = 1.5,
                         .Shade = json_sample::Colour::blue,
                         .Since = time_2014,
                         .Expires = time_2014,
                         .Json = R"({"Foo":"Bar"})",
                         .Words = {"b,c", "\"def\"", "a"},
                         .Numbers = {1, 2, 3},
                         .Dates = {time_2014, time_2014},
                         .Meta = {{"One", "1"}, {"two", "2, 3"}}};
    CHECK(read(answer({{"x-label", " a, b "},
                       {"X-FLAG", "true"},
                       {"X-Size", "200"},
                       {"X-Ratio", "1.5"},
                       {"X-Shade", "blue"},
                       {"X-Since", "Tue, 29 Apr 2014 18:30:38 GMT"},
                       {"Expires", "Tue, 29 Apr 2014 18:30:38 GMT"},
                       {"X-Json", "eyJGb28iOiJCYXIifQ=="},
                       {"X-Words", "\"b,c\", \"\\\"def\\\"\", a"},
                       {"X-Numbers", "1, 2,3"},
                       {"X-Dates", "Tue, 29 Apr 2014 18:30:38 GMT, Tue, 29 Apr 2014 18:30:38 GMT"},
                       {"X-Meta-One", "1"},
                       {"x-meta-two", "2, 3"},
                       {"Date", "whenever"}},
                      201))
          == expected);
}

TEST_CASE("absent headers leave members absent, and an empty one is an empty text and no number", "[protocol]") {
    CHECK(read(answer({})) == GetResponse{.Status = 200});
    CHECK(read(answer({{"X-Label", ""}, {"X-Size", ""}, {"X-Words", ""}})) == GetResponse{.Status = 200, .Label = ""});
}

TEST_CASE("a list may be spread over several headers", "[protocol]") {
    CHECK(read(answer({{"X-Numbers", "1, 2"}, {"Other", "9"}, {"x-numbers", "3"}}))
          == GetResponse{.Status = 200, .Numbers = {1, 2, 3}});
}

TEST_CASE("an empty prefix takes all headers under their own names, and no match is an empty map", "[protocol]") {
    GetResponse out;
    CHECK_FALSE(read_bindings("Get", answer({{"Content-Length", "10"}, {"x-Foo", "bar"}}), out));
    CHECK(out.All == inia::Map<std::string>{{"Content-Length", "10"}, {"x-Foo", "bar"}});
    CHECK(out.Meta == inia::empty_map());
}

TEST_CASE("a header of the wrong kind is an error that names it", "[protocol]") {
    for (auto const& [name, value] : {std::pair{"X-Size", "many"},
                                      {"X-Flag", "yes"},
                                      {"X-Since", "soon"},
                                      {"X-Json", "%"},
                                      {"X-Numbers", "1,x"},
                                      {"X-Words", "\"a"}}) {
        GetResponse out;
        AnyError const error = read_bindings("Get", answer({{name, value}}), out);
        REQUIRE(error.is<inia::ParseError>());
        CHECK(std::string(error.what()).find(std::string("Get: header ") + name + " of the answer ") == 0);
    }
}

TEST_CASE("an Expires header that is no date is left out", "[protocol]") {
    CHECK_FALSE(read(answer({{"Expires", "never"}})).Expires.has_value());
}

TEST_CASE("a request id is found under each of its names", "[protocol]") {
    using inia::protocol::request_id;
    CHECK(request_id(answer({{"x-amzn-requestid", "a"}}).headers) == "a");
    CHECK(request_id(answer({{"X-Amz-Request-Id", "b"}}).headers) == "b");
    CHECK(request_id(answer({}).headers).empty());
}

TEST_CASE("a body in memory is borrowed, not copied", "[protocol]") {
    inia::Body const body(std::string(100, 'x'));
    CHECK(inia::protocol::borrow(body).text().data() == body.text().data());
    CHECK_FALSE(inia::protocol::borrow(inia::Body()).has_value());
    CHECK(inia::protocol::borrow(inia::Body("")).has_value());
}
