#pragma once

#include <inia/core/error.hpp>
#include <inia/core/json/codec.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace inia::json {

/// `value` as JSON text.
template<class T> std::string to_text(T const& value, Shape const& shape = detail::plain_shape) {
    Writer writer;
    codec<T>::write(writer, value, shape);
    return std::move(writer).take();
}

/// Reads a whole text into `out`; the ParseError names `what` and the byte where the text is wrong.
template<class T>
AnyError from_text(std::string const& text, T& out, std::string_view what = {},
                   Shape const& shape = detail::plain_shape) {
    Reader reader(text);
    codec<T>::read(reader, out, shape);
    return reader.finish(what);
}

}  // namespace inia::json
