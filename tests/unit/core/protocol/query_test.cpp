#include "unit/core/protocol/xml_operations.hpp"

#include <inia/core/protocol/ec2.hpp>
#include <inia/core/protocol/query.hpp>

#include <support/catch.hpp>

#include <memory>
#include <string>

using inia::AnyError;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::protocol::Ec2;
using inia::protocol::Query;

namespace query_sample {

/// Query's members all travel in the body.
struct Request {
    inia::Optional<std::string> Name{};
    inia::List<std::string> Tags{};
    inia::Optional<std::string> Token{};
};
struct Response {
    inia::Optional<std::string> Name{};
    inia::List<std::string> Tags{};
};

struct Create {
    using Request = query_sample::Request;
    using Response = query_sample::Response;
    static constexpr inia::OperationInfo info{.service = &xml_operations::service,
                                              .name = "Create",
                                              .method = "POST",
                                              .uri = "/",
                                              .host_prefix = "foo-{Name}.",
                                              .result_wrapper = "CreateResult"};
};
/// In the ec2 protocol nothing stands around the result.
struct Find : Create {
    static constexpr inia::OperationInfo info{
        .service = &xml_operations::service, .name = "Find", .method = "POST", .uri = "/"};
};

}  // namespace query_sample

using query_sample::Create;
using query_sample::Response;

namespace {

struct FixedClock final : inia::Clock {
    std::chrono::system_clock::time_point now() override { return {}; }
    std::chrono::steady_clock::time_point steady_now() override { return {}; }
    void sleep(std::chrono::nanoseconds) override {}
    double random() override { return 0; }
};

template<class Op, class Protocol = Query> HttpRequest sent(typename Op::Request const& request) {
    static inia::ClientCore const core(xml_operations::service, {}, {.clock = std::make_shared<FixedClock>()});
    HttpRequest http;
    AnyError const error = Protocol::template serialize<Op>(core, request, http);
    CHECK(error.what() == std::string());
    return http;
}

HttpResponse answer(std::string body, int status = 200) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

}  // namespace

namespace inia {
template<> struct schema<query_sample::Request> {
    static constexpr std::string_view name = "Request";
    static constexpr char const* names[] = {"Name", "Tags", "Token"};
    static constexpr Member members[] = {
        {.wire = "Name", .host_label = true}, {.wire = "Tags"}, {.wire = "Token", .idempotency_token = true}};
    static constexpr bool is_union = false;
    using list =
        member_list<schema, &query_sample::Request::Name, &query_sample::Request::Tags, &query_sample::Request::Token>;
};
template<> struct schema<query_sample::Response> {
    static constexpr std::string_view name = "Response";
    static constexpr char const* names[] = {"Name", "Tags"};
    static constexpr Member members[] = {{.wire = "Name"}, {.wire = "Tags"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &query_sample::Response::Name, &query_sample::Response::Tags>;
};
}  // namespace inia

TEST_CASE("a query request is a form with action and version", "[query]") {
    auto const http = sent<Create>({.Name = "n", .Tags = {"a", "b"}, .Token = "t"});
    CHECK(http.method == "POST");
    CHECK(http.path == "/");
    CHECK(http.query.empty());
    CHECK(http.host == "foo-n.");
    CHECK(http.headers.find("Content-Type") == "application/x-www-form-urlencoded; charset=utf-8");
    CHECK(http.body.text() == "Action=Create&Version=2020-01-08&Name=n&Tags.member.1=a&Tags.member.2=b&Token=t");
}

TEST_CASE("a query request without members still names its action", "[query]") {
    CHECK(sent<xml_operations::Ping>({}).body.text() == "Action=Ping&Version=2020-01-08");
}

TEST_CASE("a query request fills in an absent idempotency token", "[query]") {
    CHECK(sent<Create>({.Name = "n"}).body.text()
          == "Action=Create&Version=2020-01-08&Name=n&Token=00000000-0000-4000-8000-000000000000");
}

TEST_CASE("a query answer's members stand inside the result", "[query]") {
    auto response = answer("<CreateResponse xmlns='u'><ResponseMetadata><Name>no</Name></ResponseMetadata>"
                           "<CreateResult><Name>n</Name><Tags><member>a</member></Tags></CreateResult>"
                           "<Name>no</Name></CreateResponse>");
    Response out;
    CHECK_FALSE(Query::deserialize<Create>(response, out));
    CHECK(out.Name == "n");
    CHECK(out.Tags == inia::List<std::string>{"a"});
}

TEST_CASE("a query answer without a result has no members", "[query]") {
    auto response = answer("<CreateResponse><ResponseMetadata/></CreateResponse>");
    Response out;
    CHECK_FALSE(Query::deserialize<Create>(response, out));
    CHECK_FALSE(out.Name);
}

TEST_CASE("an answer that should have members and is no document is a ParseError", "[query]") {
    for (char const* body : {"", "busy", "<CreateResponse><CreateResult><Name>n</Name>", "<a/><b/>"}) {
        CAPTURE(body);
        auto response = answer(body);
        Response out;
        AnyError const error = Query::deserialize<Create>(response, out);
        CHECK(error.is<inia::ParseError>());
        CHECK_THAT(error.what(), Catch::StartsWith("Create: "));
    }
}

TEST_CASE("an answer without members is not looked at", "[query]") {
    auto response = answer("");
    xml_operations::Nothing out;
    CHECK_FALSE(Query::deserialize<xml_operations::Ping>(response, out));
}

TEST_CASE("query errors tell code, message, fault and request id", "[query]") {
    auto const error = Query::read_error_envelope(
        xml_operations::service,
        answer("<ErrorResponse><Error><Type>Sender</Type><Code>Customized</Code><Message>Hi</Message></Error>"
               "<RequestId>foo-id</RequestId></ErrorResponse>",
               500));
    CHECK(error.code == "Customized");
    CHECK(error.message == "Hi");
    CHECK(error.fault == inia::Fault::client);
    CHECK(error.request_id == "foo-id");
}

TEST_CASE("an ec2 request is a query form whose lists are bare", "[query][ec2]") {
    using query_sample::Find;
    auto const http = sent<Find, Ec2>({.Name = "n", .Tags = {"a", "b"}});
    CHECK(http.headers.find("Content-Type") == "application/x-www-form-urlencoded; charset=utf-8");
    CHECK(http.body.text()
          == "Action=Find&Version=2020-01-08&Name=n&Tags.1=a&Tags.2=b&Token=00000000-0000-4000-8000-000000000000");
    CHECK(sent<Find, Ec2>({.Tags = inia::empty_list(), .Token = "t"}).body.text()
          == "Action=Find&Version=2020-01-08&Token=t");
}

TEST_CASE("an ec2 answer's members stand below the root", "[query][ec2]") {
    auto response = answer("<FindResponse xmlns='u'><requestId>r</requestId><Name>n</Name>"
                           "<Tags><item>a</item><item>b</item></Tags></FindResponse>");
    Response out;
    CHECK_FALSE(Ec2::deserialize<query_sample::Find>(response, out));
    CHECK(out.Name == "n");
    CHECK(out.Tags == inia::List<std::string>{"a", "b"});
}

TEST_CASE("ec2 errors stand in a list, and RequestID tells the request", "[query][ec2]") {
    auto const error = Ec2::read_error_envelope(
        xml_operations::service,
        answer("<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>no</Message>"
               "</Error></Errors><RequestID>foo-id</RequestID></Response>",
               400));
    CHECK(error.code == "InvalidVpcID.NotFound");
    CHECK(error.message == "no");
    CHECK(error.fault == inia::Fault::client);
    CHECK(error.request_id == "foo-id");
}
