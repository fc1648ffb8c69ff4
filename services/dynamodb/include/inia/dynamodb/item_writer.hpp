#pragma once

#include <inia/core/export.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/core/timestamp.hpp>
#include <inia/dynamodb/attribute_form.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/item_failure.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace inia::dynamodb {

/// Writes attribute values as the wire has them, `{"S":"text"}`, straight into a request's body. After a failure what
/// was written has no meaning. Not thread-safe.
class INIA_EXPORT ItemWriter : public ItemFailure {
public:
    using Kind = AttributeValue::Kind;

    /// Borrows the body.
    explicit ItemWriter(json::Writer& json) noexcept : json_(json) {}

    void null();
    void boolean(bool value);
    /// A number of any width, the shortest text that reads back the same; or a number's text (std::string_view). One
    /// that is not finite, has more than 38 digits, or is out of DynamoDB's range fails.
    void number(std::int64_t value);
    void number(std::uint64_t value);
    void number(int128_t value);
    void number(uint128_t value);
    void number(float value);
    void number(double value);
    void number(long double value);
    void number(std::string_view text);
    template<std::integral N> void number(N value) { number(widened(value)); }
    void string(std::string_view text) {
        json_.raw(std::string_view(R"({"S":)"));
        json_.string(text);
        json_.raw('}');
    }
    void binary(std::string_view bytes);
    /// A time before the year 1 or after 9999 fails where the form has a date.
    /// A text has so many digits of the second, which are rounded down.
    void time(Timestamp value, TimeForm form, int fraction_digits);
    void value(AttributeValue const& value);

    void begin_list() { json_.raw(std::string_view(R"({"L":[)")); }
    void end_list() { end(']'); }
    void begin_map() { json_.raw(std::string_view(R"({"M":{)")); }
    void end_map() { end('}'); }
    void begin_string_set() { json_.raw(std::string_view(R"({"SS":[)")); }
    void begin_number_set() { json_.raw(std::string_view(R"({"NS":[)")); }
    void begin_binary_set() { json_.raw(std::string_view(R"({"BS":[)")); }
    void end_set() { end(']'); }
    /// Between two elements or members.
    void separate() { json_.raw(','); }
    /// A member's name; its value comes next.
    void key(std::string_view name) {
        json_.string(name);
        json_.raw(':');
    }
    /// After an item's members, each of which wrote `,"name":` and its value; the item begins at `start`.
    void end_item(std::size_t start);
    // Elements of sets.
    void string_element(std::string_view text) { json_.string(text); }
    template<class N> void number_element(N value) {
        json_.raw('"');
        digits(value);
        json_.raw('"');
    }
    void binary_element(std::string_view bytes) { json_.base64(bytes); }

    /// For what the functions above do not have.
    json::Writer& json() noexcept { return json_; }

private:
    template<std::integral N> static auto widened(N value) noexcept {
        if constexpr (std::signed_integral<N>)
            return std::int64_t{value};
        else
            return std::uint64_t{value};
    }
    template<std::integral N> void digits(N value) { json_.integer(widened(value)); }
    void digits(int128_t value);
    void digits(uint128_t value);
    void digits(float value);
    void digits(double value);
    void digits(long double value);
    void digits(std::string_view text);
    template<class N> void write_number(N value);
    void end(char bracket) {
        json_.raw(bracket);
        json_.raw('}');
    }

    json::Writer& json_;
};

}  // namespace inia::dynamodb
