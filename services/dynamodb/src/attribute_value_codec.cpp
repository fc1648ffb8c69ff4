#include <inia/core/json/reader.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/core/reflect.hpp>
#include <inia/dynamodb/attribute_value.hpp>

#include "dynamodb/number_text.hpp"

namespace inia::json {
namespace {

using dynamodb::AttributeValue;
using Kind = AttributeValue::Kind;

/// Ends with the colon, so that a value is its tag, its content and a brace.
std::string_view opening_of(Kind kind) {
    static constexpr std::string_view openings[] = {R"({"NULL":)", R"({"BOOL":)", R"({"N":)", R"({"S":)",
                                                    R"({"B":)",    R"({"L":)",    R"({"M":)", R"({"SS":)",
                                                    R"({"NS":)",   R"({"BS":)"};
    return openings[static_cast<std::size_t>(kind)];
}

constexpr char const* no_number =
    "holds a number that DynamoDB does not keep: it has more than 38 digits, is out of range, or is none";

constexpr auto no_kind = static_cast<Kind>(0xff);

Kind kind_of(char letter) {
    switch (letter) {
    case 'S': return Kind::string;
    case 'N': return Kind::number;
    case 'B': return Kind::binary;
    case 'L': return Kind::list;
    case 'M': return Kind::map;
    default: return no_kind;
    }
}

Kind kind_of(std::string_view tag) {
    if (tag.size() == 1) return kind_of(tag[0]);
    if (tag == "BOOL") return Kind::boolean;
    if (tag == "NULL") return Kind::null;
    if (tag == "SS") return Kind::string_set;
    if (tag == "NS") return Kind::number_set;
    if (tag == "BS") return Kind::binary_set;
    return no_kind;
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

}  // namespace

void codec<AttributeValue>::write(Writer& out, AttributeValue const& value, Shape const& shape) {
    out.raw(opening_of(value.kind_));
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
    }
    out.raw('}');
}

void codec<AttributeValue>::read(Reader& in, AttributeValue& value, Shape const&) {
    if (!in.enter_object()) return;
    do {
        // Nearly all tags are one letter.
        char const letter = in.letter_key();
        read_content(in, letter ? kind_of(letter) : kind_of(in.key()), value);
    } while (in.next_member());
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
    default: in.skip(); in.fail("an attribute value of a type that this version of inia does not know");
    }
}

}  // namespace inia::json
