#include <inia/dynamodb/attribute_opening.hpp>
#include <inia/dynamodb/expression.hpp>

#include <algorithm>
#include <string>

namespace inia::dynamodb::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Empty for an unknown one, of which the service then says that there is none.
std::string_view wire_name(AttributeValue::Kind kind) {
    if (kind == AttributeValue::Kind::unknown) return {};
    std::string_view const opening = opening_of(kind);
    return opening.substr(2, opening.size() - 4);
}

/// Takes `[12]` off the front of the text; false if it is something else.
bool take_index(std::string_view& rest, Expression& path) {
    std::size_t end = 1;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    if (end == 1 || end == rest.size() || rest[end] != ']') return false;
    path.text(rest.substr(0, end + 1));
    rest.remove_prefix(end + 1);
    return true;
}

bool take_name(std::string_view& rest, Expression& path) {
    std::string_view const name = rest.substr(0, rest.find_first_of(".[]"));
    if (name.empty()) return false;
    path.name(name);
    rest.remove_prefix(name.size());
    return true;
}

bool parse(std::string_view rest, Expression& path) {
    if (!take_name(rest, path)) return false;
    while (!rest.empty()) {
        if (rest.front() == '[') {
            if (!take_index(rest, path)) return false;
        } else {
            if (rest.front() != '.') return false;
            rest.remove_prefix(1);
            path.text(".");
            if (!take_name(rest, path)) return false;
        }
    }
    return true;
}

Expression& append_list(Expression& out, std::span<Expression const> operands) {
    for (Expression const& operand : operands) {
        if (&operand != operands.data()) out.text(", ");
        out.append(operand);
    }
    return out;
}

}  // namespace

Expression infix(Expression left, std::string_view op, Expression const& right) {
    left.text(op).append(right);
    return left;
}

// One pair of parentheses around each AND, OR and NOT: the service refuses redundant ones, and `((a))` is redundant.
Expression grouped(Expression const& left, std::string_view op, Expression const& right) {
    Expression group;
    group.text("(").append(left).text(op).append(right).text(")");
    return group;
}

Expression negated(Expression const& operand) {
    Expression negation;
    negation.text("(NOT ").append(operand).text(")");
    return negation;
}

Expression called(std::string_view function, Expression const& operand) {
    Expression call;
    call.text(function).text("(").append(operand).text(")");
    return call;
}

Expression called(std::string_view function, Expression const& operand, Expression const& argument) {
    Expression call;
    call.text(function).text("(").append(operand).text(", ").append(argument).text(")");
    return call;
}

Expression between(Expression operand, Expression const& low, Expression const& high) {
    operand.text(" BETWEEN ").append(low).text(" AND ").append(high);
    return operand;
}

Expression one_of(Expression operand, std::span<Expression const> values) {
    constexpr std::size_t most = 100;
    if (values.empty() || values.size() > most)
        operand.fail(ValidationError(std::string("in() of ")
                                         .append(operand.outline())
                                         .append(" has ")
                                         .append(std::to_string(values.size()))
                                         .append(" values; DynamoDB takes from 1 to 100")));
    operand.text(" IN (");
    append_list(operand, values).text(")");
    return operand;
}

Expression type_test(Expression const& operand, AttributeValue::Kind kind) {
    Expression value;
    value.value(std::string(R"({"S":")").append(wire_name(kind)).append("\"}"));
    return called("attribute_type", operand, value);
}

Expression listed(std::span<Expression const> operands) {
    Expression list;
    append_list(list, operands);
    return list;
}

Expression dotted(std::span<std::string_view const> names) {
    Expression path;
    for (std::string_view const& name : names) {
        if (&name != names.data()) path.text(".");
        path.name(name);
    }
    return path;
}

Expression parsed(std::string_view text) {
    Expression path;
    if (!parse(text, path))
        path.fail(
            ValidationError(std::string("`")
                                .append(text.substr(0, 255))
                                .append("` is no path to an attribute; one looks like `orders[2].price`. Names with "
                                        "dots or brackets in them are given to by_name::verbatim")));
    return path;
}

}  // namespace inia::dynamodb::detail
