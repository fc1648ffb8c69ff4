#pragma once

#include <inia/core/error.hpp>
#include <inia/core/json/codec.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace inia::json {

/// How the events of a stream look in JSON; see protocol/event_codec.hpp. `InitialResponse`: the protocol has no other
/// place for the answer's members beside the stream.
template<bool InitialResponse> struct Events {
    static constexpr std::string_view media_type = "application/json";
    static constexpr bool initial_response = InitialResponse;

    template<class T>
    static AnyError read(std::string_view what, std::string_view payload, T& out, Shape const& shape) {
        std::string const text(payload);
        Reader reader(text);
        if (!reader.null()) codec<T>::read(reader, out, shape);
        return reader.finish(what);
    }
    template<class T>
    static AnyError write(std::string_view what, std::string_view, T const& value, Shape const& shape,
                          std::string& out) {
        Writer writer;
        codec<T>::write(writer, value, shape);
        out = std::move(writer).take();
        return writer.refusal(what);
    }
};

}  // namespace inia::json
