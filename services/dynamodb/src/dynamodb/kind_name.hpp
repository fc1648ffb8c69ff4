#pragma once

#include <inia/dynamodb/attribute_value.hpp>

#include <string_view>

namespace inia::dynamodb {

/// `a string (S)`, for errors.
std::string_view name_of(AttributeValue::Kind kind);
/// Of the wire's tag, `S`; Kind::unknown if there is none of that name.
AttributeValue::Kind kind_of(std::string_view tag);

}  // namespace inia::dynamodb
