#pragma once

#include <inia/dynamodb/item_writer.hpp>

#include <string_view>

namespace inia::dynamodb {

/// Whether the text is a decimal number that DynamoDB keeps as it is: at most 38 significant digits, and zero or from
/// 1E-130 to 9.99E+125 (developer guide, "Data types": Number).
bool is_number_of_dynamodb(std::string_view text) noexcept;

/// A whole number, whether it is written with an exponent or a fraction of zeros; false if the text is none, or if its
/// magnitude does not fit.
bool read_whole(std::string_view text, bool& negative, uint128_t& magnitude) noexcept;

}  // namespace inia::dynamodb
