#include "protocol/dynamodb/attribute_values.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace inia::dynamodb::vectors {
namespace {

namespace json = boost::json;

std::string text_of(json::value const& value) { return std::string(value.as_string()); }

std::string from_hex(json::value const& hex) {
    std::string const text = text_of(hex);
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return bytes;
}

std::string to_hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (char const byte : bytes) {
        hex += digits[static_cast<unsigned char>(byte) >> 4];
        hex += digits[static_cast<unsigned char>(byte) & 15];
    }
    return hex;
}

/// One text for all texts of a decimal number, `-125e-2` for `-1.2500`; the text itself if it is none.
std::string canonical(std::string const& text) {
    std::size_t i = 0;
    bool const negative = text[0] == '-';
    if (text[0] == '-' || text[0] == '+') i = 1;
    std::string digits;
    long exponent = 0;
    bool fraction = false;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.') {
            fraction = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return text;
        digits += text[i];
        exponent -= fraction ? 1 : 0;
    }
    if (i < text.size()) exponent += std::stol(text.substr(i + 1));
    digits.erase(0, digits.find_first_not_of('0'));
    while (!digits.empty() && digits.back() == '0') {
        digits.pop_back();
        ++exponent;
    }
    if (digits.empty()) return "0";
    return (negative ? "-" : "") + digits + "e" + std::to_string(exponent);
}

std::string differs(std::string const& got, std::string const& wanted) {
    return got == wanted ? "" : "it is " + got + " instead of " + wanted;
}

std::vector<std::string> sorted(json::value const& set, bool numbers) {
    std::vector<std::string> elements;
    for (json::value const& element : set.as_array())
        elements.push_back(numbers ? canonical(text_of(element)) : text_of(element));
    std::sort(elements.begin(), elements.end());
    return elements;
}

/// The attribute value in the form of the vectors.
json::value vector_of(AttributeValue const& value) {
    using Kind = AttributeValue::Kind;
    switch (value.kind()) {
    case Kind::null: return {{"null", true}};
    case Kind::boolean: return {{"bool", value.as_bool()}};
    case Kind::number: return {{"number", value.as_number().str()}};
    case Kind::string: return {{"string", value.as_string()}};
    case Kind::binary: return {{"bytes", to_hex(value.as_binary().text())}};
    case Kind::list: {
        json::array list;
        for (auto const& element : value.as_list()) list.push_back(vector_of(element));
        return {{"list", std::move(list)}};
    }
    case Kind::map: {
        json::object map;
        for (auto const& [name, element] : value.as_map()) map[name] = vector_of(element);
        return {{"map", std::move(map)}};
    }
    case Kind::string_set: {
        json::array set;
        for (auto const& element : value.as_string_set()) set.emplace_back(element);
        return {{"stringSet", std::move(set)}};
    }
    case Kind::number_set: {
        json::array set;
        for (auto const& element : value.as_number_set()) set.emplace_back(element.str());
        return {{"numberSet", std::move(set)}};
    }
    case Kind::binary_set: {
        json::array set;
        for (auto const& element : value.as_binary_set()) set.emplace_back(to_hex(element.text()));
        return {{"bytesSet", std::move(set)}};
    }
    case Kind::unknown: break;
    }
    throw std::runtime_error("a kind that there is not");
}

/// Compares two values that are each an object with one entry, whose key says the kind.
struct Comparison {
    std::string_view number, list, map, number_set;

    std::string operator()(json::value const& got, json::value const& wanted) const {
        auto const& [kind, content] = *got.as_object().begin();
        auto const& [wanted_kind, wanted_content] = *wanted.as_object().begin();
        if (got.as_object().size() != 1 || kind != wanted_kind)
            return differs(json::serialize(got), json::serialize(wanted));
        if (kind == number) return differs(canonical(text_of(content)), canonical(text_of(wanted_content)));
        if (kind == list) return lists(content.as_array(), wanted_content.as_array());
        if (kind == map) return maps(content.as_object(), wanted_content.as_object());
        // What else is an array is a set.
        bool const numbers = kind == number_set;
        if (content.is_array() && sorted(content, numbers) == sorted(wanted_content, numbers)) return {};
        return differs(json::serialize(content), json::serialize(wanted_content));
    }

private:
    std::string lists(json::array const& got, json::array const& wanted) const {
        if (got.size() != wanted.size()) return differs(json::serialize(got), json::serialize(wanted));
        for (std::size_t i = 0; i < got.size(); ++i)
            if (std::string const wrong = (*this)(got[i], wanted[i]); !wrong.empty()) return wrong;
        return {};
    }
    std::string maps(json::object const& got, json::object const& wanted) const {
        if (got.size() != wanted.size()) return differs(json::serialize(got), json::serialize(wanted));
        for (auto const& [name, element] : wanted) {
            json::value const* const mine = got.if_contains(name);
            if (mine == nullptr) return "it lacks " + std::string(name);
            if (std::string const wrong = (*this)(*mine, element); !wrong.empty()) return wrong;
        }
        return {};
    }
};

}  // namespace

AttributeValue value_of(json::value const& vector) {
    auto const& [kind, content] = *vector.as_object().begin();
    if (kind == "null") return nullptr;
    if (kind == "bool") return content.as_bool();
    if (kind == "number") return Number(text_of(content));
    if (kind == "string") return text_of(content);
    if (kind == "bytes") return Blob(from_hex(content));
    if (kind == "list") {
        List<AttributeValue> list{empty_list()};
        for (json::value const& element : content.as_array()) list.push_back(value_of(element));
        return AttributeValue::list(std::move(list));
    }
    if (kind == "map") {
        Map<AttributeValue> map{empty_map()};
        for (auto const& [name, element] : content.as_object())
            map.insert_or_assign(std::string(name), value_of(element));
        return AttributeValue::map(std::move(map));
    }
    if (kind == "stringSet") {
        List<std::string> set{empty_list()};
        for (json::value const& element : content.as_array()) set.push_back(text_of(element));
        return AttributeValue::string_set(std::move(set));
    }
    if (kind == "numberSet") {
        List<Number> set{empty_list()};
        for (json::value const& element : content.as_array()) set.push_back(Number(text_of(element)));
        return AttributeValue::number_set(std::move(set));
    }
    if (kind == "bytesSet") {
        List<Blob> set{empty_list()};
        for (json::value const& element : content.as_array()) set.push_back(Blob(from_hex(element)));
        return AttributeValue::binary_set(std::move(set));
    }
    throw std::runtime_error("the vectors have a new kind of value: " + std::string(kind));
}

std::string differs_from_value(AttributeValue const& got, json::value const& wanted) {
    return Comparison{"number", "list", "map", "numberSet"}(vector_of(got), wanted);
}

std::string differs_on_wire(json::value const& got, json::value const& wanted) {
    return Comparison{"N", "L", "M", "NS"}(got, wanted);
}

}  // namespace inia::dynamodb::vectors
