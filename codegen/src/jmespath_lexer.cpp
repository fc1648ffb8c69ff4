#include "jmespath_lexer.hpp"

#include "error.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>

namespace inia::codegen::jmespath {
namespace {

namespace json = boost::json;

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";

struct Sign {
    std::string_view text;
    TokenKind kind;
};
// Longer ones before those that they begin with.
constexpr Sign signs[] = {
    {"[?", TokenKind::filter},       {"[]", TokenKind::flatten},     {"[", TokenKind::open_bracket},
    {"]", TokenKind::close_bracket}, {"{", TokenKind::open_brace},   {"}", TokenKind::close_brace},
    {"(", TokenKind::open_paren},    {")", TokenKind::close_paren},  {"||", TokenKind::disjunction},
    {"|", TokenKind::pipe},          {"&&", TokenKind::conjunction}, {"&", TokenKind::reference},
    {"==", TokenKind::comparator},   {"!=", TokenKind::comparator},  {"<=", TokenKind::comparator},
    {">=", TokenKind::comparator},   {"<", TokenKind::comparator},   {">", TokenKind::comparator},
    {"!", TokenKind::negation},      {"*", TokenKind::star},         {".", TokenKind::dot},
    {",", TokenKind::comma},         {":", TokenKind::colon},        {"@", TokenKind::current},
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        for (;;) {
            at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
            tokens.push_back(next());
            if (tokens.back().kind == TokenKind::end) return tokens;
        }
    }

private:
    [[noreturn]] void fail(std::string_view problem) const { refuse(text_, at_, problem); }
    bool among(std::string_view set) const { return at_ < text_.size() && set.find(text_[at_]) != set.npos; }

    Token next() {
        Token token{.position = at_};
        if (at_ == text_.size()) return token;
        if (among(letters)) {
            token.kind = TokenKind::identifier;
            while (among(letters) || among(digits)) token.text += text_[at_++];
        } else if (among(digits) || among("-")) {
            number(token);
        } else if (among("\"")) {
            token.kind = TokenKind::quoted_identifier;
            token.text = json_value("\"" + delimited('"', true) + "\"").as_string();
        } else if (among("'")) {
            token.kind = TokenKind::literal;
            token.value.emplace_string() = delimited('\'', false);
        } else if (among("`")) {
            token.kind = TokenKind::literal;
            token.value = json_value(delimited('`', false));
        } else {
            sign(token);
        }
        return token;
    }

    void number(Token& token) {
        token.kind = TokenKind::number;
        auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), token.number);
        if (error != std::errc()) fail("is not a number");
        at_ = static_cast<std::size_t>(end - text_.data());
    }

    void sign(Token& token) {
        for (Sign const& sign : signs) {
            if (!text_.substr(at_).starts_with(sign.text)) continue;
            token.kind = sign.kind;
            token.text = sign.text;
            at_ += sign.text.size();
            return;
        }
        fail("does not belong there");
    }

    /// What stands between two of `mark`; a backslash takes the mark's meaning, and goes unless `keep_escapes`.
    std::string delimited(char mark, bool keep_escapes) {
        std::string inside;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            if (text_[i] == mark) {
                start_ = at_;
                at_ = i + 1;
                return inside;
            }
            if (text_[i] == '\\' && i + 1 < text_.size()) {
                if (keep_escapes || text_[i + 1] != mark) inside += '\\';
                ++i;
            }
            inside += text_[i];
        }
        fail("has no end");
    }

    json::value json_value(std::string const& text) const {
        json::error_code error;
        json::value value = json::parse(text, error);
        if (error) refuse(text_, start_, "is not JSON");
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0, start_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view expression) { return Lexer(expression).run(); }

void refuse(std::string_view expression, std::size_t position, std::string_view problem) {
    std::string text = "the JMESPath expression '" + std::string(expression) + "' is wrong: ";
    if (position < expression.size())
        text += "'" + std::string(expression.substr(position, 12)) + "' " + std::string(problem);
    else
        text += "its end " + std::string(problem);
    throw CodegenError(text);
}

}  // namespace inia::codegen::jmespath
