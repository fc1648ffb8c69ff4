#include <inia/core/json/reader.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/core/reflect.hpp>
#include <inia/dynamodb/attribute_value.hpp>

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
    case Kind::string_set:
    case Kind::number_set: write_array(out, value.set_, [&](auto const& element) { out.string(element); }); break;
    case Kind::binary_set: write_array(out, value.set_, [&](auto const& element) { out.base64(element); }); break;
    }
    out.raw('}');
}

void codec<AttributeValue>::read(Reader& in, AttributeValue& value, Shape const& shape) {
    if (!in.enter_object()) return;
    do {
        // The tags that nearly all values have are one letter.
        char const letter = in.letter_key();
        std::string_view const tag = letter ? std::string_view(&letter, 1) : in.key();
        if (tag == "S") {
            value.become_text(Kind::string, in.text());
        } else if (tag == "N") {
            value.become_text(Kind::number, in.text());
        } else if (tag == "M") {
            Map<AttributeValue>& map = value.become_map();
            if (in.enter_object()) do {
                    std::string_view const key = in.key();
                    if (!in.charge(sizeof(MapEntry<AttributeValue>))) return;
                    read(in, map.append(key), shape);
                } while (in.next_member());
        } else if (tag == "L") {
            List<AttributeValue>& list = value.become_list();
            if (in.enter_array()) do {
                    if (!in.charge(sizeof(AttributeValue))) return;
                    read(in, list.emplace_back(), shape);
                } while (in.next_element());
        } else if (tag == "BOOL") {
            in.boolean(value.become_boolean());
        } else if (tag == "NULL") {
            value.become_null();
            in.skip();
        } else if (tag == "SS") {
            read_set(in, value.become_set(Kind::string_set), false);
        } else if (tag == "NS") {
            read_set(in, value.become_set(Kind::number_set), false);
        } else if (tag == "BS") {
            read_set(in, value.become_set(Kind::binary_set), true);
        } else if (tag == "B") {
            in.base64(value.become_text(Kind::binary));
        } else {
            in.skip();
            in.fail("an attribute value of a type that this version of inia does not know");
        }
    } while (in.next_member());
}

}  // namespace inia::json
