// XML documents: passed over whole, and read into structures that hold a member of every kind.
#include "contract.hpp"

#include "unit/core/xml/sample.hpp"

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
    std::string once, twice;
    if (!write(first, once)) return;
    fuzz::require(read(once, second), "what was written can be read");
    fuzz::require(write(second, twice), "what was read can be written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text = fuzz::text_of(data, size);
    xml::Reader skipped(text);
    if (skipped.enter_root()) skipped.skip();
    fuzz::require_parse_error(skipped.finish());
    round_trip<xml_sample::Scalars>(text);
    round_trip<xml_sample::Lists>(text);
    round_trip<xml_sample::Maps>(text);
    round_trip<xml_sample::Node>(text);
    return 0;
}
