#include <inia/dynamodb/marshalling_error.hpp>
#include <inia/dynamodb/update_expression.hpp>

#include <string>

namespace inia::dynamodb::detail {

Expression join_changes(std::span<UpdateClause const* const> clauses) {
    using Action = UpdateClause::Action;
    struct Section {
        Action action;
        std::string_view word;
    };
    static constexpr Section sections[] = {
        {Action::set, "SET "}, {Action::remove, "REMOVE "}, {Action::add, "ADD "}, {Action::delete_from, "DELETE "}};
    Expression update;
    for (auto const [action, word] : sections) {
        bool first = true;
        for (UpdateClause const* const clause : clauses) {
            if (clause->action != action) continue;
            if (first && !update.empty()) update.text(" ");
            update.text(first ? word : ", ").append(clause->expression);
            first = false;
        }
    }
    return update;
}

Expression out_of_range(Expression const& path, std::string_view value) {
    Expression refused;
    refused.fail(MarshallingError(path.outline(), "a number that the member can hold", std::string(value)));
    return refused;
}

}  // namespace inia::dynamodb::detail
