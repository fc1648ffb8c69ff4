#pragma once

#include "value.hpp"

#include <string>
#include <string_view>

namespace bench {

/// Builds JSON without spaces, for write_attribute.
class JsonText {
public:
    void begin_struct(std::size_t) { open('{'); }
    void begin_map(std::size_t) { open('{'); }
    void begin_list(std::size_t) { open('['); }
    void end_struct() { close('}'); }
    void end_map() { close('}'); }
    void end_list() { close(']'); }
    void key(std::string_view name) {
        text(name);
        text_ += ':';
        first_ = true;
    }
    /// Nothing in it wants an escape.
    void text(std::string_view value);
    void bytes(std::string_view value);
    void boolean(bool value);
    void number(double value);
    std::string take() && { return std::move(text_); }

private:
    void open(char c) {
        separate();
        text_ += c;
        first_ = true;
    }
    void close(char c) {
        text_ += c;
        first_ = false;
    }
    void separate() {
        if (!first_) text_ += ',';
        first_ = false;
    }

    std::string text_;
    bool first_ = true;
};

/// Builds CBOR, for write_attribute. Structures have a count at their beginning, or an end when they are `open`.
class CborText {
public:
    explicit CborText(bool open) : open_(open) {}

    void begin_struct(std::size_t count) { open_ ? void(text_ += '\xbf') : head(0xa0, count); }
    void begin_map(std::size_t count) { head(0xa0, count); }
    void begin_list(std::size_t count) { head(0x80, count); }
    void end_struct() {
        if (open_) text_ += '\xff';
    }
    void end_map() {}
    void end_list() {}
    void key(std::string_view name) { text(name); }
    void text(std::string_view value) {
        head(0x60, value.size());
        text_ += value;
    }
    void bytes(std::string_view value) {
        head(0x40, value.size());
        text_ += value;
    }
    void boolean(bool value) { text_ += value ? '\xf5' : '\xf4'; }
    void number(double value);
    std::string take() && { return std::move(text_); }

private:
    void head(unsigned major, std::size_t argument);
    void big_endian(std::uint64_t value, unsigned size);

    std::string text_;
    bool open_;
};

/// The attribute as a structure of one member, the one that its kind is named by: `{"S": "text"}`.
template<class Out> void write_attribute(Out& out, Value const& value);

/// A map of attributes.
template<class Out> void write_attributes(Out& out, Value const& map) {
    out.begin_map(map.keys.size());
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        out.key(map.keys[i]);
        write_attribute(out, map.values[i]);
    }
    out.end_map();
}

template<class Out> void write_attribute(Out& out, Value const& value) {
    constexpr std::string_view members[]{"S", "N", "B", "BOOL", "SS", "NS", "BS", "L", "M"};
    using Kind = Value::Kind;
    out.begin_struct(1);
    out.key(members[static_cast<std::size_t>(value.kind)]);
    switch (value.kind) {
    case Kind::text:
    case Kind::number: out.text(value.text); break;
    case Kind::bytes: out.bytes(value.text); break;
    case Kind::boolean: out.boolean(value.flag); break;
    case Kind::texts:
    case Kind::numbers:
    case Kind::byte_set:
        out.begin_list(value.elements.size());
        for (std::string const& element : value.elements)
            value.kind == Kind::byte_set ? out.bytes(element) : out.text(element);
        out.end_list();
        break;
    case Kind::list:
        out.begin_list(value.values.size());
        for (Value const& element : value.values) write_attribute(out, element);
        out.end_list();
        break;
    case Kind::map: write_attributes(out, value); break;
    }
    out.end_struct();
}

}  // namespace bench
