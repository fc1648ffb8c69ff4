#pragma once

#include <inia/dynamodb/item.hpp>

#include <string>
#include <utility>

/// How the tests of items look at what is written and read.
namespace inia::dynamodb::marshalling {

/// The item as the wire has it.
template<class T> std::string wire(T const& value) {
    json::Writer json;
    ItemWriter out(json);
    write_item(out, value);
    if (AnyError const error = out.error()) error.raise();
    return std::string(json.view());
}

/// The value of an item of the wire.
template<class T> T read(std::string const& text) {
    T value{};
    if (AnyError const error = detail::read_item_text(text, value)) error.raise();
    return value;
}

/// What reading fails with; empty when it does not.
template<class T> std::string failure(std::string const& text) {
    T value{};
    AnyError const error = detail::read_item_text(text, value);
    return error ? error.what() : "";
}

/// What writing fails with; empty when it does not.
template<class T> std::string refusal(T const& value) {
    json::Writer json;
    ItemWriter out(json);
    write_item(out, value);
    AnyError const error = out.error();
    return error ? error.what() : "";
}

/// Whether the value comes back equal through the wire's text and through AttributeValues.
template<class T> bool comes_back(T const& value) {
    return read<T>(wire(value)) == value && from_item<T>(to_item(value)) == value;
}

}  // namespace inia::dynamodb::marshalling
