// Values that travel in headers. The input is the lines of an answer's head, `Name: value`.
#include "contract.hpp"

#include "retry/standard.hpp"
#include "unit/core/protocol/http_sample.hpp"

#include <inia/core/print.hpp>
#include <inia/core/protocol/http_bindings.hpp>

#include <vector>

using namespace inia;

namespace {

constexpr OperationInfo operation{.service = &json_sample::service, .name = "Get", .method = "GET", .uri = "/"};

Headers headers_of(std::string_view text) {
    Headers headers;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find('\n'), text.size());
        std::string_view const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::size_t const colon = line.find(':');
        if (colon != line.npos) headers.add(line.substr(0, colon), line.substr(colon + 1));
    }
    return headers;
}

bool read(Headers const& headers, json_sample::GetResponse& out) {
    HttpResponse response;
    response.status = 200;
    response.headers = headers;
    AnyError const error = protocol::read_bindings("Get", response, out);
    fuzz::require_parse_error(error);
    return !error;
}

/// False when a value cannot be sent, such as one with a zero byte.
bool write(json_sample::GetResponse const& value, Headers& out) {
    HttpRequest request;
    AnyError const error = protocol::bind_request(operation, value, {}, request);
    fuzz::require(!error || error.is<ValidationError>(), "what cannot be sent is a ValidationError");
    out = request.headers;
    return !error;
}

void check_structure(Headers const& headers) {
    json_sample::GetResponse first, second, third;
    Headers once, twice;
    if (!read(headers, first)) return;
    first.All.reset();  // holds the others once more, and of those that were sent twice the last
    if (!write(first, once)) return;
    fuzz::require(read(once, second), "what was written can be read");
    second.All.reset();
    fuzz::require(write(second, twice) && read(twice, third), "what was read can be written");
    third.All.reset();
    // A date loses its fraction by the first writing; the text, because NaN is not equal to itself.
    fuzz::require(to_string(second) == to_string(third), "what was written reads as the same");
}

std::vector<std::string> elements_of(std::string_view list, char const*& problem) {
    std::vector<std::string> elements;
    protocol::HeaderElements reader(list, false);
    while (reader.next()) elements.emplace_back(reader.text());
    problem = reader.problem();
    return elements;
}

void check_list(std::string_view value) {
    protocol::HeaderElements dates(value, true);
    while (dates.next()) fuzz::require(!dates.text().empty(), "a date is not empty");
    char const* problem = nullptr;
    std::vector<std::string> const elements = elements_of(value, problem);
    std::string joined;
    for (std::string const& element : elements) protocol::append_header_element(joined, element, true);
    fuzz::require(elements_of(joined, problem) == elements && !problem, "a list that was written reads as the same");
}

void check_retry_hint(std::string_view value) {
    detail::RetryQuota quota;
    detail::StandardRetry retry(detail::retry_rules_2026("Demo"), quota, false);
    auto const decision = retry.after_failure(detail::RetryKind::transient, value, 0.5);
    fuzz::require(decision.wait >= decision.wait.zero() && decision.wait <= std::chrono::minutes(1),
                  "no answer makes us wait for long");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    Headers const headers = headers_of(fuzz::view_of(data, size));
    check_structure(headers);
    for (auto const field : headers) {
        check_list(field.value);
        check_retry_hint(field.value);
    }
    return 0;
}
