#include "build_model.hpp"
#include "small_model.hpp"
#include "support/catch.hpp"

using namespace inia::codegen;
using namespace inia::codegen::test;

namespace {

Service build(std::string const& shapes, std::string const& protocol, std::string const& operations = run_x) {
    return build_model(small_model(operations, shapes + R"(, "Out": {"type": "structure", "members": {}})", protocol));
}

}  // namespace

TEST_CASE("locations count in REST protocols only", "[codegen][wire]") {
    std::string const shapes = R"("In": {"type": "structure", "members": {
        "H": {"shape": "S", "location": "header", "locationName": "x-h"}, "U": {"shape": "S", "location": "uri", "locationName": "u"},
        "Q": {"shape": "S", "location": "querystring", "locationName": "q"}, "C": {"shape": "I", "location": "statusCode"},
        "P": {"shape": "M", "location": "headers", "locationName": "x-meta-"}, "Held": {"shape": "Held"}}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "S"}},
        "Held": {"type": "structure", "members": {"H": {"shape": "S", "location": "header", "locationName": "x-h"}}})";
    Service const rest = build(shapes, "rest-json");
    Structure const& request = structure(rest, "XRequest");
    CHECK(member(request, "H").location == Location::header);
    CHECK(member(request, "H").wire == "x-h");
    CHECK(member(request, "U").location == Location::uri);
    CHECK(member(request, "Q").location == Location::query);
    CHECK(member(request, "C").location == Location::status);
    CHECK(member(request, "P").location == Location::prefix_headers);
    // A structure inside the body has no headers.
    CHECK(member(structure(rest, "Held"), "H").location == Location::body);
    CHECK(member(structure(build(shapes, "json"), "XRequest"), "H").location == Location::body);
}

TEST_CASE("names of elements and entries matter to XML and query alone", "[codegen][wire]") {
    std::string const shapes = R"("In": {"type": "structure", "members": {
        "L": {"shape": "L", "locationName": "ell"}, "F": {"shape": "L", "flattened": true}, "M": {"shape": "M"}}},
        "L": {"type": "list", "member": {"shape": "S", "locationName": "item"}},
        "M": {"type": "map", "key": {"shape": "S", "locationName": "k"}, "value": {"shape": "L", "locationName": "v"}})";
    for (std::string protocol : {"rest-xml", "query", "ec2"}) {
        Service const service = build(shapes, protocol);
        Structure const& request = structure(service, "XRequest");
        CHECK(member(request, "L").wire == "ell");
        // A list of ec2 has no segment for its elements, and is read whatever their name.
        bool const named = protocol != "ec2";
        CHECK(member(request, "L").type.traits.element == (named ? "item" : ""));
        CHECK_FALSE(member(request, "L").type.traits.flattened);
        CHECK(member(request, "F").type.traits.flattened);
        CHECK(member(request, "F").type.traits.element == "item");
        CHECK(member(request, "M").type.traits.key == "k");
        CHECK(member(request, "M").type.traits.element == "v");
        REQUIRE(service.shapes.size() == (named ? 1 : 0));
        if (!named) continue;
        CHECK(member(request, "M").type.traits.value == service.shapes[0].name);
        CHECK(service.shapes[0].traits.element == "item");
    }
    Service const json = build(shapes, "json");
    CHECK(member(structure(json, "XRequest"), "L").type.traits == Traits());
    CHECK(json.shapes.empty());
}

TEST_CASE("CBOR knows the model's names only", "[codegen][wire]") {
    std::string const shapes = R"("In": {"type": "structure", "members": {
        "A": {"shape": "S", "locationName": "b", "location": "header"}}})";
    ModelFiles files = small_model(run_x, shapes + R"(, "Out": {"type": "structure", "members": {}})");
    files.service.at("metadata") = boost::json::parse(R"({"protocol": "smithy-rpc-v2-cbor", "targetPrefix": "T"})");
    Service const service = build_model(files);
    CHECK(member(structure(service, "XRequest"), "A").wire == "A");
    CHECK(member(structure(service, "XRequest"), "A").location == Location::body);
}

TEST_CASE("a member's own traits go before its shape's", "[codegen][wire]") {
    Service const service = build(R"("In": {"type": "structure", "members": {
        "Key": {"shape": "K"}, "Own": {"shape": "K", "locationName": "own"},
        "Grantee": {"shape": "G"}, "Spaced": {"shape": "S", "xmlNamespace": {"uri": "https://a", "prefix": "p"}},
        "Iso": {"shape": "Iso"}, "Http": {"shape": "Iso", "timestampFormat": "rfc822"}, "Plain": {"shape": "T"}}},
        "K": {"type": "structure", "locationName": "SSE-KMS", "members": {}},
        "G": {"type": "structure", "xmlNamespace": {"prefix": "xsi", "uri": "https://x"},
              "members": {"Type": {"shape": "S", "locationName": "xsi:type", "xmlAttribute": true}}},
        "Iso": {"type": "timestamp", "timestampFormat": "iso8601"})",
                                  "rest-xml");
    Structure const& request = structure(service, "XRequest");
    CHECK(member(request, "Key").wire == "SSE-KMS");
    CHECK(member(request, "Own").wire == "own");
    CHECK(member(request, "Grantee").xml_namespace == "https://x");
    CHECK(member(request, "Grantee").xml_prefix == "xsi");
    CHECK(member(request, "Spaced").xml_prefix == "p");
    CHECK(member(structure(service, "G"), "Type").xml_attribute);
    CHECK(member(request, "Iso").type.traits.timestamp == "date_time");
    CHECK(member(request, "Http").type.traits.timestamp == "http_date");
    CHECK(member(request, "Plain").type.traits.timestamp.empty());
}

TEST_CASE("names in ec2's forms are queryName, or the name on the wire with a capital", "[codegen][wire]") {
    std::string const shapes = R"("In": {"type": "structure", "members": {
        "Plain": {"shape": "S"}, "lower": {"shape": "S"}, "Named": {"shape": "S", "locationName": "ipSet"},
        "Own": {"shape": "S", "queryName": "ownName"},
        "Both": {"shape": "S", "locationName": "bothSet", "queryName": "both"}, "_odd": {"shape": "S"}}})";
    Service const service = build(shapes, "ec2");
    Structure const& request = structure(service, "XRequest");
    CHECK(member(request, "Plain").query.empty());  // as on the wire
    CHECK(member(request, "lower").wire == "lower");
    CHECK(member(request, "lower").query == "Lower");
    CHECK(member(request, "Named").wire == "ipSet");
    CHECK(member(request, "Named").query == "IpSet");
    CHECK(member(request, "Own").wire == "Own");
    CHECK(member(request, "Own").query == "ownName");
    CHECK(member(request, "Both").wire == "bothSet");
    CHECK(member(request, "Both").query == "both");
    CHECK(member(request, "_odd").query.empty());
    CHECK(member(structure(build(shapes, "query"), "XRequest"), "lower").query.empty());
}

TEST_CASE("labels of a host prefix name C++ members", "[codegen][wire]") {
    Service const service = build(
        R"("In": {"type": "structure", "members": {"class": {"shape": "S", "hostLabel": true, "location": "header", "locationName": "x-c"}}})",
        "rest-json", R"("X": {"input": {"shape": "In"}, "endpoint": {"hostPrefix": "a.{class}.b-"}})");
    CHECK(service.operations.at(0).host_prefix == "a.{class_}.b-");
    CHECK(member(structure(service, "XRequest"), "class").host_label);
}

TEST_CASE("roots and wrappers of XML have the model's names or the shapes'", "[codegen][wire]") {
    std::string const shapes = R"("In": {"type": "structure", "members": {}})";
    Service const named = build(
        shapes, "rest-xml",
        R"("X": {"input": {"shape": "In", "locationName": "Root", "xmlNamespace": {"uri": "https://r", "prefix": "p"}}})");
    CHECK(named.operations.at(0).input_root == "Root");
    CHECK(named.operations.at(0).input_namespace == "https://r");
    CHECK(named.operations.at(0).input_prefix == "p");
    CHECK(build(shapes, "rest-xml").operations.at(0).input_root == "In");
    CHECK(build(shapes, "query").operations.at(0).result_wrapper == "XResult");
    CHECK(build(shapes, "query", R"("X": {"output": {"shape": "Out", "resultWrapper": "W"}})")
              .operations.at(0)
              .result_wrapper
          == "W");
    CHECK(build(shapes, "rest-xml").operations.at(0).result_wrapper.empty());
    CHECK(build(shapes, "ec2").operations.at(0).result_wrapper.empty());
}

TEST_CASE("S3's bucket is in the URL, not in the path", "[codegen][wire]") {
    auto const uri = [](char const* service, char const* template_) {
        return build_model(
                   small_model(R"("X": {"http": {"method": "GET", "requestUri": ")" + std::string(template_) + R"("}})",
                               R"("U": {"type": "structure"})", "rest-xml", service))
            .operations.at(0)
            .uri;
    };
    CHECK(uri("s3", "/{Bucket}") == "");
    CHECK(uri("s3", "/{Bucket}?acl") == "?acl");
    CHECK(uri("s3", "/{Bucket}/{Key+}?uploads") == "/{Key+}?uploads");
    CHECK(uri("other", "/{Bucket}/{Key+}") == "/{Bucket}/{Key+}");
}

TEST_CASE("an operation's authentication goes before the service's", "[codegen][wire]") {
    auto const auth = [](std::string const& metadata, std::string const& operation) {
        ModelFiles files = small_model(R"("X": {)" + operation + "}", R"("U": {"type": "structure"})");
        files.service.at("metadata") = boost::json::parse(R"({"protocol": "json")" + metadata + "}");
        return build_model(files).operations.at(0).auth;
    };
    CHECK(auth("", "") == Auth::sigv4);
    CHECK(auth(R"(, "signatureVersion": "v4")", R"("authtype": "none")") == Auth::none);
    CHECK(auth(R"(, "signatureVersion": "v4")", R"("authtype": "v4-unsigned-body")") == Auth::sigv4_unsigned_body);
    CHECK(auth(R"(, "signatureVersion": "v4")", R"("unsignedPayload": true)") == Auth::sigv4_unsigned_body);
    CHECK(auth(R"(, "auth": ["aws.auth#sigv4"])", R"("auth": ["smithy.api#noAuth"])") == Auth::none);
    CHECK(auth(R"(, "auth": ["smithy.api#httpBearerAuth"])", "") == Auth::bearer);
    CHECK(auth(R"(, "signatureVersion": "bearer")", "") == Auth::bearer);
    CHECK(auth(R"(, "auth": ["some.other#scheme", "aws.auth#sigv4"])", "") == Auth::sigv4);
}
