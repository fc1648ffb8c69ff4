#include <inia/core/format/base64.hpp>
#include <inia/dynamodb/document.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cmath>
#include <cstdint>

#include "dynamodb/number_text.hpp"

namespace inia::dynamodb {
namespace {

namespace json = boost::json;

json::value json_of(Number const& number) {
    bool negative = false;
    uint128_t magnitude = 0;
    if (read_whole(number.str(), negative, magnitude)) {
        constexpr uint128_t most = std::uint64_t{1} << 63;
        if (negative && magnitude <= most) return static_cast<std::int64_t>(-magnitude);
        if (!negative && magnitude < most) return static_cast<std::int64_t>(magnitude);
        if (!negative && magnitude <= ~std::uint64_t{0}) return static_cast<std::uint64_t>(magnitude);
    }
    double const nearest = number.to_double();
    if (std::isfinite(nearest) && Number(nearest) == number) return nearest;
    return json::value(json::string(number.str()));
}

json::value json_of(Blob const& bytes) { return json::value(json::string(format::to_base64(bytes.text()))); }

json::value json_of(AttributeValue const& value);

struct ToJson {
    json::value operator()(std::nullptr_t) const { return nullptr; }
    json::value operator()(bool value) const { return value; }
    json::value operator()(Number const& value) const { return json_of(value); }
    json::value operator()(std::string const& value) const { return json::value(json::string(value)); }
    json::value operator()(Blob const& value) const { return json_of(value); }
    json::value operator()(UnknownAttribute const& value) const { return json::parse(value.json); }
    json::value operator()(Map<AttributeValue> const& map) const {
        json::object object;
        for (auto const& [name, value] : map) object[name] = json_of(value);
        return object;
    }
    template<class T> json::value operator()(List<T> const& list) const {
        json::array array;
        for (T const& element : list) {
            if constexpr (std::is_same_v<T, AttributeValue>)
                array.push_back(json_of(element));
            else
                array.push_back((*this)(element));
        }
        return array;
    }
};

json::value json_of(AttributeValue const& value) { return value.visit(ToJson{}); }

AttributeValue value_of(json::value const& value) {
    switch (value.kind()) {
    case json::kind::null: break;
    case json::kind::bool_: return value.get_bool();
    case json::kind::int64: return Number(value.get_int64());
    case json::kind::uint64: return Number(value.get_uint64());
    case json::kind::double_: return Number(value.get_double());
    case json::kind::string: return std::string(value.get_string());
    case json::kind::array: {
        List<AttributeValue> list{empty_list()};
        for (json::value const& element : value.get_array()) list.push_back(value_of(element));
        return AttributeValue::list(std::move(list));
    }
    case json::kind::object: {
        Map<AttributeValue> map{empty_map()};
        for (auto const& [name, element] : value.get_object())
            map.insert_or_assign(std::string(name), value_of(element));
        return AttributeValue::map(std::move(map));
    }
    }
    return nullptr;
}

}  // namespace

Document to_document(AttributeValue const& value) { return json_of(value); }
Document to_document(Map<AttributeValue> const& item) { return ToJson{}(item); }
AttributeValue from_document(Document const& document) { return value_of(document.json()); }

}  // namespace inia::dynamodb
