#pragma once

#include <inia/core/error.hpp>
#include <inia/core/protocol/xml_error.hpp>
#include <inia/core/xml/codec.hpp>

#include <string>
#include <string_view>

namespace inia::xml {

/// How the events of a stream look in XML; see protocol/event_codec.hpp.
struct Events {
    static constexpr std::string_view media_type = "application/xml";
    static constexpr bool initial_response = false;

    template<class T>
    static AnyError read(std::string_view what, std::string_view payload, T& out, Shape const& shape) {
        Reader reader(payload);
        if (reader.enter_root()) codec<T>::read(reader, out, shape);
        return protocol::finish_answer(what, reader);
    }
    template<class T>
    static AnyError write(std::string_view what, std::string_view root, T const& value, Shape const& shape,
                          std::string& out) {
        Writer writer;
        writer.start(root);
        codec<T>::write(writer, value, shape);
        writer.end(root);
        out = writer.take();
        return writer.refusal(what);
    }
};

}  // namespace inia::xml
