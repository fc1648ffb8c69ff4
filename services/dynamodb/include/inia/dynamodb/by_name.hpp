#pragma once

#include <inia/dynamodb/attribute.hpp>
#include <inia/dynamodb/key_condition.hpp>
#include <inia/dynamodb/projected.hpp>
#include <inia/dynamodb/update_expression.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

/// Expressions whose attributes are named by text at run time, as in boto3. What they make goes with any table. Values
/// are of any type that has a form in DynamoDB, AttributeValue among them; whether they suit the attribute, the service
/// says.
///
///     by_name::attr("address.street") == "1 Main St" && by_name::attr("orders[2]").exists()
namespace inia::dynamodb::by_name {

/// An attribute of any type.
using Attribute = Path<void, AttributeValue, detail::NoMember>;

/// The attribute of a path as in `a.b[0].c`. A text that is no path makes an expression that cannot be sent.
inline Attribute attr(std::string_view path) { return Attribute(detail::parsed(path)); }
/// The attribute of that name, dots and brackets in it included.
inline Attribute verbatim(std::string_view name) { return Attribute(detail::dotted({&name, 1})); }
/// The key of that name, dots and brackets in it included.
inline Key<Attribute> key(std::string_view name) { return Key<Attribute>(verbatim(name)); }

/// As the functions of these names for members, with the path's text.
template<class V = AttributeValue> auto set(std::string_view path, V const& value) {
    return dynamodb::set(attr(path), value);
}
inline Change<void> remove(std::string_view path) { return dynamodb::remove(attr(path)); }
template<class V = AttributeValue> Change<void> add(std::string_view path, V const& value) {
    return dynamodb::add(attr(path), value);
}
template<class V = AttributeValue> Change<void> delete_from(std::string_view path, V const& elements) {
    return dynamodb::delete_from(attr(path), elements);
}
template<class V = AttributeValue> auto if_not_exists(std::string_view path, V const& value) {
    return dynamodb::if_not_exists(attr(path), value);
}
template<std::convertible_to<std::string_view>... P>
    requires(sizeof...(P) > 0)
Projected<void> project(P const&... paths) {
    Expression const list[] = {attr(paths).expression()...};
    return Projected<void>(detail::listed(list));
}

}  // namespace inia::dynamodb::by_name
