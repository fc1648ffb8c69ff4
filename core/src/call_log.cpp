#include "call_log.hpp"

#include "util/ascii.hpp"
#include "util/log.hpp"
#include "util/mask.hpp"

#include <algorithm>
#include <string>

namespace inia::detail {
namespace {

std::string name_of(OperationInfo const& operation) {
    return std::string(operation.service->name) + '.' + std::string(operation.name);
}

/// Whether the model says that the header's value must not be shown.
bool is_sensitive(OperationInfo const& operation, std::string_view header) {
    std::string_view names = operation.sensitive_headers;
    while (!names.empty()) {
        std::size_t const end = std::min(names.find(','), names.size());
        std::string_view const name = names.substr(0, end);
        bool const prefix = name.ends_with('*');
        if (prefix ? equals_ignoring_case(header.substr(0, name.size() - 1), name.substr(0, name.size() - 1))
                   : equals_ignoring_case(header, name))
            return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

void append_headers(std::string& text, OperationInfo const& operation, Headers const& headers) {
    for (Headers::Field const field : headers) {
        ((text += "\n    ") += field.name) += ": ";
        bool const hidden = is_secret_header(field.name) || is_sensitive(operation, field.name);
        text += hidden ? std::string_view("***") : field.value;
    }
}

std::string attempt_text(OperationInfo const& operation, Call const& call, HttpRequest const& request) {
    std::string text = name_of(operation);
    text += " attempt " + std::to_string(call.attempt()) + " of " + std::to_string(call.max_attempts()) + ": ";
    ((text += request.method) += ' ') += request.scheme;
    (text += "://") += request.host;
    if (operation.sensitive_url) {
        (text += " at ") += operation.uri;  // the template, without what stands in its labels
    } else {
        text += request.path;
        if (!request.query.empty()) (text += '?') += request.query;
    }
    append_headers(text, operation, request.headers);
    return text;
}

std::string answer_text(OperationInfo const& operation, Result<HttpResponse> const& answer) {
    std::string text = name_of(operation);
    if (!answer) return text + " failed: " + answer.error().what();
    text += " answered " + std::to_string(answer->status);
    append_headers(text, operation, answer->headers);
    return text;
}

}  // namespace

void log_attempt(OperationInfo const& operation, Call const& call, HttpRequest const& request) {
    if (logs(LogLevel::debug)) log(LogLevel::debug, "call", attempt_text(operation, call, request));
}

void log_answer(OperationInfo const& operation, Result<HttpResponse> const& answer) {
    if (logs(LogLevel::debug)) log(LogLevel::debug, "call", answer_text(operation, answer));
}

void log_wait(OperationInfo const& operation, Call const& call) {
    if (!logs(LogLevel::info)) return;
    auto const milliseconds = std::chrono::ceil<std::chrono::milliseconds>(call.wait()).count();
    log(LogLevel::info, "retry",
        name_of(operation) + " waits " + std::to_string(milliseconds) + " ms before attempt "
            + std::to_string(call.attempt()) + " of " + std::to_string(call.max_attempts()));
}

}  // namespace inia::detail
