#pragma once

#include <boost/json/value.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace inia::codegen {

/// The C++ type that an expression of the rules language becomes.
enum class RuleType {
    text,       ///< rules::Text, which may be unset
    boolean,    ///< bool
    flag,       ///< Optional<bool>, a parameter
    text_list,  ///< Optional<std::vector<Text>>, a parameter
    pieces,     ///< rules::Pieces, what `split` makes
    number,     ///< a literal
    partition,  ///< Partition const*
    url,
    arn
};

struct RuleExpression {
    std::string cpp{};
    RuleType type = RuleType::text;
};

/// A parameter or variable as a C++ name; a keyword gets a trailing underscore.
std::string rule_identifier(std::string_view name);

/// Compiles the expressions of a rule set: literals, templates, references and the functions of language 1.0 and 1.1.
/// Texts that a rule makes live in a `scratch` of the generated function, so that each text is a view. Throws
/// std::runtime_error that names what it does not know.
class RuleExpressions {
public:
    /// What the names in scope stand for.
    std::map<std::string, RuleExpression> names{};
    /// The names that were referred to.
    std::set<std::string> used{};
    /// Declarations of what rules ask again in each of their branches: a parameter taken apart, made at its first use.
    std::map<std::string, std::string> asked_again{};

    RuleExpression expression(boost::json::value const& value);
    RuleExpression call(boost::json::object const& spec);
    /// Whether an expression is neither unset nor false.
    static std::string truth(RuleExpression const& value);
    /// A text as the list of its parts between commas, each of which converts to Text.
    std::string parts(boost::json::value const& value);
    /// A text of one part.
    std::string text(boost::json::value const& value);
    /// A value of properties, its texts being templates, as a Text of JSON.
    std::string json_text(boost::json::value const& value);

private:
    RuleExpression coalesce(boost::json::array const& argv);
    RuleExpression if_then_else(boost::json::array const& argv);
    RuleExpression variable(std::string const& name);
    static RuleExpression attribute(RuleExpression const& of, std::string_view path);
    std::vector<std::string> template_parts(std::string_view text);
    void json_parts(boost::json::value const& value, std::string& fixed, std::vector<std::string>& parts);
};

}  // namespace inia::codegen
