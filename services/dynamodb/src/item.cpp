#include <inia/dynamodb/item.hpp>

#include <inia/core/json/codec.hpp>

namespace inia::dynamodb::detail {
namespace {

template<class T> T parse(std::string const& text, char const* what) {
    T value;
    json::Reader json(text);
    json::codec<T>::read(json, value, plain_shape);
    if (AnyError const error = json.finish(what)) error.raise();
    return value;
}

template<class T> std::string text_of(T const& value, char const* what) {
    json::Writer json;
    json::codec<T>::write(json, value, plain_shape);
    if (json.refused())
        MarshallingError("", std::string(what) + " that DynamoDB takes", std::string("one that ") + json.refused())
            .raise();
    return std::move(json).take();
}

}  // namespace

Map<AttributeValue> parse_item(std::string const& text) { return parse<Map<AttributeValue>>(text, "item"); }
std::string item_text(Map<AttributeValue> const& item) { return text_of(item, "an item"); }
AttributeValue parse_value(std::string const& text) { return parse<AttributeValue>(text, "attribute value"); }
std::string value_text(AttributeValue const& value) { return text_of(value, "an attribute value"); }

void read_attributes(ItemReader& in, Map<AttributeValue>& item) {
    json::codec<Map<AttributeValue>>::read(in.json(), item, plain_shape);
}

}  // namespace inia::dynamodb::detail
