#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/map.hpp>
#include <inia/dynamodb/attribute_value.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inia::dynamodb {

/// Text for a request's expression member, in which attribute names and values stand for themselves until a request's
/// ExpressionBuilder gives them placeholders. The typed conditions and updates are thin layers over it.
/// Values are in the form of the wire already; the first that has none is kept as the expression's error.
class INIA_EXPORT Expression {
public:
    bool empty() const noexcept { return pieces_.empty(); }
    /// Why the expression cannot be sent: a MarshallingError that names the attribute, or a ValidationError. Null if
    /// all is well.
    AnyError const& error() const noexcept INIA_LIFETIMEBOUND { return error_; }

    /// Appends words of the expression language; they are not looked into.
    Expression& text(std::string_view words);
    /// Appends the name of one attribute, of any characters.
    Expression& name(std::string_view name);
    /// Appends the number of a list's element, `[2]`.
    Expression& index(std::size_t index);
    /// Appends a value as the wire has it, `{"S":"x"}`.
    Expression& value(std::string_view json);
    Expression& append(Expression const& other);
    /// Notes what is wrong; the first error stays.
    Expression& fail(AnyError error);

    /// For messages: names as they are, values as question marks, `address.street = ?`.
    std::string outline() const;

private:
    friend class ExpressionBuilder;
    enum class Kind : char { text, name, value };

    void put(Kind kind, std::string_view bytes);
    template<class Visit> void each_piece(Visit visit) const;

    std::string pieces_;  ///< Each piece is its kind, its length and its bytes, so that composing is concatenating.
    AnyError error_;
};

/// Gives the names and values of one request's expressions their placeholders: build each expression, then put the
/// names and values into the same request. A name used twice has one placeholder. Not thread-safe.
///
///     ExpressionBuilder builder;
///     std::string const filter = builder.build(condition.expression());
///     client.scan({.TableName = "users", .FilterExpression = filter,
///                  .ExpressionAttributeNames = builder.names(), .ExpressionAttributeValues = builder.values()});
class INIA_EXPORT ExpressionBuilder {
public:
    /// The expression's text, `#n0 = :v0`. Throws the expression's error if it has one.
    std::string build(Expression const& expression);

    /// Whether no expression had a name or a value.
    bool empty() const noexcept { return names_.empty() && value_count_ == 0; }
    /// For ExpressionAttributeNames; absent without names.
    Map<std::string> names() const;
    /// For ExpressionAttributeValues; absent without values.
    Map<AttributeValue> values() const;
    /// Writes `"ExpressionAttributeNames":{...},"ExpressionAttributeValues":{...}` into a request's body, without those
    /// that are empty; nothing if both are.
    void write(json::Writer& json) const;

private:
    std::vector<std::string> names_;
    std::string values_;  ///< `":v0":{"S":"x"},":v1":...`
    std::size_t value_count_ = 0;
};

namespace detail {

// The grammar of conditions, compiled once. What is put together keeps the first error of its parts.
/// `left op right`; `op` has its spaces.
INIA_EXPORT Expression infix(Expression left, std::string_view op, Expression const& right);
/// `(left op right)`, for AND and OR.
INIA_EXPORT Expression grouped(Expression const& left, std::string_view op, Expression const& right);
/// `(NOT operand)`.
INIA_EXPORT Expression negated(Expression const& operand);
/// `function(operand)`, `function(operand, argument)`.
INIA_EXPORT Expression called(std::string_view function, Expression const& operand);
INIA_EXPORT Expression called(std::string_view function, Expression const& operand, Expression const& argument);
/// `operand BETWEEN low AND high`.
INIA_EXPORT Expression between(Expression operand, Expression const& low, Expression const& high);
/// `operand IN (value, ...)`; an error unless there are from 1 to 100 values.
INIA_EXPORT Expression one_of(Expression operand, std::span<Expression const> values);
/// `attribute_type(operand, value)`.
INIA_EXPORT Expression type_test(Expression const& operand, AttributeValue::Kind kind);
/// `a, b`.
INIA_EXPORT Expression listed(std::span<Expression const> operands);
/// `a.b`, of names.
INIA_EXPORT Expression dotted(std::span<std::string_view const> names);
/// `a.b[0]`, split at dots and brackets; an error when it is no such text.
INIA_EXPORT Expression parsed(std::string_view path);

}  // namespace detail
}  // namespace inia::dynamodb
