#include <inia/dynamodb/item.hpp>

#include <inia/core/json/codec.hpp>

namespace inia::dynamodb::detail {

Map<AttributeValue> parse_item(std::string const& text) {
    Map<AttributeValue> item;
    json::Reader json(text);
    json::codec<Map<AttributeValue>>::read(json, item, plain_shape);
    if (AnyError const error = json.finish("item")) error.raise();
    return item;
}

void read_attributes(ItemReader& in, Map<AttributeValue>& item) {
    json::codec<Map<AttributeValue>>::read(in.json(), item, plain_shape);
}

std::string item_text(Map<AttributeValue> const& item) {
    json::Writer json;
    json::codec<Map<AttributeValue>>::write(json, item, plain_shape);
    if (json.refused())
        MarshallingError("", "an item that DynamoDB takes", std::string("one that ") + json.refused()).raise();
    return std::move(json).take();
}

}  // namespace inia::dynamodb::detail
