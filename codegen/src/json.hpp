#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>

/// Lenient access to model JSON: what is absent or of another kind reads as empty.
namespace inia::codegen {

inline boost::json::value const* find(boost::json::object const& object, std::string_view key) {
    return object.if_contains(key);
}

inline boost::json::object const* find_object(boost::json::object const& object, std::string_view key) {
    boost::json::value const* value = object.if_contains(key);
    return value ? value->if_object() : nullptr;
}

inline boost::json::array const* find_array(boost::json::object const& object, std::string_view key) {
    boost::json::value const* value = object.if_contains(key);
    return value ? value->if_array() : nullptr;
}

inline std::string_view text_of(boost::json::value const* value) {
    boost::json::string const* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

inline std::string_view find_text(boost::json::object const& object, std::string_view key) {
    return text_of(object.if_contains(key));
}

inline bool find_bool(boost::json::object const& object, std::string_view key) {
    boost::json::value const* value = object.if_contains(key);
    return value && value->is_bool() && value->get_bool();
}

}  // namespace inia::codegen
