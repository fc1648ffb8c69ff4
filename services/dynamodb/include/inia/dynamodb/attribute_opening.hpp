#pragma once

#include <inia/dynamodb/attribute_value.hpp>

#include <cstddef>
#include <string_view>

namespace inia::dynamodb::detail {

inline constexpr std::string_view openings[] = {R"({"NULL":)", R"({"BOOL":)", R"({"N":)",  R"({"S":)",  R"({"B":)",
                                                R"({"L":)",    R"({"M":)",    R"({"SS":)", R"({"NS":)", R"({"BS":)"};

/// What stands before a value of that kind on the wire; behind it a brace ends the attribute value.
constexpr std::string_view opening_of(AttributeValue::Kind kind) { return openings[static_cast<std::size_t>(kind)]; }

}  // namespace inia::dynamodb::detail
