#include "unit/core/protocol/http_sample.hpp"
#include "unit/core/xml/sample.hpp"

#include <inia/core/protocol/json.hpp>
#include <inia/core/protocol/query.hpp>
#include <inia/core/protocol/rest_json.hpp>
#include <inia/core/protocol/rest_xml.hpp>

#include <support/catch.hpp>

#include <string>

// What has no form on the wire never leaves: each protocol says so in place of sending less than it was given.

namespace refusal_test {

template<class T> struct Payload {
    inia::Optional<T> Data{};
};

}  // namespace refusal_test

template<class T> struct inia::schema<refusal_test::Payload<T>> {
    static constexpr std::string_view name = "Payload";
    static constexpr char const* names[] = {"Data"};
    static constexpr Member members[] = {{.wire = "data", .location = Location::payload}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &refusal_test::Payload<T>::Data>;
};

namespace {

using refusal_test::Payload;

template<class T> struct Call {
    using Request = T;
    using Response = json_sample::Empty;
    static constexpr inia::OperationInfo info{
        .service = &json_sample::service, .name = "Call", .method = "POST", .uri = "/", .input_root = "In"};
};

template<class Protocol, class T> std::string refused(T const& request) {
    static inia::ClientCore const core(json_sample::service, {}, {});
    inia::HttpRequest http;
    inia::AnyError const error = Protocol::template serialize<Call<T>>(core, request, http);
    CHECK(error.is<inia::ValidationError>());
    return error.what();
}

}  // namespace

TEST_CASE("each protocol refuses a time that it cannot send", "[protocol]") {
    namespace protocol = inia::protocol;
    inia::Timestamp const time = inia::Timestamp::from_epoch_seconds(253'402'300'800);
    json_sample::Sink const json{.DateTime = time};
    xml_sample::Scalars const xml{.Time = time};
    std::string const of_json =
        "Call: DateTime must be a time of the years 1 to 9999: its format on the wire has no others";
    std::string const of_xml = "Call: Time must be a time of the years 1 to 9999: its format on the wire has no others";
    CHECK(refused<protocol::Json>(json) == of_json);
    CHECK(refused<protocol::RestJson>(json) == of_json);
    CHECK(refused<protocol::RestJson>(Payload<json_sample::Sink>{.Data = json}) == of_json);
    CHECK(refused<protocol::Query>(xml) == of_xml);
    CHECK(refused<protocol::RestXml>(xml) == of_xml);
    CHECK(refused<protocol::RestXml>(Payload<xml_sample::Scalars>{.Data = xml}) == of_xml);
}
