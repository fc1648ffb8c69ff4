// XML documents: passed over whole, read into structures that hold a member of every kind, and as each protocol's
// answer.
#include "contract.hpp"

#include "unit/core/json/sample.hpp"
#include "unit/core/protocol/xml_operations.hpp"
#include "unit/core/xml/sample.hpp"

#include <inia/core/protocol/ec2.hpp>
#include <inia/core/protocol/query.hpp>
#include <inia/core/protocol/rest_xml.hpp>
#include <inia/core/xml/codec.hpp>

using namespace inia;

namespace {

template<class T> bool read(std::string_view text, T& out) {
    xml::Reader reader(text);
    if (reader.enter_root()) xml::read_struct(reader, out);
    AnyError const error = reader.finish();
    fuzz::require_parse_error(error);
    return !error;
}

/// False when a value has no form on the wire, such as the year 10000 in a date.
template<class T> bool write(T const& value, std::string& out) {
    xml::Writer writer;
    writer.start("r");
    xml::write_struct(writer, value);
    writer.end("r");
    out = writer.view();
    return !writer.refusal("r");
}

template<class T> void round_trip(std::string_view text) {
    T first, second;
    if (!read(text, first)) return;
    // The elements of such a list have another name in an answer than in a request.
    if constexpr (requires { first.FlatNamed; }) first.FlatNamed = {};
    std::string once, twice;
    if (!write(first, once)) return;
    fuzz::require(read(once, second), "what was written can be read");
    fuzz::require(write(second, twice) && once == twice, "what was written reads as the same");
}

template<class Protocol, class Op> void answer(std::string_view text) {
    HttpResponse response;
    response.status = 200;
    response.body = text;
    typename Op::Response out;
    fuzz::require_parse_error(Protocol::template deserialize<Op>(response, out));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::view_of(data, size);
    xml::Reader skipped(text);
    if (skipped.enter_root()) skipped.skip();
    fuzz::require_parse_error(skipped.finish());
    round_trip<xml_sample::Scalars>(text);
    round_trip<xml_sample::Lists>(text);
    round_trip<xml_sample::Maps>(text);
    round_trip<xml_sample::Node>(text);
    round_trip<xml_sample::Holder>(text);
    round_trip<json_sample::Choice>(text);
    answer<protocol::RestXml, xml_operations::Put>(text);
    answer<protocol::RestXml, xml_operations::PutGrant>(text);
    answer<protocol::RestXml, xml_operations::PutText>(text);
    answer<protocol::Query, xml_operations::Put>(text);
    answer<protocol::Ec2, xml_operations::PutSpaced>(text);
    return 0;
}
