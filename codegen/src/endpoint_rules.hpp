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
    std::string default_value{};  ///< C++ literal; empty when there is none.
};

/// An endpoint rule set (version 1.0) compiled to straight C++: no rule is interpreted at run time.
struct CompiledRules {
    std::vector<RuleParameter> parameters{};
    std::string params_struct{};  ///< `struct Params { ... };`
    std::string base_params{};    ///< Body statements that set `params` from `config` and `account_id`.
    std::string resolve_body{};   ///< Body of `resolve(Params const& params)`.
    bool uses_account_id = false;
};

/// Compiles a rule set. Throws std::runtime_error that names what it does not know.
CompiledRules compile_endpoint_rules(boost::json::value const& rule_set);

}  // namespace inia::codegen
