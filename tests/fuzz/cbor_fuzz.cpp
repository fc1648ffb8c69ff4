// CBOR items: passed over whole, and read into a structure that holds a member of every kind.
#include "contract.hpp"

#include "unit/core/cbor/sample.hpp"

#include <inia/core/cbor/codec.hpp>

using namespace inia;

namespace {

bool read(std::string_view bytes, cbor_sample::Sink& out) {
    cbor::Reader reader(bytes);
    cbor::read_struct(reader, out);
    AnyError const error = reader.finish("Sink");
    fuzz::require_parse_error(error);
    return !error;
}

std::string write(cbor_sample::Sink const& value) {
    cbor::Writer writer;
    cbor::write_struct(writer, value);
    return std::string(writer.view());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes = fuzz::view_of(data, size);
    cbor::Reader skipped(bytes);
    skipped.skip();
    AnyError const malformed = skipped.finish("body");
    fuzz::require_parse_error(malformed);

    cbor_sample::Sink first, second;
    if (!read(bytes, first)) return 0;
    fuzz::require(!malformed, "what can be read is well-formed");
    std::string const once = write(first);
    fuzz::require(read(once, second), "what was written can be read");
    fuzz::require(once == write(second), "what was written reads as the same");
    return 0;
}
