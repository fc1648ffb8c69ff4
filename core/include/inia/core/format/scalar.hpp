#pragma once

#include <inia/core/export.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace inia::format {

/// The text form that XML bodies and form bodies share for a value that is neither structure, list nor map: blobs in
/// base64, timestamps as the shape says (default date-time), non-finite floats as `NaN`, `Infinity`, `-Infinity`.
/// A specialisation has
///
///     // The text; it may refer into `value` or `scratch`. Without data(): this value has none.
///     static std::string_view text(T const& value, Shape const& shape, std::string& scratch);
///     // Reads the whole text; null, or what is wrong with it, as in "is not a whole number". `out` is then
///     unspecified. static char const* read(std::string_view text, T& out, Shape const& shape);
template<class T> struct scalar;

/// Whether `T` has a text form.
template<class T>
concept Scalar = requires { sizeof(scalar<T>); };

/// Whether white space around the text means nothing and an empty element means that there is no value. That is so for
/// all but text itself.
template<class T> inline constexpr bool ignores_space = !is_open_enum_v<T>;
template<> inline constexpr bool ignores_space<std::string> = false;
template<> inline constexpr bool ignores_space<Blob> = false;

/// `text` without the white space of XML at both ends.
INIA_EXPORT std::string_view trim(std::string_view text) noexcept;

template<> struct INIA_EXPORT scalar<std::string> {
    static std::string_view text(std::string const& value, Shape const&, std::string&) { return value; }
    static char const* read(std::string_view text, std::string& out, Shape const& shape);
};
template<class T>
    requires is_open_enum_v<T>
struct scalar<T> {
    static std::string_view text(T const& value, Shape const&, std::string&) { return value.to_string_view(); }
    static char const* read(std::string_view text, T& out, Shape const&) {
        out = T(text);
        return nullptr;
    }
};
template<> struct INIA_EXPORT scalar<bool> {
    static std::string_view text(bool value, Shape const&, std::string&) { return value ? "true" : "false"; }
    static char const* read(std::string_view text, bool& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<std::int32_t> {
    static std::string_view text(std::int32_t value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, std::int32_t& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<std::int64_t> {
    static std::string_view text(std::int64_t value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, std::int64_t& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<float> {
    static std::string_view text(float value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, float& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<double> {
    static std::string_view text(double value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, double& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<Blob> {
    static std::string_view text(Blob const& value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, Blob& out, Shape const& shape);
};
template<> struct INIA_EXPORT scalar<Timestamp> {
    static std::string_view text(Timestamp value, Shape const& shape, std::string& scratch);
    static char const* read(std::string_view text, Timestamp& out, Shape const& shape);
};

}  // namespace inia::format
