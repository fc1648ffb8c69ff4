#pragma once

#include "model.hpp"
#include "names.hpp"
#include "shapes.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace inia::codegen {

/// What a structure is to the operations that use it.
enum class Role {
    nested,  ///< Not an operation's own input, output or error: locations do not count.
    request,
    response,
    error
};

/// Turns the members of structures into C++. All structures and enumerations must have their names already.
class MemberBuilder {
public:
    /// `structures` and `enumerations` find the index of a shape that is held by others.
    MemberBuilder(Service& service, Shapes const& shapes, ModelOptions const& options,
                  std::map<std::string_view, std::size_t> const& structures,
                  std::map<std::string_view, std::size_t> const& enumerations)
        : service_(service),
          shapes_(shapes),
          options_(options),
          structures_(structures),
          enumerations_(enumerations) {}

    /// Fills in the members of `structure`, all but their wrapper and place. `payload` names the member that is the
    /// whole body; `scope` holds the names that no member may have.
    void build(Structure& structure, ShapeRef const& shape, Role role, std::string_view payload, NameScope scope);

private:
    Type make_type(ShapeRef const& ref, bool encoded);
    Type structure_type(ShapeRef const& ref);
    std::string constant_of(Traits const& traits, std::string_view shape);
    Member make_member(std::string_view name, ShapeRef const& ref, bool encoded, Role role, std::string_view payload,
                       NameScope& scope);

    Service& service_;
    Shapes const& shapes_;
    ModelOptions const& options_;
    std::map<std::string_view, std::size_t> const& structures_;
    std::map<std::string_view, std::size_t> const& enumerations_;
    std::map<std::string, std::vector<std::size_t>> constants_{};  ///< By base name, into Service::shapes.
    NameScope constant_names_{};
    std::vector<std::string_view> containers_{};  ///< The lists and maps around the type that is being made.
};

/// Whether a member of an error is its message, which ServiceError::message() has.
bool is_error_message(std::string_view name, ShapeRef const& member);

/// Decides how each member stands in its structure, and in which order. `indirect` tells for each member whether it
/// must be held through a pointer.
void place_members(Structure& structure, std::vector<bool> const& indirect, bool use_required);

}  // namespace inia::codegen
