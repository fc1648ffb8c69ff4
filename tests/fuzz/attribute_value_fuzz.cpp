// DynamoDB's attribute values, whose JSON has a reader of its own.
#include "contract.hpp"

#include <inia/core/json/codec.hpp>
#include <inia/dynamodb/attribute_value.hpp>

using namespace inia;
using dynamodb::AttributeValue;

namespace {

using Item = Map<AttributeValue>;

bool read(std::string const& text, Item& out) {
    json::Reader reader(text);
    json::codec<Item>::read(reader, out, plain_shape);
    AnyError const error = reader.finish("Item");
    fuzz::require_parse_error(error);
    return !error;
}

std::string write(Item const& value) {
    json::Writer writer;
    json::codec<Item>::write(writer, value, plain_shape);
    return std::string(writer.view());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    Item first, second;
    if (!read(fuzz::text_of(data, size), first)) return 0;
    std::string const once = write(first);
    fuzz::require(read(once, second), "what was written can be read");
    fuzz::require(first == second, "what was written reads as the same");
    fuzz::require(once == write(second), "the same is written as the same");
    return 0;
}
