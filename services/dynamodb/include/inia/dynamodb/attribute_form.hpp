#pragma once

namespace inia::dynamodb {

/// How a time stands in an attribute.
enum class TimeForm : unsigned char {
    iso8601,              ///< S: `2015-01-25T08:00:00.500Z`, in UTC, with all digits that the type of the member has
                          ///< (a Timestamp nine), so that it sorts as the times do. Years 1 to 9999.
    epoch_seconds,        ///< N: `1422172800.5`.
    whole_epoch_seconds,  ///< N: `1422172800`, rounded down; what time to live asks for.
    epoch_milliseconds,   ///< N: `1422172800500`, rounded down.
};

/// How an enumeration that Boost.Describe knows stands in an attribute. Others are numbers.
enum class EnumForm : unsigned char {
    name,   ///< S: the enumerator's name.
    number  ///< N: its value.
};

/// What a member's options say of its value's form, and that of what it holds. Static data.
struct AttributeForm {
    TimeForm time = TimeForm::iso8601;
    EnumForm enumeration = EnumForm::name;
};

}  // namespace inia::dynamodb
