// JSON texts: passed over whole, and read into a structure that holds a member of every kind.
#include "contract.hpp"

#include "unit/core/json/sample.hpp"

#include <inia/core/json/codec.hpp>

using namespace inia;

namespace {

bool read(std::string const& text, json_sample::Sink& out) {
    json::Reader reader(text);
    json::read_struct(reader, out);
    AnyError const error = reader.finish("Sink");
    fuzz::require_parse_error(error);
    return !error;
}

/// False when a value has no form on the wire, such as the year 10000 in a date.
bool write(json_sample::Sink const& value, std::string& out) {
    json::Writer writer;
    json::write_struct(writer, value);
    out = writer.view();
    return !writer.refusal("Sink");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text = fuzz::text_of(data, size);
    json::Reader skipped(text);
    skipped.skip();
    AnyError const malformed = skipped.finish("body");
    fuzz::require_parse_error(malformed);

    json_sample::Sink first, second;
    if (!read(text, first)) return 0;
    fuzz::require(!malformed, "what can be read is well-formed");
    std::string once, twice;
    if (!write(first, once)) return 0;
    fuzz::require(read(once, second), "what was written can be read");
    fuzz::require(write(second, twice) && once == twice, "what was written reads as the same");
    return 0;
}
