#pragma once

#include <inia/core/cbor/codec.hpp>
#include <inia/core/error.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace inia::cbor {

/// How the events of a stream look in CBOR; see protocol/event_codec.hpp.
struct Events {
    static constexpr std::string_view media_type = "application/cbor";
    static constexpr bool initial_response = true;

    template<class T> static AnyError read(std::string_view what, std::string_view payload, T& out, Shape const&) {
        Reader reader(payload);
        codec<T>::read(reader, out);
        return reader.finish(what);
    }
    template<class T>
    static AnyError write(std::string_view what, std::string_view, T const& value, Shape const&, std::string& out) {
        Writer writer;
        codec<T>::write(writer, value);
        out = std::move(writer).take();
        return writer.refusal(what);
    }
};

}  // namespace inia::cbor
