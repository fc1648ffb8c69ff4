#pragma once

#include <inia/core/document.hpp>
#include <inia/core/export.hpp>
#include <inia/core/map.hpp>
#include <inia/dynamodb/attribute_value.hpp>

/// Items as plain JSON, for logs, configuration and other services: `{"id": "u-42", "logins": 7}`.
namespace inia::dynamodb {

/// The value as plain JSON. A number stays a number where a whole number of 64 bits or a double holds exactly its
/// decimal value, and becomes its text where neither does. Bytes become base64, sets arrays; those do not come back.
INIA_EXPORT Document to_document(AttributeValue const& value);
INIA_EXPORT Document to_document(Map<AttributeValue> const& item);

/// The value of plain JSON: a null, a boolean, a number (of a double the shortest text that reads back the same), a
/// string, a list or a map. For an item's attributes take `.as_map()` of it.
INIA_EXPORT AttributeValue from_document(Document const& document);

}  // namespace inia::dynamodb
