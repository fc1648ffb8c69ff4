#include <inia/core/response_metadata.hpp>

#include "support/catch.hpp"

#include <inia/core/client_core.hpp>
#include <inia/core/operation.hpp>

using namespace inia;

namespace {

Outcome answered(std::string body, std::initializer_list<Headers::Field> headers = {}) {
    Outcome outcome;
    outcome.response.status = 200;
    outcome.response.body = std::move(body);
    for (auto const& field : headers) outcome.response.headers.add(field.name, field.value);
    outcome.attempts = 2;
    return outcome;
}

ResponseMetadata read(ProtocolKind protocol, Outcome const& outcome) {
    ServiceInfo const service{.name = "demo", .protocol = protocol};
    OperationInfo const operation{.service = &service, .name = "DoIt"};
    ResponseMetadata out;
    read_metadata(out, operation, outcome);
    return out;
}

}  // namespace

TEST_CASE("the metadata of an answer are its status, headers, ids and number of attempts", "[core][metadata]") {
    ResponseMetadata const metadata =
        read(ProtocolKind::rest_xml, answered("", {{"x-amz-request-id", "r"}, {"x-amz-id-2", "long"}, {"ETag", "e"}}));
    CHECK(metadata.request_id == "r");
    CHECK(metadata.extended_request_id == "long");
    CHECK(metadata.http_status == 200);
    CHECK(metadata.attempts == 2);
    CHECK(metadata.headers.find("etag") == "e");
}

TEST_CASE("an XML answer's request id is taken from its body when no header has it", "[core][metadata]") {
    auto const id = [](std::string body) { return read(ProtocolKind::query, answered(std::move(body))).request_id; };
    CHECK(id("<R><Result><RequestId>of a member</RequestId></Result>"
             "<ResponseMetadata><X/><RequestId> r </RequestId></ResponseMetadata></R>")
          == "r");
    CHECK(id("<R><requestId>r</requestId></R>") == "r");
    CHECK(id("<R><ResponseMetadata/></R>") == "");
    CHECK(id("<R><broken") == "");
    CHECK(id("") == "");
    CHECK(read(ProtocolKind::json, answered("<R><requestId>r</requestId></R>")).request_id == "");
}

TEST_CASE("the metadata of an error have the error's request id", "[core][metadata]") {
    Outcome outcome = answered("");
    outcome.failed = true;
    outcome.error.request_id = "of the envelope";
    CHECK(read(ProtocolKind::json, outcome).request_id == "of the envelope");
}
