#pragma once

#include <boost/json/value.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// JMESPath (jmespath.org) as a tree. What becomes of it is the business of those who walk it: see path_compiler.hpp.
namespace inia::codegen::jmespath {

/// In brackets the children, in their order.
enum class Kind : unsigned char {
    current,            ///< `@`, also where nothing is written.
    field,              ///< `text`
    literal,            ///< `value`
    sub,                ///< `a.b`, `a | b`, `a[0]`: [left, right], the right one sees what the left one gives.
    index,              ///< `[index]`
    slice,              ///< `[0:2:1]`: `bounds`
    flatten,            ///< `a[]`: [a]
    list_projection,    ///< `a[*].b`, and of slices and flattened lists: [list, of each element]
    value_projection,   ///< `a.*.b`: [map, of each value]
    filter_projection,  ///< `a[?c].b`: [list, of each element, condition]
    comparison,         ///< `text` is the operator: [left, right]
    conjunction,        ///< `a && b`: [a, b]
    disjunction,        ///< `a || b`: [a, b]
    negation,           ///< `!a`: [a]
    multi_list,         ///< `[a, b]`
    multi_hash,         ///< `{x: a, y: b}`: [a, b], named by `keys`
    function,           ///< `text(a, b)`
    reference           ///< `&a`, an argument that the function calls: [a]
};

struct Expression {
    Kind kind = Kind::current;
    std::string text{};
    boost::json::value value{};
    std::int64_t index = 0;
    std::array<std::optional<std::int64_t>, 3> bounds{};
    std::vector<std::string> keys{};
    std::vector<Expression> children{};
};

/// Throws CodegenError that quotes the expression and says what is wrong where.
Expression parse(std::string_view expression);

}  // namespace inia::codegen::jmespath
