#include "support/catch.hpp"
#include "unit/core/protocol/http_sample.hpp"

#include <inia/core/protocol/rest_json.hpp>

#include <boost/json/value.hpp>

#include <string>

using inia::AnyError;
using inia::HttpRequest;
using inia::HttpResponse;
using inia::protocol::RestJson;

namespace rest_json_test {

/// A structure with one header and one other member, which each test binds differently.
template<class T> struct Message {
    inia::Optional<std::string> Header{};
    T Data{};
};
struct BlobIn : Message<inia::Body> {};
struct TypedBlobIn {
    inia::Optional<std::string> ContentType{};
    inia::Body Data{};
};
struct BlobOut : Message<inia::ResponseBody> {};
struct TextIo : Message<inia::Optional<std::string>> {};
struct EnumIo : Message<inia::Optional<json_sample::Colour>> {};
struct StructIo : Message<inia::Optional<json_sample::Tokened>> {};
struct UnionIo : Message<inia::Optional<json_sample::Choice>> {};
struct DocumentIo : Message<inia::Optional<inia::Document>> {};
struct BodyIo : Message<inia::Optional<std::string>> {};

struct Failed {
    inia::Optional<std::string> Header{};
    inia::Optional<std::string> Detail{};
    inia::Optional<std::int32_t> Status{};
};

inline constexpr char const* message_names[] = {"Header", "Data"};
inline constexpr inia::Member with_payload[] = {{.wire = "X-Header", .location = inia::Location::header},
                                                {.wire = "data", .location = inia::Location::payload}};
inline constexpr inia::Member with_body[] = {{.wire = "X-Header", .location = inia::Location::header},
                                             {.wire = "data"}};

template<class T, inia::Member const* Members> struct message_schema {
    static constexpr std::string_view name = "Message";
    static constexpr char const* const* names = message_names;
    static constexpr inia::Member const* members = Members;
    static constexpr bool is_union = false;
    using list = inia::member_list<message_schema, &T::Header, &T::Data>;
};

}  // namespace rest_json_test

using namespace rest_json_test;

namespace {

template<class T> struct Exchange {
    using Request = T;
    using Response = T;
    static constexpr inia::OperationInfo info{
        .service = &json_sample::service, .name = "Exchange", .method = "POST", .uri = "/x"};
};

inia::ClientCore const& core() {
    static auto const* const made = new inia::ClientCore(json_sample::service, {}, {});
    return *made;
}

template<class T> HttpRequest sent(T const& request) {
    HttpRequest http;
    AnyError const error = RestJson::serialize<Exchange<T>>(core(), request, http);
    CHECK(error.what() == std::string());
    return http;
}

template<class T> T received(std::string body, AnyError* error = nullptr) {
    HttpResponse response;
    response.status = 200;
    response.headers.add("X-Header", "h");
    response.body = std::move(body);
    T out;
    AnyError const result = RestJson::deserialize<Exchange<T>>(response, out);
    if (error)
        *error = result;
    else
        CHECK(result.what() == std::string());
    CHECK(out.Header == "h");
    return out;
}

}  // namespace

template<> struct inia::schema<BlobIn> : message_schema<BlobIn, with_payload> {};
template<> struct inia::schema<BlobOut> : message_schema<BlobOut, with_payload> {};
template<> struct inia::schema<TextIo> : message_schema<TextIo, with_payload> {};
template<> struct inia::schema<EnumIo> : message_schema<EnumIo, with_payload> {};
template<> struct inia::schema<StructIo> : message_schema<StructIo, with_payload> {};
template<> struct inia::schema<UnionIo> : message_schema<UnionIo, with_payload> {};
template<> struct inia::schema<DocumentIo> : message_schema<DocumentIo, with_payload> {};
template<> struct inia::schema<BodyIo> : message_schema<BodyIo, with_body> {};
template<> struct inia::schema<TypedBlobIn> {
    static constexpr std::string_view name = "TypedBlobIn";
    static constexpr char const* names[] = {"ContentType", "Data"};
    static constexpr Member members[] = {{.wire = "Content-Type", .location = Location::header},
                                         {.wire = "data", .location = Location::payload}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &TypedBlobIn::ContentType, &TypedBlobIn::Data>;
};
template<> struct inia::schema<Failed> {
    static constexpr std::string_view name = "Failed";
    static constexpr char const* names[] = {"Header", "Detail", "Status"};
    static constexpr Member members[] = {{.wire = "X-Header", .location = Location::header},
                                         {.wire = "Detail"},
                                         {.wire = "Status", .location = Location::status}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &Failed::Header, &Failed::Detail, &Failed::Status>;
};

TEST_CASE("members of the body are sent as a JSON object, even when there are none", "[protocol][rest-json]") {
    HttpRequest const http = sent(BodyIo{{.Header = "h", .Data = "d"}});
    CHECK(http.method == "POST");
    CHECK(http.path == "/x");
    CHECK(http.headers.block() == "X-Header: h\r\nContent-Type: application/json\r\n");
    CHECK(http.body.text() == R"({"data":"d"})");
    HttpRequest const empty = sent(BodyIo{});
    CHECK(empty.body.text() == "{}");
    CHECK(empty.headers.find("Content-Type") == "application/json");
}

TEST_CASE("an operation whose members all stand elsewhere sends no body and no content type", "[protocol][rest-json]") {
    HttpRequest const http = sent(json_sample::Empty{});
    CHECK_FALSE(http.body.has_value());
    CHECK(http.headers.size() == 0);
}

TEST_CASE("a payload of bytes is sent as it is, without a copy", "[protocol][rest-json]") {
    BlobIn const request{{.Header = {}, .Data = std::string_view("\0{}", 3)}};
    HttpRequest const http = sent(request);
    CHECK(http.body.text() == std::string_view("\0{}", 3));
    CHECK(http.body.text().data() == request.Data.text().data());
    CHECK(http.headers.find("Content-Type") == "application/octet-stream");
}

TEST_CASE("an absent payload of bytes sends no body", "[protocol][rest-json]") {
    HttpRequest const http = sent(BlobIn{});
    CHECK_FALSE(http.body.has_value());
    CHECK(http.headers.find("Content-Type") == "application/octet-stream");
}

TEST_CASE("a member that is the content type wins over the protocol's", "[protocol][rest-json]") {
    CHECK(sent(TypedBlobIn{.ContentType = "image/jpg", .Data = "1234"}).headers.block()
          == "Content-Type: image/jpg\r\n");
}

TEST_CASE("texts and enumerations are sent as plain text", "[protocol][rest-json]") {
    HttpRequest const text = sent(TextIo{{.Header = {}, .Data = "raw \"string\""}});
    CHECK(text.body.text() == "raw \"string\"");
    CHECK(text.headers.find("Content-Type") == "text/plain");
    CHECK(sent(EnumIo{{.Header = {}, .Data = json_sample::Colour::red}}).body.text() == "red");
    HttpRequest const none = sent(TextIo{});
    CHECK_FALSE(none.body.has_value());
    CHECK(none.headers.size() == 0);
}

TEST_CASE("a structure as payload is the body, and an empty object when it is absent", "[protocol][rest-json]") {
    HttpRequest const http = sent(StructIo{{.Header = {}, .Data = json_sample::Tokened{.Name = "n"}}});
    CHECK(http.body.text() == R"({"Name":"n"})");
    CHECK(http.headers.find("Content-Type") == "application/json");
    HttpRequest const absent = sent(StructIo{});
    CHECK(absent.body.text() == "{}");
    CHECK(absent.headers.find("Content-Type") == "application/json");
}

TEST_CASE("a union or document that is not set sends no body", "[protocol][rest-json]") {
    CHECK(sent(UnionIo{{.Header = {}, .Data = json_sample::Choice{.Number = 1}}}).body.text() == R"({"Number":1})");
    CHECK_FALSE(sent(UnionIo{}).body.has_value());
    CHECK(sent(DocumentIo{{.Header = {}, .Data = inia::Document::parse("[1]")}}).body.text() == "[1]");
    CHECK_FALSE(sent(DocumentIo{}).body.has_value());
}

TEST_CASE("each kind of payload is read from an answer's body", "[protocol][rest-json]") {
    CHECK(received<BlobOut>("{raw").Data.read_all() == "{raw");
    CHECK(received<TextIo>("raw").Data == "raw");
    CHECK(received<EnumIo>("red").Data == json_sample::Colour::red);
    CHECK(received<StructIo>(R"({"Name":"n"})").Data->Name == "n");
    CHECK(received<UnionIo>(R"({"Number":1})").Data == json_sample::Choice{.Number = 1});
    CHECK(received<DocumentIo>("\"hello\"").Data->text() == "\"hello\"");
    CHECK(received<BodyIo>(R"({"data":"d"})").Data == "d");
}

TEST_CASE("an empty body leaves members absent", "[protocol][rest-json]") {
    CHECK(received<BlobOut>("").Data.read_all().empty());
    CHECK_FALSE(received<TextIo>("").Data.has_value());
    CHECK_FALSE(received<StructIo>("").Data.has_value());
    CHECK_FALSE(received<UnionIo>("").Data.has_value());
    CHECK_FALSE(received<DocumentIo>("").Data.has_value());
    CHECK_FALSE(received<BodyIo>("").Data.has_value());
}

TEST_CASE("a streamed payload is handed on unread", "[protocol][rest-json]") {
    struct Stream : inia::BodyStream {
        bool done = false;
        std::size_t read(std::span<char> to, AnyError&) override {
            if (std::exchange(done, true)) return 0;
            to[0] = 's';
            return 1;
        }
        AnyError read_to(inia::BodySink& sink) override { return sink.write("s"); }
    };
    HttpResponse response;
    response.stream = std::make_unique<Stream>();
    response.length = 1;
    BlobOut out;
    CHECK_FALSE(RestJson::deserialize<Exchange<BlobOut>>(response, out));
    CHECK(out.Data.length() == 1);
    CHECK(out.Data.read_all() == "s");
}

TEST_CASE("a broken payload is a parse error that names operation and byte", "[protocol][rest-json]") {
    AnyError error;
    received<StructIo>(R"({"Name":"n")", &error);
    CHECK(error.what() == std::string("Exchange: JSON at byte 11: expected ',' or '}', found the end of the text"));
    received<BodyIo>("OK", &error);
    CHECK(error.is<inia::ParseError>());
    received<DocumentIo>("{", &error);
    CHECK(error.is<inia::ParseError>());
}

TEST_CASE("a modelled error is read from headers, status and body", "[protocol][rest-json]") {
    HttpResponse response;
    response.status = 403;
    response.headers.add("X-Amzn-Errortype", "Failed");
    response.headers.add("X-Header", "h");
    response.headers.add("x-amzn-RequestId", "r");
    response.body = R"({"Detail":"d","Message":"m","code":"Other"})";
    inia::ErrorEnvelope const envelope = RestJson::read_error_envelope(json_sample::service, response);
    CHECK(envelope.code == "Failed");
    CHECK(envelope.message == "m");
    CHECK(envelope.request_id == "r");
    Failed error;
    CHECK_FALSE(RestJson::read_error(response, error));
    CHECK(error.Header == "h");
    CHECK(error.Detail == "d");
    CHECK(error.Status == 403);
}
