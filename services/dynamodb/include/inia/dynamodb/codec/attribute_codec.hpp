#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/export.hpp>
#include <inia/dynamodb/attribute_form.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/item_reader.hpp>
#include <inia/dynamodb/item_writer.hpp>

#include <string>
#include <type_traits>

/// A program's types to and from attribute values. One fold over the described members does all of it: straight
/// between the program's structure and the wire, with no AttributeValue between.
namespace inia::dynamodb {

/// How a type of another library stands in an attribute: as a value of a type that has a form of its own. To be
/// specialised by the program:
///
///     template<> struct inia::dynamodb::stored_as<Uuid> {
///         static std::string to(Uuid const& value);
///         static Uuid from(std::string const& text);
///     };
///
/// A std::exception that one of them throws becomes a MarshallingError.
template<class T> struct stored_as;

/// How values of T stand as attributes. A specialisation has
///
///     static constexpr Kind kind;       // of what it writes, if it is always the same
///     static void write(ItemWriter& out, T const& value, AttributeForm form);   // a whole attribute value
///     static void read(ItemReader& in, Kind found, T& out, AttributeForm form); // what is behind the type
///
/// Types of other libraries are better given `stored_as`.
template<class T> struct attribute_codec;

namespace detail {

using Kind = AttributeValue::Kind;

template<class T> inline constexpr bool unsupported = false;

/// Whether a T can be made, to be read into; to be asked before that is tried, so that there is one message.
template<class T> constexpr bool can_be_made() {
    static_assert(std::is_default_constructible_v<T>,
                  "inia: values of this type cannot be read, as it has no default constructor to begin with");
    return std::is_default_constructible_v<T>;
}

/// Reads a whole attribute value. Not inline, as a structure's members are mostly of the same few types.
template<class T> void read_attribute(ItemReader& in, T& out, AttributeForm form) {
    if constexpr (requires { attribute_codec<T>::kind; })
        attribute_codec<T>::read(in, in.open<attribute_codec<T>::kind>(), out, form);
    else
        attribute_codec<T>::read(in, in.open(), out, form);
    in.close();
}

// Of what most members hold, compiled once in the library.
extern template INIA_EXPORT void read_attribute(ItemReader&, bool&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, int&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, unsigned&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, long&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, unsigned long&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, double&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, std::string&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, Number&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, Blob&, AttributeForm);
extern template INIA_EXPORT void read_attribute(ItemReader&, AttributeValue&, AttributeForm);

}  // namespace detail
}  // namespace inia::dynamodb
