#pragma once

#include <inia/core/json/codec.hpp>

#include <string>

namespace inia::kitchen_sink_json {

/// Stands in for a structure that people write by hand.
struct Attribute {
    std::string text{};
};

}  // namespace inia::kitchen_sink_json

template<> struct inia::json::codec<inia::kitchen_sink_json::Attribute> {
    static void write(Writer& writer, kitchen_sink_json::Attribute const& value, Shape const&) {
        writer.string(value.text);
    }
    static void read(Reader& reader, kitchen_sink_json::Attribute& out, Shape const&) { reader.string(out.text); }
};
