#include <inia/dynamodb/marshalling_error.hpp>
#include <inia/dynamodb/operand.hpp>

namespace inia::dynamodb::detail {

Expression ValueText::expression(Expression const& path) const {
    Expression value;
    if (AnyError const error = out_.error()) {
        auto const* const problem = error.get<MarshallingError>();
        std::string place = path.outline();
        if (!problem->path().empty() && problem->path().front() != '[') place += '.';
        value.fail(MarshallingError(place + problem->path(), problem->expected(), problem->found()));
    }
    value.value(json_.view());
    return value;
}

Expression text_value(std::string_view text) {
    ValueText value;
    value.out().string(text);
    return value.expression(Expression());
}

Expression null_value() {
    Expression value;
    value.value(R"({"NULL":true})");
    return value;
}

}  // namespace inia::dynamodb::detail
