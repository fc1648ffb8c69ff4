#include "jmespath.hpp"
#include "jmespath_lexer.hpp"

#include <algorithm>
#include <utility>

// A Pratt parser: each sign binds what stands left of it with some strength, and an expression goes on as long as the
// next sign binds more strongly than its surroundings.
namespace inia::codegen::jmespath {
namespace {

enum Strength : int {
    weakest = 0,
    of_pipe = 1,
    of_disjunction = 2,
    of_conjunction = 3,
    of_comparator = 5,
    of_flatten = 9,
    ends_projection = 10,  ///< What binds less ends a projection and sees its whole list.
    of_star = 20,
    of_filter = 21,
    of_dot = 40,
    of_negation = 45,
    of_bracket = 55,
    of_paren = 60
};

Strength strength_of(TokenKind kind) {
    switch (kind) {
    case TokenKind::pipe: return of_pipe;
    case TokenKind::disjunction: return of_disjunction;
    case TokenKind::conjunction: return of_conjunction;
    case TokenKind::comparator: return of_comparator;
    case TokenKind::flatten: return of_flatten;
    case TokenKind::filter: return of_filter;
    case TokenKind::dot: return of_dot;
    case TokenKind::open_bracket: return of_bracket;
    case TokenKind::open_paren: return of_paren;
    default: return weakest;
    }
}

Expression make(Kind kind, std::vector<Expression> children = {}) {
    Expression expression;
    expression.kind = kind;
    expression.children = std::move(children);
    return expression;
}

template<class... E> std::vector<Expression> list(E&&... expressions) {
    std::vector<Expression> children;
    (children.push_back(std::forward<E>(expressions)), ...);
    return children;
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text), tokens_(tokenize(text)) {}

    Expression parse() {
        Expression result = expression(weakest);
        if (!is(TokenKind::end)) fail("does not belong there");
        return result;
    }

private:
    Token const& token(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    bool is(TokenKind kind, std::size_t ahead = 0) const { return token(ahead).kind == kind; }
    [[noreturn]] void fail(std::string_view problem) const { refuse(text_, token().position, problem); }
    Token take() { return tokens_[at_++]; }
    bool skip(TokenKind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }
    void want(TokenKind kind, std::string_view problem) {
        if (!skip(kind)) fail(problem);
    }

    Expression expression(int surroundings) {
        Expression left = beginning();
        while (surroundings < strength_of(token().kind)) left = continuation(std::move(left));
        return left;
    }

    Expression beginning() {
        switch (token().kind) {
        case TokenKind::identifier: {
            Expression field = make(Kind::field);
            field.text = take().text;
            if (is(TokenKind::open_paren)) return function(std::move(field.text));
            return field;
        }
        case TokenKind::quoted_identifier: {
            Expression field = make(Kind::field);
            field.text = take().text;
            if (is(TokenKind::open_paren)) fail("calls a name in quotes");
            return field;
        }
        case TokenKind::literal: {
            Expression literal = make(Kind::literal);
            literal.value = take().value;
            return literal;
        }
        case TokenKind::current: take(); return make(Kind::current);
        case TokenKind::reference: take(); return make(Kind::reference, list(expression(weakest)));
        case TokenKind::negation: take(); return make(Kind::negation, list(expression(of_negation)));
        case TokenKind::open_paren: {
            take();
            Expression inner = expression(weakest);
            want(TokenKind::close_paren, "should be ')'");
            return inner;
        }
        case TokenKind::open_brace: return multi_hash();
        case TokenKind::star: return values(make(Kind::current));
        case TokenKind::flatten:
        case TokenKind::filter: return continuation(make(Kind::current));
        case TokenKind::open_bracket: return is_subscript() ? continuation(make(Kind::current)) : multi_list();
        default: fail("begins no expression");
        }
    }

    Expression continuation(Expression left) {
        switch (token().kind) {
        case TokenKind::pipe: return binary(Kind::sub, std::move(left));
        case TokenKind::disjunction: return binary(Kind::disjunction, std::move(left));
        case TokenKind::conjunction: return binary(Kind::conjunction, std::move(left));
        case TokenKind::comparator: return binary(Kind::comparison, std::move(left));
        case TokenKind::dot:
            take();
            if (is(TokenKind::star)) return values(std::move(left));
            return make(Kind::sub, list(std::move(left), after_dot(of_dot)));
        case TokenKind::flatten: {
            take();
            Expression flat = make(Kind::flatten, list(std::move(left)));
            return make(Kind::list_projection, list(std::move(flat), of_each(of_flatten)));
        }
        case TokenKind::filter: return filter(std::move(left));
        case TokenKind::open_bracket: return subscript(std::move(left));
        default: fail("does not belong there");
        }
    }

    Expression binary(Kind kind, Expression left) {
        Strength const strength = strength_of(token().kind);
        std::string text = take().text;
        Expression result = make(kind, list(std::move(left), expression(strength)));
        result.text = std::move(text);
        return result;
    }

    Expression after_dot(int strength) {
        switch (token().kind) {
        case TokenKind::identifier:
        case TokenKind::quoted_identifier:
        case TokenKind::star: return expression(strength);
        case TokenKind::open_bracket: return multi_list();
        case TokenKind::open_brace: return multi_hash();
        default: fail("is no name");
        }
    }

    /// What is done with each element of a projection.
    Expression of_each(int strength) {
        if (strength_of(token().kind) < ends_projection) return make(Kind::current);
        if (is(TokenKind::open_bracket) || is(TokenKind::filter)) return expression(strength);
        want(TokenKind::dot, "does not follow a list");
        return after_dot(strength);
    }

    Expression values(Expression left) {
        want(TokenKind::star, "should be '*'");
        return make(Kind::value_projection, list(std::move(left), of_each(of_star)));
    }

    Expression filter(Expression left) {
        take();
        Expression condition = expression(weakest);
        want(TokenKind::close_bracket, "should be ']'");
        Expression each = is(TokenKind::flatten) ? make(Kind::current) : of_each(of_filter);
        return make(Kind::filter_projection, list(std::move(left), std::move(each), std::move(condition)));
    }

    /// Whether the bracket here holds an index, a slice or a star, and not expressions.
    bool is_subscript() const {
        return is(TokenKind::number, 1) || is(TokenKind::colon, 1)
            || (is(TokenKind::star, 1) && is(TokenKind::close_bracket, 2));
    }

    Expression subscript(Expression left) {
        if (!is_subscript()) fail("is no index");
        take();
        if (skip(TokenKind::star)) {
            take();
            return make(Kind::list_projection, list(std::move(left), of_each(of_star)));
        }
        if (is(TokenKind::number) && is(TokenKind::close_bracket, 1)) {
            Expression index = make(Kind::index);
            index.index = take().number;
            take();
            return make(Kind::sub, list(std::move(left), std::move(index)));
        }
        Expression slice = make(Kind::slice);
        for (std::size_t i = 0; i < 3; ++i) {
            if (is(TokenKind::number)) slice.bounds[i] = take().number;
            if (i == 2 || !skip(TokenKind::colon)) break;
        }
        want(TokenKind::close_bracket, "should be ']'");
        Expression part = make(Kind::sub, list(std::move(left), std::move(slice)));
        return make(Kind::list_projection, list(std::move(part), of_each(of_star)));
    }

    Expression multi_list() {
        want(TokenKind::open_bracket, "should be '['");
        Expression result = make(Kind::multi_list);
        do result.children.push_back(expression(weakest));
        while (skip(TokenKind::comma));
        want(TokenKind::close_bracket, "should be ']'");
        return result;
    }

    Expression multi_hash() {
        want(TokenKind::open_brace, "should be '{'");
        Expression result = make(Kind::multi_hash);
        do {
            if (!is(TokenKind::identifier) && !is(TokenKind::quoted_identifier)) fail("is no key");
            result.keys.push_back(take().text);
            want(TokenKind::colon, "should be ':'");
            result.children.push_back(expression(weakest));
        } while (skip(TokenKind::comma));
        want(TokenKind::close_brace, "should be '}'");
        return result;
    }

    Expression function(std::string name) {
        want(TokenKind::open_paren, "should be '('");
        Expression result = make(Kind::function);
        result.text = std::move(name);
        if (skip(TokenKind::close_paren)) return result;
        do result.children.push_back(expression(weakest));
        while (skip(TokenKind::comma));
        want(TokenKind::close_paren, "should be ')'");
        return result;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

Expression parse(std::string_view expression) { return Parser(expression).parse(); }

}  // namespace inia::codegen::jmespath
