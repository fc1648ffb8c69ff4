#include <inia/dynamodb/item_writer.hpp>

#include <inia/core/json/codec.hpp>
#include <inia/core/timestamp_format.hpp>

#include "dynamodb/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>

namespace inia::dynamodb {
namespace {

constexpr std::string_view wanted_number = "a number of at most 38 digits from 1E-130 to 9.99E+125, or 0";

void write_digits(ItemWriter& out, std::string_view text) {
    if (!is_number_of_dynamodb(text)) return out.fail(wanted_number, text.substr(0, 64));
    out.json().raw(text);
}

template<class F> void write_floating(ItemWriter& out, F value) {
    if (std::isnan(value)) return out.fail(wanted_number, "NaN");
    if (std::isinf(value)) return out.fail(wanted_number, value > 0 ? "infinity" : "-infinity");
    char text[64];
    auto const end = std::to_chars(text, std::end(text), value).ptr;
    std::string_view const digits(text, static_cast<std::size_t>(end - text));
    // Most values are far from the limits.
    F const size = std::fabs(value);
    if ((size < F{1e-30F} || size > F{1e30F}) && !is_number_of_dynamodb(digits)) return out.fail(wanted_number, digits);
    out.json().raw(digits);
}

}  // namespace

template<class N> void ItemWriter::write_number(N value) {
    json_.raw(std::string_view(R"({"N":")"));
    digits(value);
    json_.raw(std::string_view(R"("})"));
}

void ItemWriter::number(std::int64_t value) { write_number(value); }
void ItemWriter::number(std::uint64_t value) { write_number(value); }
void ItemWriter::number(int128_t value) { write_number(value); }
void ItemWriter::number(uint128_t value) { write_number(value); }
void ItemWriter::number(float value) { write_number(value); }
void ItemWriter::number(double value) { write_number(value); }
void ItemWriter::number(long double value) { write_number(value); }
void ItemWriter::number(std::string_view text) { write_number(text); }

void ItemWriter::null() { json_.raw(std::string_view(R"({"NULL":true})")); }

void ItemWriter::boolean(bool value) {
    json_.raw(value ? std::string_view(R"({"BOOL":true})") : std::string_view(R"({"BOOL":false})"));
}

void ItemWriter::binary(std::string_view bytes) {
    json_.raw(std::string_view(R"({"B":)"));
    json_.base64(bytes);
    json_.raw('}');
}

void ItemWriter::end_item(std::size_t start) {
    if (json_.size() == start)
        json_.raw('{');
    else
        json_.replace(start, '{');
    json_.raw('}');
}

void ItemWriter::digits(uint128_t value) { write_digits(*this, Number(value).str()); }
void ItemWriter::digits(int128_t value) { write_digits(*this, Number(value).str()); }
void ItemWriter::digits(float value) { write_floating(*this, value); }
void ItemWriter::digits(double value) { write_floating(*this, value); }
void ItemWriter::digits(long double value) { write_floating(*this, value); }

void ItemWriter::digits(std::string_view text) { write_digits(*this, text); }

void ItemWriter::time(Timestamp value, TimeForm form, int fraction_digits) {
    switch (form) {
    case TimeForm::iso8601: {
        std::string text;
        if (!format::append_date_time(text, Timestamp::from_epoch_seconds(value.seconds())))
            return fail("a time of the years 1 to 9999", "a time outside of them");
        if (fraction_digits > 0) {
            std::string fraction = std::to_string(value.nanos());
            fraction.insert(0, 9 - fraction.size(), '0');
            text.insert(text.size() - 1, "." + fraction.substr(0, static_cast<std::size_t>(fraction_digits)));
        }
        return string(text);
    }
    case TimeForm::epoch_seconds: {
        std::string text;
        format::append_epoch_seconds(text, value);
        return number(std::string_view(text));
    }
    case TimeForm::whole_epoch_seconds: return number(value.seconds());
    case TimeForm::epoch_milliseconds: return number(value.epoch_milliseconds());
    }
}

void ItemWriter::value(AttributeValue const& value) {
    json::codec<AttributeValue>::write(json_, value, plain_shape);
    if (json_.refused()) fail("an attribute value that DynamoDB takes", std::string("one that ") + json_.refused());
}

}  // namespace inia::dynamodb
