#pragma once

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace inia::codegen {

/// A reference to a shape: what a structure's member, a list or an operation says where it names the shape. Its own
/// traits go before those of the shape.
struct ShapeRef {
    std::string_view name{};
    boost::json::object const* reference = nullptr;
    boost::json::object const* shape = nullptr;

    boost::json::value const* find(std::string_view trait) const;
    std::string_view text(std::string_view trait) const;
    bool flag(std::string_view trait) const;
    boost::json::object const* object(std::string_view trait) const;

    /// The shape's type: `structure`, `list` ...
    std::string_view type() const;
    bool is_document() const;
    bool is_event_stream() const;
    /// A string with values.
    bool is_enumeration() const;
};

/// The shapes of a model by name. Refers to the model's JSON, which must outlive it.
class Shapes {
public:
    explicit Shapes(boost::json::object const& model);

    boost::json::object const& all() const { return *shapes_; }
    /// The shape itself. Throws CodegenError for a name that the model does not have.
    boost::json::object const& get(std::string_view name) const;
    /// Follows `{"shape": NAME, ...}`.
    ShapeRef follow(boost::json::value const& reference) const;
    /// Follows member `key` of a list or map (`member`, `key`, `value`).
    ShapeRef follow(ShapeRef const& container, std::string_view key) const;
    /// The members of a structure; empty when it has none.
    static boost::json::object const& members(boost::json::object const& structure);

private:
    boost::json::object const* shapes_;
};

}  // namespace inia::codegen
