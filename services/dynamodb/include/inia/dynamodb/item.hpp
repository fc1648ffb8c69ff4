#pragma once

#include <inia/core/map.hpp>
#include <inia/dynamodb/attribute_codec.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/marshalling_error.hpp>

#include <string>

/// Items of a program's own types. Any type that Boost.Describe knows (BOOST_DESCRIBE_STRUCT, BOOST_DESCRIBE_CLASS) is
/// an item: each member is the attribute of its name, unless `dynamodb_options` say otherwise (member_options.hpp).
namespace inia::dynamodb {
namespace detail {

/// The item as the wire has it, `{"id":{"S":"a"}}`.
INIA_EXPORT Map<AttributeValue> parse_item(std::string const& json);
INIA_EXPORT std::string item_text(Map<AttributeValue> const& item);
/// The same of one value, `{"S":"a"}`.
INIA_EXPORT AttributeValue parse_value(std::string const& json);
INIA_EXPORT std::string value_text(AttributeValue const& value);

/// Reads an item's attributes one by one.
INIA_EXPORT void read_attributes(ItemReader& in, Map<AttributeValue>& item);

/// Reads the text of one item.
template<ItemType T> AnyError read_item_text(std::string const& text, T& value) {
    json::Reader json(text);
    ItemReader in(json);
    read_item(in, value);
    if (AnyError error = in.error()) return error;
    return json.finish("item");
}

}  // namespace detail

/// The value's attributes as a request of the plain client takes them. Throws MarshallingError when a member has no
/// form in DynamoDB: a number that is not finite, an enumeration's value without a name.
template<ItemType T> Map<AttributeValue> to_item(T const& value) {
    json::Writer json;
    ItemWriter out(json);
    write_item(out, value);
    if (AnyError const error = out.error()) error.raise();
    return detail::parse_item(std::string(json.view()));
}

/// The value of the attributes as an answer of the plain client has them. Throws MarshallingError when an attribute is
/// missing, of another type, or out of its member's range.
template<ItemType T> T from_item(Map<AttributeValue> const& item) {
    T value{};
    if (AnyError const error = detail::read_item_text(detail::item_text(item), value)) error.raise();
    return value;
}

/// A value of any type that can be a member, as an AttributeValue: a std::vector as a list, a std::set as a set, a
/// described structure as a map. Throws MarshallingError as `to_item` does.
template<class T> AttributeValue to_attribute_value(T const& value, AttributeForm form = {}) {
    json::Writer json;
    ItemWriter out(json);
    attribute_codec<T>::write(out, value, form);
    if (AnyError const error = out.error()) error.raise();
    return detail::parse_value(std::string(json.view()));
}

/// The other way. Throws MarshallingError as `from_item` does.
template<class T> T from_attribute_value(AttributeValue const& value, AttributeForm form = {}) {
    T result{};
    std::string const text = detail::value_text(value);
    json::Reader json(text);
    ItemReader in(json);
    detail::read_attribute(in, result, form);
    if (AnyError const error = in.error()) error.raise();
    if (AnyError const error = json.finish("attribute value")) error.raise();
    return result;
}

}  // namespace inia::dynamodb
