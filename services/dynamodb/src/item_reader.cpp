#include <inia/dynamodb/item_reader.hpp>

#include <inia/core/format/number.hpp>
#include <inia/core/json/codec.hpp>
#include <inia/core/timestamp_format.hpp>

#include "dynamodb/kind_name.hpp"
#include "dynamodb/number_text.hpp"

#include <bit>
#include <charconv>
#include <cstring>
#include <string>

namespace inia::dynamodb {
namespace {

using Kind = AttributeValue::Kind;

std::size_t mark(std::uint64_t* seen, std::size_t number) {
    seen[number / 64] |= std::uint64_t{1} << number % 64;
    return number;
}

/// Reads a name that stands plainly, without spaces and escapes, behind as many commas. Its number; their count if it
/// is none of these.
inline std::size_t take_plain(json::Reader& json, AttributeNames const& attributes, std::size_t commas) {
    std::uint32_t head;
    char const* const ahead = json.ahead(commas + sizeof head);
    if (ahead == nullptr) return attributes.count;
    std::memcpy(&head, ahead + commas, sizeof head);
    std::size_t slot = AttributeNames::slot(head, attributes.shift);
    while (true) {
        std::size_t const number = attributes.slots[slot++];
        if (number == attributes.count || json.key_at(attributes.texts[number].substr(1 - commas))) return number;
    }
}

constexpr std::size_t longest = 64;  // of a value that an error names

/// `text` as a whole number from `-most_negative` to `most`; false if it is none.
template<class N> bool to_whole_slowly(std::string_view text, N& out, uint128_t most_negative, uint128_t most) {
    bool negative = false;
    uint128_t magnitude = 0;
    if (!read_whole(text, negative, magnitude) || magnitude > (negative ? most_negative : most)) return false;
    out = static_cast<N>(negative ? -magnitude : magnitude);
    return true;
}

}  // namespace

Kind ItemReader::open_slowly() {
    if (!json_.enter_object()) {
        if (json_.ok()) json_.fail("expected an attribute value, found an empty object");
        return Kind::unknown;
    }
    std::string_view const type = json_.key();
    Kind const kind = kind_of(type);
    return kind == Kind::unknown ? unknown_type(type) : kind;
}

Kind ItemReader::unknown_type(std::string_view type) {
    unknown_type_ = type;
    return Kind::unknown;
}

void ItemReader::several_found() { json_.fail("an attribute value has more than one type"); }

bool ItemReader::mismatch(Kind found, Kind wanted) {
    if (!ok()) return false;
    if (found == Kind::unknown)
        fail(name_of(wanted),
             "a value of the type '" + unknown_type_.substr(0, longest) + "', which inia does not know");
    else
        fail(name_of(wanted), name_of(found));
    return false;
}

void ItemReader::wrong_size(Kind kind, std::size_t wanted, std::size_t found) {
    bool const bytes = kind == Kind::binary;
    fail(std::string(bytes ? "" : "a list of ")
             .append(std::to_string(wanted))
             .append(bytes ? " bytes (B)" : " elements"),
         std::string(bytes ? "" : "one of ").append(std::to_string(found)).append(bytes ? " bytes (B)" : ""));
}

std::size_t ItemReader::first_attribute(AttributeNames const& attributes, std::uint64_t* seen) {
    if (!json_.enter_object()) return end_of_item(attributes, seen);
    std::size_t const number = take_plain(json_, attributes, 0);
    return number != attributes.count ? mark(seen, number) : find_attribute(attributes, seen);
}

std::size_t ItemReader::next_attribute(AttributeNames const& attributes, std::size_t last, std::uint64_t* seen) {
    if (failed()) {
        within(attributes.name(last));
        return attributes.count;
    }
    std::size_t const number = take_plain(json_, attributes, 1);
    if (number != attributes.count) return mark(seen, number);
    return json_.next_member() ? find_attribute(attributes, seen) : end_of_item(attributes, seen);
}

std::size_t ItemReader::find_attribute(AttributeNames const& attributes, std::uint64_t* seen) {
    do {
        std::string_view const name = json_.key();
        for (std::size_t number = 0; number != attributes.count; ++number)
            if (attributes.texts[number].size() == name.size() + 4 && attributes.name(number) == name) {
                return mark(seen, number);
            }
        if (!attributes.refuses_others) {
            json_.skip();
        } else if (ok()) {
            std::string const place(name.substr(0, longest));
            fail("no such attribute, as the type refuses unknown ones", "one");
            within(place);
            return attributes.count;
        }
    } while (json_.next_member());
    return end_of_item(attributes, seen);
}

std::size_t ItemReader::end_of_item(AttributeNames const& attributes, std::uint64_t const* seen) {
    if (!ok()) return attributes.count;
    for (std::size_t number = 0; number < attributes.count; number += 64) {
        std::uint64_t const missing = attributes.required[number / 64] & ~seen[number / 64];
        if (missing == 0) continue;
        fail("an attribute", "none");
        within(attributes.name(number + static_cast<std::size_t>(std::countr_zero(missing))));
        break;
    }
    return attributes.count;
}

void ItemReader::to_whole(std::string_view text, std::int64_t& out, std::int64_t min, std::int64_t max) {
    if (!json_.ok()) return;
    char const* const last = text.data() + text.size();
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), last, value);
    if (error == std::errc() && end == last && value >= min && value <= max) {
        out = value;
    } else if (!to_whole_slowly(text, out, uint128_t{0} - static_cast<uint128_t>(static_cast<int128_t>(min)),
                                static_cast<uint128_t>(max))) {
        fail("a whole number from " + std::to_string(min) + " to " + std::to_string(max), text.substr(0, longest));
    }
}

void ItemReader::to_whole(std::string_view text, std::uint64_t& out, std::uint64_t max) {
    if (!json_.ok()) return;
    char const* const last = text.data() + text.size();
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), last, value);
    if (error == std::errc() && end == last && value <= max) {
        out = value;
    } else if (!to_whole_slowly(text, out, 0, max)) {
        fail("a whole number from 0 to " + std::to_string(max), text.substr(0, longest));
    }
}

void ItemReader::to_number(std::string_view text, int128_t& out) {
    constexpr uint128_t most = ~uint128_t{0} >> 1;
    if (json_.ok() && !to_whole_slowly(text, out, most + 1, most))
        fail("a whole number of 128 bits", text.substr(0, longest));
}

void ItemReader::to_number(std::string_view text, uint128_t& out) {
    if (json_.ok() && !to_whole_slowly(text, out, 0, ~uint128_t{0}))
        fail("a whole number of 128 bits without a sign", text.substr(0, longest));
}

void ItemReader::to_number(std::string_view text, float& out) {
    if (json_.ok() && (!is_number_of_dynamodb(text) || !format::parse_number(text, out)))
        fail("a number that fits into a float", text.substr(0, longest));
}

void ItemReader::to_number(std::string_view text, double& out) {
    if (json_.ok() && (!is_number_of_dynamodb(text) || !format::parse_number(text, out)))
        fail("a number", text.substr(0, longest));
}

void ItemReader::to_number(std::string_view text, long double& out) {
    if (!json_.ok()) return;
    std::string_view const unsigned_text = text.starts_with('+') ? text.substr(1) : text;
    auto const error = std::from_chars(unsigned_text.data(), unsigned_text.data() + unsigned_text.size(), out).ec;
    if (error != std::errc() || !is_number_of_dynamodb(text)) fail("a number", text.substr(0, longest));
}

void ItemReader::to_number(std::string_view text, Number& out) {
    if (!json_.ok()) return;
    if (!is_number_of_dynamodb(text)) return fail("a number", text.substr(0, longest));
    out = Number(text);
}

void ItemReader::time(Kind found, Timestamp& out, TimeForm form) {
    if (form == TimeForm::iso8601) {
        std::string_view const date = text(found);
        if (ok() && !format::parse_date_time(date, out)) fail("a time in ISO 8601", date.substr(0, longest));
    } else if (form == TimeForm::epoch_seconds || form == TimeForm::whole_epoch_seconds) {
        std::string_view const seconds = number_text(found);
        if (ok() && !format::parse_epoch_seconds(seconds, out)) fail("seconds since 1970", seconds.substr(0, longest));
    } else {
        std::int64_t milliseconds = 0;
        number(found, milliseconds);
        if (ok()) out = Timestamp::from_epoch_milliseconds(milliseconds);
    }
}

void ItemReader::value(Kind found, AttributeValue& out) {
    if (!ok()) return;
    if (found == Kind::unknown)
        json::codec<AttributeValue>::read_unknown(json_, unknown_type_, out);
    else
        json::codec<AttributeValue>::read_content(json_, found, out);
}

}  // namespace inia::dynamodb
