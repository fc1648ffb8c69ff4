#include "build_model.hpp"

#include "small_model.hpp"
#include "support/catch.hpp"

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

std::string const plain_out = R"("Out": {"type": "structure", "members": {"O": {"shape": "S"}}})";

}  // namespace

TEST_CASE("an input of one operation becomes its request", "[codegen][model]") {
    Service const service = build_model(
        small_model(run_x, R"("In": {"type": "structure", "members": {"A": {"shape": "S"}}}, )" + plain_out));
    CHECK(service.operations.at(0).request_name == "XRequest");
    CHECK(structure(service, "XRequest").shape == "In");
    CHECK(structure(service, "XRequest").qualified == "::inia::demo::XRequest");
    CHECK(structure(service, "XResponse").shape == "Out");
}

TEST_CASE("a shape with several uses keeps its name, and the request is another name for it", "[codegen][model]") {
    Service const service =
        build_model(small_model(run_x + R"(, "Y": {"input": {"shape": "In"}}, "Z": {"output": {"shape": "Wrapper"}})",
                                R"("In": {"type": "structure", "members": {"A": {"shape": "S"}}},
           "Wrapper": {"type": "structure", "members": {"Held": {"shape": "Out"}}}, )"
                                    + plain_out));
    CHECK(service.structures[service.operations.at(0).request].cpp_name == "In");
    CHECK(service.structures[service.operations.at(1).request].cpp_name == "In");
    CHECK(service.operations.at(1).request_name == "YRequest");
    CHECK(service.structures[service.operations.at(0).response].cpp_name == "Out");
}

TEST_CASE("an operation without shapes gets empty ones", "[codegen][model]") {
    Service const service = build_model(small_model(R"("X": {})", plain_out));
    CHECK_FALSE(service.operations.at(0).has_input);
    CHECK(structure(service, "XRequest").members.empty());
    CHECK(structure(service, "XResponse").shape.empty());
}

TEST_CASE("members are Required only in structures that are never decoded", "[codegen][model]") {
    Service const service = build_model(
        small_model(run_x,
                    R"("In": {"type": "structure", "required": ["A", "N", "Both", "L", "Token"], "members": {
               "Free": {"shape": "S"}, "A": {"shape": "S"}, "N": {"shape": "Nested"}, "Both": {"shape": "Both"},
               "L": {"shape": "L"}, "Token": {"shape": "S", "idempotencyToken": true}}},
           "Nested": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "S"}}},
           "Both": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "S"}}},
           "L": {"type": "list", "member": {"shape": "S"}},
           "Out": {"type": "structure", "members": {"Both": {"shape": "Both"}}})"));
    Structure const& request = structure(service, "XRequest");
    CHECK(member(request, "A").declaration == "::inia::Required<std::string, required::A>");
    CHECK(member(request, "L").declaration == "::inia::Required<::inia::List<std::string>, required::L>");
    CHECK(member(request, "Free").declaration == "::inia::Optional<std::string>");
    CHECK(member(request, "Token").declaration == "::inia::Optional<std::string>");
    CHECK_FALSE(member(request, "Token").required);
    CHECK(member(structure(service, "Nested"), "A").wrap == Wrap::required);
    CHECK(member(structure(service, "Both"), "A").wrap == Wrap::optional);
    CHECK(member(structure(service, "Both"), "A").required);
    // Required members come first, each group in the model's order.
    CHECK(request.declaration == std::vector<std::size_t>{1, 2, 3, 4, 0, 5});

    ModelOptions options;
    options.required_members = false;
    Service const lenient = build_model(
        small_model(run_x, R"("In": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "S"}}}, )"
                               + plain_out),
        options);
    CHECK(member(structure(lenient, "XRequest"), "A").wrap == Wrap::optional);
}

TEST_CASE("shapes become C++ types", "[codegen][model]") {
    Service const service = build_model(small_model(run_x,
                                                    R"("In": {"type": "structure", "members": {
               "Blob": {"shape": "B"}, "Time": {"shape": "T"}, "Int": {"shape": "I"}, "Doc": {"shape": "Doc"},
               "Map": {"shape": "M"}, "Sparse": {"shape": "Sparse"}, "E": {"shape": "E"}, "Struct": {"shape": "Sub"}}},
           "Doc": {"type": "structure", "members": {}, "document": true},
           "E": {"type": "string", "enum": ["b", "a", "b"]},
           "M": {"type": "map", "key": {"shape": "E"}, "value": {"shape": "Sparse"}},
           "Sparse": {"type": "list", "sparse": true, "member": {"shape": "I"}},
           "Sub": {"type": "structure", "members": {}}, )"
                                                        + plain_out));
    Structure const& request = structure(service, "XRequest");
    CHECK(member(request, "Blob").declaration == "::inia::Optional<::inia::Blob>");
    CHECK(member(request, "Time").declaration == "::inia::Optional<::inia::Timestamp>");
    CHECK(member(request, "Int").declaration == "::inia::Optional<std::int32_t>");
    CHECK(member(request, "Doc").declaration == "::inia::Optional<::inia::Document>");
    CHECK(member(request, "E").declaration == "::inia::Optional<::inia::demo::E>");
    CHECK(member(request, "Struct").declaration == "::inia::Optional<::inia::demo::Sub>");
    // Keys that are enumerations stay texts.
    CHECK(member(request, "Map").declaration == "::inia::Map<::inia::List<::inia::Optional<std::int32_t>>>");
    REQUIRE(service.enumerations.at(0).values.size() == 2);
    CHECK(service.enumerations[0].values[0].text == "a");
}

TEST_CASE("a type that people wrote is not generated", "[codegen][model]") {
    ModelOptions options;
    options.written_types = {{"Value", "inia/demo/value.hpp"}};
    Service const service =
        build_model(small_model(run_x,
                                R"("In": {"type": "structure", "members": {"V": {"shape": "Values"}}},
                       "Values": {"type": "list", "member": {"shape": "Value"}},
                       "Value": {"type": "structure", "members": {"Only": {"shape": "OnlyThere"}}},
                       "OnlyThere": {"type": "structure", "members": {}}, )"
                                    + plain_out),
                    options);
    CHECK(member(structure(service, "XRequest"), "V").declaration == "::inia::List<::inia::demo::Value>");
    CHECK(service.structures.size() == 2);
    CHECK(service.includes == std::vector<std::string>{"inia/demo/value.hpp"});
}

TEST_CASE("a payload of bytes is a body, whether it streams or not", "[codegen][model]") {
    std::string const shapes = R"("In": {"type": "structure", "payload": "Data", "members": {"Data": {"shape": "B"}}},
                                  "Out": {"type": "structure", "payload": "Data", "members": {"Data": {"shape": "B"}}})";
    Service const service = build_model(small_model(run_x, shapes, "rest-json"));
    CHECK(member(structure(service, "XRequest"), "Data").declaration == "::inia::Body");
    CHECK(member(structure(service, "XResponse"), "Data").declaration == "::inia::ResponseBody");
    CHECK(service.operations.at(0).streaming_output);

    // One shape in both directions is two structures.
    std::string const both = R"("X": {"input": {"shape": "In"}, "output": {"shape": "In"}})";
    Service const mirror = build_model(small_model(both, shapes, "rest-json"));
    Operation const& operation = mirror.operations.at(0);
    CHECK(mirror.structures[operation.request].members.at(0).type.kind == Kind::body);
    CHECK(mirror.structures[operation.response].members.at(0).type.kind == Kind::response_body);
}

TEST_CASE("an operation's own word for its payload counts", "[codegen][model]") {
    Service const service =
        build_model(small_model(R"("X": {"input": {"shape": "In", "payload": "P"}})",
                                R"("In": {"type": "structure", "members": {"P": {"shape": "Sub"}, "Q": {"shape": "S"}}},
           "Sub": {"type": "structure", "members": {}})",
                                "rest-json"));
    CHECK(member(structure(service, "XRequest"), "P").location == Location::payload);
    CHECK(member(structure(service, "XRequest"), "Q").location == Location::body);
}

TEST_CASE("errors lose their message and keep their other members", "[codegen][model]") {
    Service const service = build_model(small_model(
        R"("X": {"errors": [{"shape": "Gone"}]})",
        R"("Gone": {"type": "structure", "members": {"Message": {"shape": "S"}, "code": {"shape": "S"}, "Since": {"shape": "T"}},
                    "error": {"code": "GoneAway", "httpStatusCode": 410}, "exception": true, "retryable": {"throttling": true}},
           "Unused": {"type": "structure", "members": {}, "exception": true})"));
    REQUIRE(service.errors.size() == 2);
    ErrorShape const& gone = service.errors[0];
    CHECK(gone.code == "GoneAway");
    CHECK(gone.status == 410);
    CHECK(gone.throttling);
    REQUIRE(gone.data.members.size() == 2);
    CHECK(gone.data.members[0].cpp_name == "code_");
    CHECK(service.operations.at(0).errors == std::vector<std::size_t>{0});
    CHECK(service.errors[1].code == "Unused");
}

namespace {

constexpr char const* stream_shapes =
    R"("In": {"type": "structure", "members": {}}, "Stream": {"type": "structure", "members": {"Events": {"shape": "Events"}}},
       "Events": {"type": "structure", "eventstream": true, "members": {"Only": {"shape": "Only"}, "get_if": {"shape": "Only"}, "gone": {"shape": "Gone"}}},
       "Only": {"type": "structure", "members": {"N": {"shape": "Small", "eventheader": true}, "Bytes": {"shape": "Bytes", "eventpayload": true}}},
       "Gone": {"type": "structure", "exception": true, "error": {"httpStatusCode": 503}, "members": {}},
       "Small": {"type": "short"}, "Bytes": {"type": "blob"}, )";

}  // namespace

TEST_CASE("an operation that sends a stream of events is left out and named", "[codegen][model]") {
    Service const service = build_model(
        small_model(run_x + R"(, "Watch": {"input": {"shape": "Stream"}})", stream_shapes + std::string(plain_out)));
    CHECK(service.operations.size() == 1);
    CHECK(service.left_out == std::vector<std::string>{"Watch (sends a stream of events, which takes HTTP/2)"});
    CHECK_THROWS(structure(service, "Only"));
}

TEST_CASE("the events of an answer are a variant without the errors that may end the stream", "[codegen][model]") {
    Service const service = build_model(
        small_model(run_x + R"(, "Watch": {"output": {"shape": "Stream"}})", stream_shapes + std::string(plain_out)));
    CHECK(service.left_out.empty());
    CHECK(service.operations.at(1).streaming_output);

    Member const stream = structure(service, "WatchResponse").members.at(0);
    CHECK(stream.declaration == "::inia::EventStream<" + structure(service, "Events").qualified + ">");
    CHECK(stream.location == Location::payload);

    Structure const& events = structure(service, "Events");
    CHECK(events.is_event_stream);
    REQUIRE(events.members.size() == 2);  // of one shape, told apart by their names
    CHECK(events.members[0].cpp_name == "Only");
    CHECK(events.members[1].cpp_name == "get_if_");  // the variant's own function has that name
    REQUIRE(events.stream_errors.size() == 1);
    CHECK(events.stream_errors[0].name == "gone");
    CHECK(events.stream_errors[0].code == "Gone");
    CHECK(events.stream_errors[0].fault == "server");

    Structure const& event = structure(service, "Only");
    CHECK(event.members.at(0).location == Location::header);
    CHECK(event.members.at(0).type.traits.bits == 16);
    CHECK(event.members.at(1).location == Location::payload);
    CHECK(event.members.at(1).type.kind == Kind::blob);
}

TEST_CASE("the protocol is CBOR wherever it is offered, else the model's first that inia speaks", "[codegen][model]") {
    auto const protocol = [](std::string const& metadata, std::string const& wanted = {}) {
        ModelFiles files = small_model(R"("X": {})", R"("Unused": {"type": "structure"})");
        files.service.at("metadata") = boost::json::parse(R"({"targetPrefix": "Demo", )" + metadata + "}");
        return build_model(files, {.protocol = wanted}).protocol;
    };
    CHECK(protocol(R"("protocol": "query")") == Protocol::query);
    CHECK(protocol(R"("protocol": "rest-xml", "protocols": ["rest-xml"])") == Protocol::rest_xml);
    CHECK(protocol(R"("protocol": "ec2", "protocols": ["ec2"])") == Protocol::ec2);
    CHECK(protocol(R"("protocol": "query", "protocols": ["new", "query", "json"])") == Protocol::query);
    CHECK(protocol(R"("protocol": "smithy-rpc-v2-cbor")") == Protocol::rpc_v2_cbor);
    std::string const three = R"("protocol": "json", "protocols": ["json", "query", "smithy-rpc-v2-cbor"])";
    CHECK(protocol(three) == Protocol::rpc_v2_cbor);
    CHECK(protocol(three, "json") == Protocol::json);
    CHECK(protocol(three, "query") == Protocol::query);
    CHECK_THROWS_WITH(protocol(three, "rest-xml"),
                      Catch::Contains("'demo' speaks json, query, smithy-rpc-v2-cbor, and not rest-xml"));
    CHECK_THROWS_WITH(protocol(R"("protocol": "odd", "protocols": ["odd"])"),
                      Catch::Contains("'demo' speaks odd, none of which"));
}

TEST_CASE("a model that prefers CBOR has what JSON needs", "[codegen][model]") {
    auto const service = [](std::string const& metadata, std::string const& wanted) {
        ModelFiles files = small_model(R"("X": {"http": {"method": "GET", "requestUri": "/x"}})",
                                       R"("Unused": {"type": "structure"})");
        files.service.at("metadata") =
            boost::json::parse(R"({"protocols": ["smithy-rpc-v2-cbor", "json"])" + metadata + "}");
        return build_model(files, {.protocol = wanted});
    };
    Service const json = service(R"(, "targetPrefix": "Demo_1", "jsonVersion": "1.1")", "json");
    CHECK(json.target_prefix == "Demo_1");
    CHECK(json.json_version == "1.1");
    CHECK(service(R"(, "targetPrefix": "Demo_1")", "json").json_version == "1.0");
    Service const cbor = service(R"(, "targetPrefix": "Demo_1")", "");
    CHECK(cbor.operations.at(0).uri == "/service/Demo_1/operation/X");
    CHECK(cbor.operations.at(0).http_method == "POST");
    CHECK_THROWS_WITH(service("", ""), Catch::Contains("targetPrefix"));
}

TEST_CASE("a broken model is refused in one line that names the shape", "[codegen][model]") {
    CHECK_THROWS_WITH(
        build_model(small_model(R"("X": {"input": {"shape": "Nowhere"}})", R"("U": {"type": "structure"})")),
        Catch::Contains("'Nowhere'"));
    CHECK_THROWS_WITH(build_model(small_model(run_x,
                                              R"("In": {"type": "structure", "members": {"A": {"shape": "Odd"}}},
                                                 "Odd": {"type": "quaternion"}, )"
                                                  + plain_out)),
                      Catch::Contains("'Odd'") && Catch::Contains("quaternion"));
    for (char const* const endless : {R"("L": {"type": "list", "member": {"shape": "L"}}, )",
                                      R"("L": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "M"}},
                                         "M": {"type": "list", "member": {"shape": "L"}}, )"})
        CHECK_THROWS_WITH(
            build_model(small_model(run_x, R"("In": {"type": "structure", "members": {"A": {"shape": "L"}}}, )"
                                               + (endless + plain_out))),
            Catch::Contains("'L'") && Catch::Contains("holds itself"));
}

TEST_CASE("only the wanted operations are generated, with what they reach", "[codegen][model]") {
    ModelFiles const files =
        small_model(run_x + R"(, "Y": {"output": {"shape": "Other"}, "errors": [{"shape": "Broken"}]})",
                    R"("In": {"type": "structure", "members": {"N": {"shape": "Nested"}}},
           "Nested": {"type": "structure", "members": {"A": {"shape": "S"}}},
           "Other": {"type": "structure", "members": {"A": {"shape": "Far"}}},
           "Far": {"type": "structure", "members": {"A": {"shape": "S"}}},
           "Broken": {"type": "structure", "exception": true, "members": {}}, )"
                        + plain_out);
    Service const service = build_model(files, {.operations = {"X"}});
    REQUIRE(service.operations.size() == 1);
    CHECK(service.operations[0].name == "X");
    CHECK(structure(service, "Nested").encoded);
    CHECK_THROWS(structure(service, "Far"));
    CHECK(service.errors.empty());
    CHECK(build_model(files, {.operations = {"Y"}}).errors.size() == 1);
    CHECK_THROWS_WITH(build_model(files, {.operations = {"Z"}}), Catch::Contains("'Z'"));
}

TEST_CASE("operations say whether their endpoint is discovered, and the service which one tells it",
          "[codegen][model]") {
    Service const service = build_model(small_model(
        R"("Find": {"endpointoperation": true}, "X": {"endpointdiscovery": {"required": true}},
           "Y": {"endpointdiscovery": {}}, "Z": {})",
        plain_out));
    CHECK(service.discovery_tag == "Find");
    CHECK(service.operations[0].discovery == Discovery::none);
    CHECK(service.operations[1].discovery == Discovery::required);
    CHECK(service.operations[2].discovery == Discovery::optional);
    CHECK(service.operations[3].discovery == Discovery::none);
}
