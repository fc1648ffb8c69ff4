#include <inia/core/format/body_writer.hpp>

#include <string>

namespace inia::format {

AnyError BodyWriter::refusal(std::string_view operation) const {
    if (problem_ == nullptr) return {};
    std::string text(operation);
    text.append(": ").append(member_ == nullptr ? "a value" : member_).append(" ").append(problem_);
    return ValidationError(text);
}

}  // namespace inia::format
