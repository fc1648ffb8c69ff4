#pragma once

#include "model.hpp"
#include "shapes.hpp"

#include <string>

namespace inia::codegen {

/// What ::inia::Shape says of the referred shape itself; `value` is left empty.
Traits traits_of(Shapes const& shapes, ShapeRef const& ref, Protocol protocol);

/// The location of a member of an operation's input, output or error.
Location location_of(ShapeRef const& member, Protocol protocol);

/// The location of a member of a nested structure: only events, which are messages themselves, have places for it.
Location event_location_of(ShapeRef const& member);

/// The name of a member on the wire: its locationName (a header's, a label's or a member's), else the model's name.
/// CBOR knows the model's names only.
std::string wire_name(ShapeRef const& member, std::string_view name, Protocol protocol);

/// The name of a member in the forms of ec2: its queryName as it is, else the name on the wire with a capital first
/// letter.
std::string ec2_form_name(ShapeRef const& member, std::string_view wire);

/// URI and prefix of an xmlNamespace trait, which is an object or a plain URI.
struct XmlNamespace {
    std::string uri{};
    std::string prefix{};
};
XmlNamespace xml_namespace(boost::json::value const* trait);

}  // namespace inia::codegen
