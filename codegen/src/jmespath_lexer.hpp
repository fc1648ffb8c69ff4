#pragma once

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inia::codegen::jmespath {

enum class TokenKind : unsigned char {
    end,
    identifier,         ///< `text`
    quoted_identifier,  ///< `text`
    number,             ///< `number`
    literal,            ///< `value`
    comparator,         ///< `text`
    star,
    dot,
    comma,
    colon,
    current,     ///< `@`
    reference,   ///< `&`
    open_paren,  ///< `(`
    close_paren,
    open_brace,
    close_brace,
    open_bracket,  ///< `[`
    close_bracket,
    flatten,      ///< `[]`
    filter,       ///< `[?`
    pipe,         ///< `|`
    disjunction,  ///< `||`
    conjunction,  ///< `&&`
    negation      ///< `!`
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t position = 0;  ///< In the expression.
    std::string text{};
    std::int64_t number = 0;
    boost::json::value value{};
};

/// The expression's tokens, `end` last. Throws CodegenError.
std::vector<Token> tokenize(std::string_view expression);

/// Throws the CodegenError of an expression that is none.
[[noreturn]] void refuse(std::string_view expression, std::size_t position, std::string_view problem);

}  // namespace inia::codegen::jmespath
