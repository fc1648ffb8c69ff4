#pragma once

#include <inia/dynamodb/attribute_value.hpp>

#include <boost/json/value.hpp>

#include <string>

/// Values of the vectors, `{"number": "1.50"}`, and attribute values on the wire, `{"N": "1.5"}`. Nothing here compares
/// with code of inia's: numbers are the same when their digits mean the same, sets whatever their order.
namespace inia::dynamodb::vectors {

/// The value of the vectors as a program builds it.
AttributeValue value_of(boost::json::value const& vector);

/// Empty, or how the attribute value differs from a value of the vectors.
std::string differs_from_value(AttributeValue const& got, boost::json::value const& wanted);
/// Empty, or how two attribute values on the wire differ.
std::string differs_on_wire(boost::json::value const& got, boost::json::value const& wanted);

}  // namespace inia::dynamodb::vectors
