// What the golden models became is used here as an application would use it.
#include <inia/awkward_names.hpp>
#include <inia/awkward_names/describe.hpp>
#include <inia/kitchen_sink.hpp>
#include <inia/kitchen_sink/describe.hpp>
#include <inia/kitchen_sink_cbor.hpp>
#include <inia/kitchen_sink_cbor/describe.hpp>
#include <inia/kitchen_sink_ec2.hpp>
#include <inia/kitchen_sink_ec2/describe.hpp>
#include <inia/kitchen_sink_json.hpp>
#include <inia/kitchen_sink_query.hpp>
#include <inia/kitchen_sink_xml.hpp>

#include "support/catch.hpp"
#include "support/fakes.hpp"

#include <boost/describe/members.hpp>
#include <boost/mp11/list.hpp>

namespace awkward = inia::awkward_names;
namespace sink = inia::kitchen_sink;

namespace {

inia::Outcome failed(std::string type, std::string code, int status) {
    inia::Outcome outcome;
    outcome.failed = true;
    outcome.error_type = std::move(type);
    outcome.error.code = std::move(code);
    outcome.error.http_status = status;
    outcome.response.status = status;
    return outcome;
}

}  // namespace

TEST_CASE("members that bear keywords, macros and type names are set by designators", "[golden]") {
    awkward::DeleteRequest const request{.class_ = "c", .required_ = "r", .namespace_ = "n", .delete_ = true};
    CHECK(request.class_ == "c");
    CHECK(request.delete_ == true);
    CHECK_FALSE(request.new_.has_value());

    awkward::CallRequest const macros{.NULL_ = true, .linux_ = "l", .errno_ = 3};
    CHECK(macros.errno_ == 3);

    awkward::TagRequest const tagged{
        .Tag = {{.Tag_ = "t"}}, .Tags = {{.Key = "k"}}, .Color = awkward::Color::private_, .inia = {{.inia_ = "i"}}};
    CHECK(tagged.Tag->Tag_ == "t");
    CHECK(tagged.Color == "private");
    CHECK(tagged.inia->inia_ == "i");
}

TEST_CASE("a generic lambda names enumerators", "[golden]") {
    auto const is_private = [](auto const& color) { return color == awkward::Color::private_; };
    CHECK(is_private(awkward::Color("private")));
    CHECK_FALSE(is_private(awkward::Color("Red")));
}

TEST_CASE("wire names stay as the model has them", "[golden]") {
    using schema = inia::schema<awkward::DeleteRequest>;
    std::vector<std::string_view> wires, names;
    inia::for_each_member<awkward::DeleteRequest>([&](auto d) {
        wires.push_back(d.traits.wire);
        names.push_back(d.name);
    });
    CHECK(schema::name == "Keywords");
    CHECK(wires[1] == "class");
    CHECK(names[1] == "class_");
}

TEST_CASE("Boost.Describe finds the members of generated structures", "[golden]") {
    using members = boost::describe::describe_members<sink::Measures, boost::describe::mod_public>;
    CHECK(boost::mp11::mp_size<members>::value == 5);
    CHECK(std::string_view(boost::mp11::mp_first<members>::name) == "Width");
}

TEST_CASE("enumerators of any text are found by it and give it back", "[golden]") {
    for (char const* text : {"red", "Red", "public-read", "public_read", "", "2red", "Value", "Color", "*",
                             "s3:ObjectCreated:*", "__x", "\xC3\xA9", "a\"b\\c?\?/"}) {
        awkward::Color const color = text;
        CHECK(color.is_known());
        CHECK(color.str() == text);
    }
    CHECK(awkward::Color("public-read") != awkward::Color("public_read"));
    CHECK(awkward::Color(awkward::Color::Value_).str() == "Value");
    CHECK_FALSE(awkward::Color("blue").is_known());
}

TEST_CASE("recursive structures can be built, copied and compared by member", "[golden]") {
    awkward::Node leaf;
    awkward::Node root;
    root.Next = leaf;
    root.Children = {leaf, leaf};
    root.Named = {{"a", leaf}};
    root.Even = awkward::Even{};
    root.Even->Odd = awkward::Odd{};
    root.Even->Odd->Even = awkward::Even{};
    awkward::Node const copy = root;
    root = {};
    CHECK(copy.Next.has_value());
    CHECK(copy.Children.size() == 2);
    CHECK(copy.Named.at("a").Children.empty());
    CHECK(copy.Even->Odd->Even.has_value());
}

TEST_CASE("shapes with several uses answer to the names of requests and responses", "[golden]") {
    CHECK(std::is_same_v<awkward::TagResponse, awkward::Tag>);
    CHECK(std::is_same_v<inia::kitchen_sink_json::CookRecipeRequest, inia::kitchen_sink_json::FindRecipeResponse>);
    CHECK(std::is_same_v<sink::HeadSinkRequest, sink::DescribeSinkRequest>);
    CHECK_FALSE(
        std::is_same_v<inia::kitchen_sink_xml::MirrorWaterRequest, inia::kitchen_sink_xml::MirrorWaterResponse>);
}

TEST_CASE("a failed answer becomes the class of its type, of its code, or the service's base", "[golden]") {
    using Op = sink::op::DescribeSink;
    CHECK(Op::make_error(failed("SinkNotFound", "SinkNotFound", 404)).is<sink::SinkNotFound>());
    CHECK(Op::make_error(failed("NoSuchSink", "NoSuchSink", 404)).is<sink::SinkNotFound>());
    CHECK(Op::make_error(failed("", "SinkBlocked", 409)).is<sink::SinkBlocked>());
    CHECK(Op::make_error(failed("SinkBlocked", "Other", 409)).is<sink::SinkBlocked>());
    inia::AnyError const unknown = Op::make_error(failed("Unheard", "Unheard", 500));
    CHECK(unknown.is<sink::ServiceError>());
    CHECK_FALSE(unknown.is<sink::SinkNotFound>());
    REQUIRE(unknown.get<inia::ServiceError>());
    CHECK(unknown.get<inia::ServiceError>()->code() == "Unheard");
    CHECK_THROWS_AS(Op::make_error(failed("NoSuchSink", "NoSuchSink", 404)).raise(), sink::SinkNotFound);
}

TEST_CASE("a failed answer to HEAD is typed by its status", "[golden]") {
    CHECK(sink::op::HeadSink::make_error(failed("", "404", 404)).is<sink::SinkNotFound>());
    CHECK(sink::op::HeadSink::make_error(failed("", "409", 409)).is<sink::SinkBlocked>());
    CHECK_FALSE(sink::op::HeadSink::make_error(failed("", "400", 400)).is<sink::SinkBlocked>());
}

TEST_CASE("an error's modelled members are read from body and headers", "[golden]") {
    inia::Outcome outcome = failed("SinkBlocked", "SinkBlocked", 409);
    outcome.response.headers.add("Retry-After", "7");
    outcome.response.body = R"({"Message": "no", "What": {"Width": 1.5}})";
    inia::AnyError const error = sink::op::BindEverything::make_error(std::move(outcome));
    auto const* blocked = error.get<sink::SinkBlocked>();
    REQUIRE(blocked);
    CHECK(blocked->RetryAfter == 7);
    REQUIRE(blocked->What.has_value());
    CHECK(blocked->What->Width == 1.5);
}

TEST_CASE("the static data of operations says what the model says", "[golden]") {
    inia::OperationInfo const& bind = sink::op::BindEverything::info;
    CHECK(bind.service == &sink::service_info);
    CHECK(bind.method == "PUT");
    CHECK(bind.uri == "/sinks/{SinkName}/{Path+}?style=deep");
    CHECK(bind.host_prefix == "{AccountId}.basin-");
    CHECK(bind.idempotent);
    CHECK(bind.checksum == inia::ChecksumRule::md5);
    CHECK(bind.retryable_error_count == 2);
    CHECK(sink::op::ListSinks::info.auth == inia::AuthKind::none);
    CHECK(sink::op::Drain::info.auth == inia::AuthKind::bearer);
    CHECK_FALSE(sink::op::Drain::info.has_input);
    CHECK(sink::op::PutWater::info.auth == inia::AuthKind::sigv4_unsigned_body);
    CHECK(sink::op::PutWater::info.checksum == inia::ChecksumRule::required);
    CHECK(sink::op::GetWater::info.streaming_output);
    CHECK(sink::op::PutPlan::info.compress);
    CHECK(inia::kitchen_sink_query::op::TurnTap::info.result_wrapper == "TurnTapOutcome");
    CHECK(inia::kitchen_sink_cbor::service_info.protocol == inia::ProtocolKind::rpc_v2_cbor);
    CHECK(inia::kitchen_sink_cbor::op::Rinse::info.uri == "/service/Kitchen_20200101/operation/Rinse");
    CHECK(inia::schema<inia::kitchen_sink_cbor::PutMeasuresRequest>::members[1].wire == "Named");
    CHECK(inia::kitchen_sink_ec2::op::RunTaps::info.result_wrapper.empty());
    CHECK(inia::schema<inia::kitchen_sink_ec2::RunTapsRequest>::members[2].query == "DryRun");
    CHECK(inia::kitchen_sink_json::service_info.query_compatible);
    CHECK(inia::kitchen_sink_json::service_info.target_prefix == "Kitchen_20200101");
    CHECK(inia::kitchen_sink_xml::service_info.s3_signing);
    CHECK(inia::kitchen_sink_xml::op::PutSink::info.input_root == "PutSinkRequestElement");
}

TEST_CASE("an endpoint follows lists of the request, of the operation and of the client", "[golden]") {
    auto const host = [](sink::RouteWaterRequest const& request) {
        auto const wire = std::make_shared<inia::test::FakeTransport>();
        wire->script(inia::test::answer(200, "{}"));
        sink::Client const client(inia::Session(),
                                  {.region_name = "us-east-1",
                                   .client_context_params = {{"Zones", std::vector<std::string>{"west"}}},
                                   .credentials_provider = std::make_shared<inia::test::FakeCredentials>(),
                                   .transport = wire,
                                   .clock = std::make_shared<inia::test::FakeClock>()});
        client.route_water(request);
        return wire->request().host;
    };
    CHECK(host({.Plan = {{.Sinks = {{"key", "value"}}}}, .Routes = {{.Name = "late"}}})
          == "key.lower.west.amazonaws.com");
    CHECK(host({.Routes = {{.Stops = {"late"}}, {.To = {{.Sink = "outlet"}}}}}) == "outlet.lower.west.amazonaws.com");
    CHECK(host({.Routes = {{}, {.Stops = {"stop"}}}}) == "stop.lower.west.amazonaws.com");
    CHECK(host({.ByName = {{"absent", std::nullopt}, {"a", sink::Route{.Name = "named"}}}})
          == "named.lower.west.amazonaws.com");
    CHECK(host({}) == "kitchen.us-east-1.amazonaws.com");
}
