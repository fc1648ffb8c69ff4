#pragma once

#include <inia/dynamodb/attribute_value.hpp>

#include <string_view>

namespace inia::dynamodb {

/// `a string (S)`, for errors.
std::string_view name_of(AttributeValue::Kind kind);

}  // namespace inia::dynamodb
