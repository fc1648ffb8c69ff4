#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace inia::codegen {

/// A parameter of a service's endpoint rule set.
struct RuleParameter {
    enum class Type { text, boolean, text_list };
    std::string name{};      ///< As the rules spell it.
    std::string cpp_name{};  ///< Member of the generated `Params`.
    Type type = Type::text;
    std::string built_in{};       ///< `AWS::Region` ...; empty when bound by operations only.
    std::string default_value{};  ///< C++ initialiser; empty when there is none.
    bool required = false;        ///< Nobody sets it by default, and without it there is no endpoint.
    bool used = false;            ///< A rule looks at it.
};

/// An endpoint rule set (language 1.1) compiled to straight C++: no rule is interpreted at run time.
struct CompiledRules {
    std::vector<RuleParameter> parameters{};
    std::string params_struct{};  ///< `struct Params { ... };`
    std::string base_params{};    ///< Statements that set `params` from `config`, a ResolvedConfig.
    std::string resolve_body{};   ///< Body of `resolve(Params const& params)`.
    std::string account_id{};     ///< The member of `Params` for the credentials' account; empty = none.
};

/// A parameter's value, which is a text, a boolean or a list of texts, as a C++ initialiser. Throws std::exception when
/// it is something else.
std::string parameter_literal(boost::json::value const& value);

/// Compiles a rule set. Throws std::runtime_error that names what it does not know.
CompiledRules compile_endpoint_rules(boost::json::value const& rule_set);

}  // namespace inia::codegen
