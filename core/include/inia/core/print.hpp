#pragma once

#include <inia/core/event_stream.hpp>
#include <inia/core/export.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

/// Requests, responses and all that they hold as text for people: logs, tests, debuggers. Include the service's
/// describe.hpp beside this.
namespace inia {

class Body;
class ResponseBody;

/// `value` on one line, in a form like JSON: `{"Bucket": "b", "Tags": [{"Key": "k"}], "Body": <stream of 12 bytes>}`.
/// Absent members are left out. What the model calls sensitive is `***`. Bytes are base64, cut after 48 of them; times
/// are ISO 8601. A stream is not read. `T` is a generated structure, or a list, map or optional of such; what is
/// sensitive is known of the members of structures only, so print those rather than a text that was taken out of one.
/// The form may change; it is not meant to be read by programs.
template<class T> std::string to_string(T const& value);

/// The text of `to_string`, written to the stream.
template<class T> void print(std::ostream& out, T const& value);

namespace detail {

/// Writes the leaves. Not thread-safe.
class INIA_EXPORT Printer {
public:
    void raw(std::string_view text) { out_ += text; }
    void masked() { out_ += "***"; }
    void boolean(bool value) { out_ += value ? "true" : "false"; }
    void integer(std::int64_t value);
    void number(double value);
    void number(float value);
    /// In quotation marks and escaped as in JSON.
    void text(std::string_view text);
    void value(Blob const& bytes);
    void value(Timestamp time);
    void value(Document const& document);
    void value(Body const& body);
    void value(ResponseBody const& body);
    /// `{"Name": `, or `, "Name": ` when `first` is false, which it is afterwards.
    void name(std::string_view name, bool& first);

    std::string& out() noexcept { return out_; }

private:
    std::string out_{};
};

INIA_EXPORT void write_text(std::ostream& out, std::string_view text);

template<class T> void print_value(Printer& to, T const& value, Shape const& shape);

template<Described T> void print_struct(Printer& to, T const& value) {
    bool first = true;
    for_each_member<T>([&](auto d) {
        auto const& member = value.*d.pointer;
        if constexpr (requires { member.has_value(); })
            if (!member.has_value()) return;
        to.name(d.name, first);
        if_present(member, [&](auto const& present) { print_value(to, present, d.traits.shape); });
    });
    if constexpr (requires { value.unknown_member; }) {
        if (!value.unknown_member.empty()) {
            to.name("unknown_member", first);
            to.text(value.unknown_member);
        }
    }
    to.raw(first ? "{}" : "}");
}

/// `{"Records": {...}}`
template<DescribedEvent T> void print_event(Printer& to, T const& event) {
    bool first = true;
    event.visit([&]<class V>(V const& value) {
        if constexpr (std::is_same_v<V, UnknownEvent>) {
            to.name("unknown_event", first);
            to.text(value.type);
        } else {
            to.name(schema<T>::events[event.index()].name, first);
            print_value(to, value, plain_shape);
        }
    });
    to.raw("}");
}

template<class T> void print_value(Printer& to, T const& value, Shape const& shape) {
    if (shape.sensitive || Sensitive<T>) return to.masked();
    if constexpr (is_optional_v<T> || is_indirect_v<T> || is_required_v<T>) {
        if (!if_present(value, [&](auto const& present) { print_value(to, present, shape); })) to.raw("null");
    } else if constexpr (is_list_v<T>) {
        char const* separator = "[";
        for (auto const& element : value) {
            to.raw(separator);
            print_value(to, element, value_shape(shape));
            separator = ", ";
        }
        to.raw(value.empty() ? "[]" : "]");
    } else if constexpr (is_map_v<T>) {
        bool first = true;
        for (auto const& entry : value) {
            to.name(key_shape(shape).sensitive ? std::string_view("***") : entry.first, first);
            print_value(to, entry.second, value_shape(shape));
        }
        to.raw(first ? "{}" : "}");
    } else if constexpr (std::is_same_v<T, bool>) {
        to.boolean(value);
    } else if constexpr (std::is_integral_v<T>) {
        to.integer(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        to.number(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        to.text(value);
    } else if constexpr (is_open_enum_v<T>) {
        to.text(value.to_string_view());
    } else if constexpr (Described<T>) {
        print_struct(to, value);
    } else if constexpr (DescribedEvent<T>) {
        print_event(to, value);
    } else if constexpr (is_event_stream_v<T>) {
        to.raw("<stream of events>");
    } else if constexpr (requires { append_text(to.out(), value); }) {
        append_text(to.out(), value);  // of a type that people wrote for a service
    } else {
        to.value(value);
    }
}

}  // namespace detail

template<class T> std::string to_string(T const& value) {
    detail::Printer printer;
    detail::print_value(printer, value, plain_shape);
    return std::move(printer.out());
}

template<class T> void print(std::ostream& out, T const& value) { detail::write_text(out, to_string(value)); }

}  // namespace inia
