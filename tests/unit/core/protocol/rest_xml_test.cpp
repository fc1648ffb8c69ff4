#include "unit/core/protocol/xml_operations.hpp"

#include <inia/core/protocol/rest_xml.hpp>

#include <support/catch.hpp>

#include <memory>
#include <string>

using inia::AnyError;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::protocol::RestXml;
using namespace xml_operations;

namespace {

struct FixedClock final : inia::Clock {
    std::chrono::system_clock::time_point now() override { return {}; }
    std::chrono::steady_clock::time_point steady_now() override { return {}; }
    void sleep(std::chrono::nanoseconds) override {}
    double random() override { return 0; }
};

template<class Op> HttpRequest sent(typename Op::Request const& request) {
    static inia::ClientCore const core(service, {}, {.clock = std::make_shared<FixedClock>()});
    HttpRequest http;
    AnyError const error = RestXml::serialize<Op>(core, request, http);
    CHECK(error.what() == std::string());
    return http;
}

HttpResponse answer(std::string body, int status = 200) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

template<class Op> typename Op::Response received(HttpResponse response) {
    typename Op::Response out;
    AnyError const error = RestXml::deserialize<Op>(response, out);
    CHECK(error.what() == std::string());
    return out;
}

constexpr std::string_view token = "00000000-0000-4000-8000-000000000000";

}  // namespace

TEST_CASE("members go to path, headers and document", "[rest-xml]") {
    auto const http = sent<Put>({.Id = "a/b", .Kind = "k", .Name = "n", .Tags = {"t"}, .Token = "mine"});
    CHECK(http.method == "PUT");
    CHECK(http.path == "/things/a%2Fb");
    CHECK(http.query == "put");
    CHECK(http.host == "data.");
    CHECK(http.headers.find("X-Kind") == "k");
    CHECK(http.headers.find("Content-Type") == "application/xml");
    CHECK(http.body.text()
          == "<PutRequest xmlns=\"urn:put\"><Name>n</Name><Tags><member>t</member></Tags><Token>mine</Token>"
             "</PutRequest>");
}

TEST_CASE("an absent idempotency token is filled in and so makes a document", "[rest-xml]") {
    CHECK(sent<Put>({.Id = "a"}).body.text()
          == "<PutRequest xmlns=\"urn:put\"><Token>" + std::string(token) + "</Token></PutRequest>");
}

TEST_CASE("a document takes the service's namespace when the operation names none", "[rest-xml]") {
    CHECK(sent<PutSpaced>({.Id = "a", .Token = "t"}).body.text() == "<In xmlns=\"urn:service\"><Token>t</Token></In>");
}

TEST_CASE("a document declares its namespace under the prefix that the operation names", "[rest-xml]") {
    CHECK(sent<PutPrefixed>({.Id = "a", .Token = "t"}).body.text() == "<In xmlns:p=\"urn:put\"><Token>t</Token></In>");
}

TEST_CASE("a structure as payload is a document named like the member", "[rest-xml]") {
    auto const http = sent<PutGrant>({.Owner = {{.Email = "e", .Type = "User"}}});
    CHECK(http.body.text()
          == "<Grantee xmlns:xsi=\"urn:xsi\" xsi:type=\"User\"><EmailAddress>e</EmailAddress></Grantee>");
    CHECK(http.headers.find("Content-Type") == "application/xml");
    CHECK(sent<PutGrant>({.Owner = Grantee{}}).body.text() == "<Grantee xmlns:xsi=\"urn:xsi\"/>");
}

TEST_CASE("with nothing to send there is neither body nor Content-Type", "[rest-xml]") {
    for (HttpRequest const& http :
         {sent<PutGrant>({.Kind = "k"}), sent<PutText>({}), sent<PutBytes>({}), sent<Ping>({})}) {
        CHECK_FALSE(http.body.has_value());
        CHECK_FALSE(http.headers.contains("Content-Type"));
    }
}

TEST_CASE("a text as payload is sent as it is", "[rest-xml]") {
    auto const http = sent<PutText>({.Text = "a < b"});
    CHECK(http.body.text() == "a < b");
    CHECK(http.headers.find("Content-Type") == "text/plain");
}

TEST_CASE("bytes as payload are borrowed, and only their sender knows their type", "[rest-xml]") {
    BytesRequest const request{.Bytes = std::string(1000, 'x')};
    auto const http = sent<PutBytes>(request);
    CHECK(http.body.text().data() == request.Bytes.text().data());
    CHECK_FALSE(http.headers.contains("Content-Type"));
    CHECK(sent<PutBytes>({.Type = "image/png", .Bytes = "x"}).headers.find("Content-Type") == "image/png");
}

TEST_CASE("an answer's members come from headers, status and document", "[rest-xml]") {
    auto response = answer("<?xml version='1.0'?>\n<Whatever xmlns='u'><Name>n</Name><Tags/></Whatever>", 201);
    response.headers.add("x-kind", "k");
    auto const out = received<Put>(std::move(response));
    CHECK(out.Kind == "k");
    CHECK(out.Status == 201);
    CHECK(out.Name == "n");
    CHECK(out.Tags.has_value());
}

TEST_CASE("an empty answer has no members", "[rest-xml]") {
    auto const out = received<Put>(answer(""));
    CHECK_FALSE(out.Name);
    CHECK_FALSE(received<PutGrant>(answer("")).Owner);
    CHECK_FALSE(received<PutText>(answer("")).Text);
}

TEST_CASE("payloads of an answer are read whatever their root is called", "[rest-xml]") {
    auto const out = received<PutGrant>(answer("<Any xmlns:x='u' x:type='Group'><EmailAddress>e</EmailAddress></Any>"));
    CHECK(out.Owner == Grantee{.Email = "e", .Type = "Group"});
    CHECK(received<PutText>(answer("{\"a\": 1}")).Text == "{\"a\": 1}");
    CHECK(received<PutBytes>(answer("bytes")).Bytes.read_all() == "bytes");
}

TEST_CASE("a stream is handed out as it is", "[rest-xml]") {
    struct Once final : inia::BodyStream {
        bool done = false;
        std::size_t read(std::span<char> to, AnyError&) override {
            if (std::exchange(done, true)) return 0;
            to[0] = 'x';
            return 1;
        }
        AnyError read_to(inia::BodySink& sink) override {
            return std::exchange(done, true) ? AnyError() : sink.write("x");
        }
    };
    HttpResponse response;
    response.status = 200;
    response.stream = std::make_unique<Once>();
    response.length = 1;
    auto out = received<PutBytes>(std::move(response));
    CHECK(out.Bytes.length() == 1);
    CHECK(out.Bytes.read_all() == "x");
}

TEST_CASE("a broken document is a ParseError that names the operation", "[rest-xml]") {
    auto response = answer("<a><Name>n</Na");
    PutResponse out;
    AnyError const error = RestXml::deserialize<Put>(response, out);
    CHECK(error.is<inia::ParseError>());
    CHECK_THAT(error.what(), Catch::Contains("Put: ") && Catch::Contains("at byte 14"));
}

TEST_CASE("errors are read in all their forms", "[rest-xml]") {
    auto const envelope = [](std::string body, int status = 400) {
        auto response = answer(std::move(body), status);
        response.headers.add("x-amz-request-id", "from-header");
        return RestXml::read_error_envelope(service, response);
    };
    SECTION("S3's, with the error at the root") {
        auto const error = envelope("<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>It is &lt;gone&gt;."
                                    "</Message><Key>k</Key><RequestId>r</RequestId><HostId>h</HostId></Error>");
        CHECK(error.code == "NoSuchKey");
        CHECK(error.message == "It is <gone>.");
        CHECK(error.request_id == "r");
        CHECK(error.fault == inia::Fault::client);
    }
    SECTION("inside an ErrorResponse") {
        auto const error = envelope("<ErrorResponse xmlns='u'>\n<Error><Type>Receiver</Type><Code> Busy </Code>"
                                    "<Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>");
        CHECK(error.code == "Busy");
        CHECK(error.message == "m");
        CHECK(error.request_id == "r");
        CHECK(error.fault == inia::Fault::server);
    }
    SECTION("inside Response and Errors, where the first one counts") {
        auto const error = envelope("<Response><Errors><Error><Code>A</Code><Message>a</Message></Error><Error>"
                                    "<Code>B</Code></Error></Errors><RequestID>r</RequestID></Response>");
        CHECK(error.code == "A");
        CHECK(error.message == "a");
        CHECK(error.request_id == "r");
    }
    SECTION("without a message or an id of its own") {
        auto const error = envelope("<Error><Code>A</Code></Error>");
        CHECK(error.message.empty());
        CHECK(error.request_id == "from-header");
    }
    SECTION("cut in the middle") {
        auto const error = envelope("<Error><Code>A</Code><Message>b");
        CHECK(error.code == "A");
        CHECK(error.message.empty());
    }
    SECTION("no body, as a HEAD has it") {
        auto const error = envelope("", 404);
        CHECK(error.code == "404");
        CHECK(error.message == "Not Found");
        CHECK(error.request_id == "from-header");
        CHECK(envelope("", 599).code == "599");
    }
    SECTION("not the service's") {
        for (char const* body :
             {"<html><body><h1>503</h1></body></html>", "<!DOCTYPE html><html></html>", "busy", "{}"}) {
            auto const error = envelope(body, 503);
            CHECK(error.code.empty());
            CHECK(error.fault == inia::Fault::server);
        }
    }
}

TEST_CASE("a modelled error has members in headers, status and body", "[rest-xml]") {
    std::string const inner = "<Code>Refused</Code><Detail>d</Detail><Owner><EmailAddress>e</EmailAddress></Owner>";
    for (std::string const& body :
         {"<Error>" + inner + "</Error>", "<ErrorResponse><RequestId/><Error>" + inner + "</Error></ErrorResponse>",
          "<Response><Errors><Error>" + inner + "</Error></Errors></Response>"}) {
        CAPTURE(body);
        auto response = answer(body, 403);
        response.headers.add("X-Kind", "k");
        Refused refused;
        CHECK_FALSE(RestXml::read_error(response, refused));
        CHECK(refused.Kind == "k");
        CHECK(refused.Status == 403);
        CHECK(refused.Detail == "d");
        CHECK(refused.Owner == Grantee{.Email = "e"});
    }
}

TEST_CASE("what a broken error body told before it broke is kept", "[rest-xml]") {
    Refused refused;
    CHECK(RestXml::read_error(answer("<Error><Detail>d</Detail><Owner>", 403), refused).is<inia::ParseError>());
    CHECK(refused.Detail == "d");
    CHECK_FALSE(RestXml::read_error(answer("", 403), refused));
}
