#include <inia/core/json/reader.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/core/reflect.hpp>
#include <inia/dynamodb/attribute_opening.hpp>
#include <inia/dynamodb/attribute_value.hpp>

#include "dynamodb/kind_name.hpp"
#include "dynamodb/number_text.hpp"

namespace inia::json {
namespace {

using dynamodb::AttributeValue;
using Kind = AttributeValue::Kind;

constexpr char const* no_number =
    "holds a number that DynamoDB does not keep: it has more than 38 digits, is out of range, or is none";

Kind kind_of(char letter) {
    switch (letter) {
    case 'S': return Kind::string;
    case 'N': return Kind::number;
    case 'B': return Kind::binary;
    case 'L': return Kind::list;
    case 'M': return Kind::map;
    default: return Kind::unknown;
    }
}

/// A list's brackets and commas around `write(element)`.
template<class L, class F> void write_array(Writer& out, L const& list, F write) {
    char separator = '[';
    for (auto const& element : list) {
        out.raw(separator);
        separator = ',';
        write(element);
    }
    if (separator == '[') out.raw('[');
    out.raw(']');
}

template<class F> void write_set(Writer& out, List<std::string> const& set, F write) {
    if (set.empty()) out.refuse("holds a set without elements; DynamoDB has none");
    write_array(out, set, write);
}

void read_set(Reader& in, List<std::string>& set, bool binary) {
    if (!in.enter_array()) return;
    do {
        if (!in.charge(sizeof(std::string))) return;
        std::string& element = set.emplace_back();
        if (binary)
            in.base64(element);
        else
            in.string(element);
    } while (in.next_element());
}

void read_typed(Reader& in, Kind kind, std::string_view type, AttributeValue& value) {
    if (kind == Kind::unknown)
        codec<AttributeValue>::read_unknown(in, type, value);
    else
        codec<AttributeValue>::read_content(in, kind, value);
}

void read_named(Reader& in, AttributeValue& value) {
    std::string_view const type = in.key();
    read_typed(in, dynamodb::kind_of(type), type, value);
}

}  // namespace

void codec<AttributeValue>::write(Writer& out, AttributeValue const& value, Shape const& shape) {
    if (value.kind_ == Kind::unknown) return out.raw(value.text_);
    out.raw(dynamodb::detail::opening_of(value.kind_));
    switch (value.kind_) {
    case Kind::null: out.boolean(true); break;
    case Kind::boolean: out.boolean(value.boolean_); break;
    case Kind::number:
        if (!dynamodb::is_number_of_dynamodb(value.text_)) out.refuse(no_number);
        out.string(value.text_);
        break;
    case Kind::string: out.string(value.text_); break;
    case Kind::binary: out.base64(value.text_); break;
    case Kind::list: write_array(out, value.list_, [&](auto const& element) { write(out, element, shape); }); break;
    case Kind::map: {
        char separator = '{';
        for (auto const& entry : value.map_) {
            out.raw(separator);
            separator = ',';
            out.string(entry.first);
            out.raw(':');
            write(out, entry.second, shape);
        }
        if (separator == '{') out.raw('{');
        out.raw('}');
        break;
    }
    case Kind::string_set: write_set(out, value.set_, [&](auto const& element) { out.string(element); }); break;
    case Kind::number_set:
        write_set(out, value.set_, [&](auto const& element) {
            if (!dynamodb::is_number_of_dynamodb(element)) out.refuse(no_number);
            out.string(element);
        });
        break;
    case Kind::binary_set: write_set(out, value.set_, [&](auto const& element) { out.base64(element); }); break;
    case Kind::unknown: break;
    }
    out.raw('}');
}

void codec<AttributeValue>::read(Reader& in, AttributeValue& value, Shape const&) {
    // Nearly all types are one letter.
    if (char const letter = in.enter_letter())
        read_typed(in, kind_of(letter), {&letter, 1}, value);
    else if (in.enter_object())
        read_named(in, value);
    else
        return;
    while (in.next_member()) read_named(in, value);
}

void codec<AttributeValue>::read_unknown(Reader& in, std::string_view type, AttributeValue& value) {
    Writer text;
    text.raw('{');
    text.string(type);
    text.raw(':');
    std::string_view const content = in.value();
    if (!in.ok()) return;
    text.raw(content);
    text.raw('}');
    value.become_text(Kind::unknown, text.view());
}

void codec<AttributeValue>::read_content(Reader& in, Kind kind, AttributeValue& value) {
    switch (kind) {
    case Kind::string: value.become_text(Kind::string, in.text()); break;
    case Kind::number: value.become_text(Kind::number, in.text()); break;
    case Kind::binary: in.base64(value.become_text(Kind::binary)); break;
    case Kind::map: {
        Map<AttributeValue>& map = value.become_map();
        if (in.enter_object()) do {
                std::string_view const key = in.key();
                if (!in.charge(sizeof(MapEntry<AttributeValue>))) return;
                read(in, map.append(key), plain_shape);
            } while (in.next_member());
        break;
    }
    case Kind::list: {
        List<AttributeValue>& list = value.become_list();
        if (in.enter_array()) do {
                if (!in.charge(sizeof(AttributeValue))) return;
                read(in, list.emplace_back(), plain_shape);
            } while (in.next_element());
        break;
    }
    case Kind::boolean: in.boolean(value.become_boolean()); break;
    case Kind::null:
        value.become_null();
        in.skip();
        break;
    case Kind::string_set: read_set(in, value.become_set(Kind::string_set), false); break;
    case Kind::number_set: read_set(in, value.become_set(Kind::number_set), false); break;
    case Kind::binary_set: read_set(in, value.become_set(Kind::binary_set), true); break;
    case Kind::unknown: break;
    }
}

}  // namespace inia::json
