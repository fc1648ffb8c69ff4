#pragma once

#include <inia/core/open_enum.hpp>
#include <inia/core/shapes.hpp>
#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <string>
#include <string_view>

/// Booleans, numbers and texts.
namespace inia::dynamodb {

template<> struct attribute_codec<bool> {
    static constexpr auto kind = detail::Kind::boolean;
    static void write(ItemWriter& out, bool value, AttributeForm) { out.boolean(value); }
    static void read(ItemReader& in, detail::Kind found, bool& out, AttributeForm) { in.boolean(found, out); }
};

template<detail::PlainNumber T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, T value, AttributeForm) { out.number(value); }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) { in.number(found, out); }
};

template<> struct attribute_codec<Number> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, Number const& value, AttributeForm) {
        out.number(std::string_view(value.str()));
    }
    static void read(ItemReader& in, detail::Kind found, Number& out, AttributeForm) { in.number(found, out); }
};

template<> struct attribute_codec<std::string> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, std::string const& value, AttributeForm) { out.string(value); }
    static void read(ItemReader& in, detail::Kind found, std::string& out, AttributeForm) { in.string(found, out); }
};

/// To be written only: nothing would own what is read.
template<> struct attribute_codec<std::string_view> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, std::string_view value, AttributeForm) { out.string(value); }
    template<class T> static void read(ItemReader&, detail::Kind, T&, AttributeForm) {
        static_assert(detail::unsupported<T>, "inia: a std::string_view can only be written; nothing would own what is "
                                              "read. Make the member a std::string");
    }
};

template<class T>
    requires is_open_enum_v<T>
struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, T const& value, AttributeForm) { out.string(value.to_string_view()); }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) { out = T(in.text(found)); }
};

template<> struct attribute_codec<AttributeValue> {
    static void write(ItemWriter& out, AttributeValue const& value, AttributeForm) { out.value(value); }
    static void read(ItemReader& in, detail::Kind found, AttributeValue& out, AttributeForm) { in.value(found, out); }
};

}  // namespace inia::dynamodb
