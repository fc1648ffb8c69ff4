// The error path of each protocol: the first line of the input is a header's value, the rest the body.
#include "contract.hpp"

#include "unit/core/protocol/http_sample.hpp"

#include <inia/core/protocol/json.hpp>
#include <inia/core/protocol/query.hpp>
#include <inia/core/protocol/rest_json.hpp>
#include <inia/core/protocol/rest_xml.hpp>

using namespace inia;

namespace {

constexpr ServiceInfo service{.name = "demo", .json_version = "1.0", .query_compatible = true};

template<class Protocol> void check(HttpResponse const& response) {
    ErrorEnvelope const envelope = Protocol::read_error_envelope(service, response);
    json_sample::GetResponse bound;
    fuzz::require_parse_error(protocol::read_bindings("error", response, bound));
    json_sample::Empty empty;
    fuzz::require_parse_error(Protocol::read_error(response, empty));
    json_sample::Choice choice;
    fuzz::require_parse_error(Protocol::read_error(response, choice));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text = fuzz::text_of(data, size);
    std::size_t const line = std::min(text.find('\n'), text.size());
    HttpResponse response;
    response.status = 400;
    for (char const* name : {"X-Amzn-Errortype", "x-amzn-query-error", "X-Words", "X-Dates", "X-Size", "X-Json"})
        response.headers.add(name, std::string_view(text).substr(0, line));
    response.body = text.substr(std::min(line + 1, text.size()));
    check<protocol::Json>(response);
    check<protocol::RestJson>(response);
    check<protocol::RestXml>(response);
    check<protocol::Query>(response);
    return 0;
}
