#pragma once

// Between the vectors' JSON (timestamps as epoch seconds, blobs as plain text, three texts for non-finite floats) and
// inia's types, over the same descriptors as the codecs but sharing nothing else with them.
//
// Two kinds of value are marked on their way from inia, so that they can be compared exactly: {"$float": N} is a number
// of single precision, {"$time": [SECONDS, NANOSECONDS]} a time, which a double holds to a quarter of a microsecond.

#include <inia/core/body.hpp>
#include <inia/core/event_stream.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>
#include <inia/core/timestamp_format.hpp>

#include <boost/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::vectors {

namespace json = boost::json;

/// A member's name in the model: codegen puts `_` behind names that C++ has taken.
inline bool same_name(std::string_view cpp_name, std::string_view name) {
    while (cpp_name.size() > name.size() && cpp_name.ends_with('_')) cpp_name.remove_suffix(1);
    return cpp_name == name;
}

inline double to_double(json::value const& value) {
    if (value.is_string()) {
        std::string_view const text = value.get_string();
        if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
        return text == "-Infinity" ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    }
    return value.to_number<double>();
}

inline std::string to_text(json::value const& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

/// What a marked value holds; null when it is no such value.
inline json::value const* marked(json::value const& value, std::string_view mark) {
    auto const* object = value.if_object();
    return object && object->size() == 1 ? object->if_contains(mark) : nullptr;
}

/// The time of epoch seconds, by the decimal digits of the number; or of a text in a format of the protocols.
inline Timestamp time_of(json::value const& value) {
    Timestamp time;
    if (value.is_string()) {
        if (!format::parse_timestamp(std::string_view(value.get_string()), time))
            throw std::runtime_error("no time: " + to_text(value));
        return time;
    }
    if (!value.is_double()) return Timestamp::from_epoch_seconds(value.to_number<std::int64_t>());
    std::array<char, 400> digits;  // The shortest ones that lead to this double.
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value.get_double()),
                                   std::chars_format::fixed);
    std::string_view const text(digits.data(), end.ptr);
    std::size_t const point = std::min(text.find('.'), text.size());
    std::string fraction(text.substr(std::min(point + 1, text.size())));
    fraction.resize(9, '0');
    std::int64_t seconds = std::stoll(std::string(text.substr(0, point)));
    auto nanos = static_cast<std::uint32_t>(std::stoul(fraction));
    if (value.get_double() < 0) {
        seconds = -seconds - (nanos > 0);
        nanos = nanos > 0 ? 1'000'000'000 - nanos : 0;
    }
    return Timestamp::from_epoch_seconds(seconds, nanos);
}

template<class T> void assign(T& out, json::value const& value);

template<Described T> void assign_members(T& out, json::object const& object) {
    for (auto const& [key, value] : object) {
        bool known = false;
        for_each_member<T>([&](auto d) {
            if (known || !same_name(d.name, key)) return;
            known = true;
            auto& member = out.*d.pointer;
            if (value.is_null()) return;
            assign(make_present(member), value);
        });
        if (!known) throw std::runtime_error("no member for the parameter " + std::string(key));
    }
}

template<class T> void assign(T& out, json::value const& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out = value.as_bool();
    } else if constexpr (std::is_integral_v<T>) {
        out = value.to_number<T>();
    } else if constexpr (std::is_floating_point_v<T>) {
        out = static_cast<T>(to_double(value));
    } else if constexpr (std::is_same_v<T, std::string> || is_open_enum_v<T> || std::is_same_v<T, Blob>
                         || std::is_same_v<T, Body>) {
        out = T(to_text(value));
    } else if constexpr (std::is_same_v<T, Timestamp>) {
        out = time_of(value);
    } else if constexpr (std::is_same_v<T, Document>) {
        out = Document(value);
    } else if constexpr (is_optional_v<T>) {
        if (value.is_null())
            out.reset();
        else
            assign(out.emplace(), value);
    } else if constexpr (is_list_v<T>) {
        out.emplace();
        for (json::value const& element : value.as_array()) assign(out.emplace_back(), element);
    } else if constexpr (is_map_v<T>) {
        out.emplace();
        for (auto const& [key, element] : value.as_object()) assign(out.append(std::string(key)), element);
    } else {
        assign_members(out, value.as_object());
    }
}

template<class T> json::value to_json(T& value);

inline json::value float_to_json(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
    return value;
}
inline json::value float_to_json(float value) {
    json::value const number = float_to_json(static_cast<double>(value));
    return number.is_string() ? number : json::value{{"$float", number}};
}

/// A body without bytes is null: on the wire nobody can tell it from an absent one.
inline json::value body_to_json(ResponseBody& body) {
    std::string const text = body.read_all();
    return text.empty() ? json::value(nullptr) : json::value(text);
}

template<class T> json::object members_to_json(T& value);

/// An event under its member's name.
template<class E> json::object event_to_json(E& event) {
    json::object object;
    if (UnknownEvent const* unknown = event.unknown()) object[unknown->type] = json::string(unknown->payload.text());
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((event.template member<I>()
              ? void(object[schema<E>::events[I].name] = members_to_json(*event.template member<I>()))
              : void()),
         ...);
    }(std::make_index_sequence<E::size()>());
    return object;
}

template<class E> json::value stream_to_json(EventStream<E>& stream) {
    json::array events;
    for (auto& event : stream) events.push_back(event_to_json(event));
    return events;
}

template<class T> json::object members_to_json(T& value) {
    json::object object;
    for_each_member<std::remove_const_t<T>>([&](auto d) {
        std::string name = d.name;
        auto& member = value.*d.pointer;
        using M = std::remove_cvref_t<decltype(member)>;
        if constexpr (std::is_same_v<M, ResponseBody>)
            object[name] = body_to_json(member);
        else if constexpr (is_event_stream_v<M>)
            object[name] = stream_to_json(member);
        else
            if_present(member, [&](auto& present) { object[name] = to_json(present); });
    });
    if constexpr (requires { value.unknown_member; }) {
        if (!value.unknown_member.empty()) object["SDK_UNKNOWN_MEMBER"] = json::object{{"name", value.unknown_member}};
    }
    return object;
}

template<class T> json::value to_json(T& value) {
    using V = std::remove_const_t<T>;
    if constexpr (std::is_same_v<V, bool> || std::is_integral_v<V>) {
        return value;
    } else if constexpr (std::is_floating_point_v<V>) {
        return float_to_json(value);
    } else if constexpr (std::is_same_v<V, std::string>) {
        return json::string(value);
    } else if constexpr (is_open_enum_v<V>) {
        return json::string(value.str());
    } else if constexpr (std::is_same_v<V, Blob>) {
        return json::string(value.text());
    } else if constexpr (std::is_same_v<V, Timestamp>) {
        return {{"$time", {value.seconds(), value.nanos()}}};
    } else if constexpr (std::is_same_v<V, Document>) {
        return value.json();
    } else if constexpr (is_optional_v<V>) {
        return value.has_value() ? to_json(*value) : json::value(nullptr);
    } else if constexpr (is_list_v<V>) {
        json::array array;
        for (auto& element : value) array.push_back(to_json(element));
        return array;
    } else if constexpr (is_map_v<V>) {
        json::object object;
        for (auto& entry : value) object[entry.first] = to_json(entry.second);
        return object;
    } else {
        return members_to_json(value);
    }
}

}  // namespace inia::vectors
