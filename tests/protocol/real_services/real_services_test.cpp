#include "protocol/conformance_report.hpp"
#include "registry.hpp"

#include <string>

// protocols/services.json (what single services add to their protocol) and response-parsing (recorded answers): how a
// case is judged stands in the README of the conformance folder.

namespace inia::vectors {
namespace {

/// A recorded time that somebody blotted out: text for the vectors' own parser, which leaves times alone, but no time.
std::string reason_it_is_wrong(json::object const& the_case) {
    auto const* response = the_case.if_contains("response");
    auto const* body = response ? response->as_object().if_contains("body") : nullptr;
    bool const blotted = body && body->is_string() && to_text(*body).find(">YYYY-MM-DDTHH:MM:SS") != std::string::npos;
    return blotted ? "its answer has the text YYYY-MM-DDTHH:MM:SS.000Z for a time" : "";
}

void run_file(std::string const& area, std::string const& path) {
    test::ConformanceReport report(area);
    auto const file = test::conformance_file(path);
    if (!file) return;
    for (json::value const& value : file->at("cases").as_array()) {
        json::object const& the_case = value.as_object();
        RealOperation const* const operation = find_operation(the_case);
        if (!operation) {
            report.skip(reason_for_missing(the_case), to_text(the_case.at("id")));
            continue;
        }
        std::string const id = to_text(the_case.at("id"));
        if (std::string const reason = reason_it_is_wrong(the_case); !reason.empty()) {
            report.skip_wrong_case(id, reason);
            continue;
        }
        report.run(id, [&] {
            return the_case.contains("request") ? operation->run_request(the_case) : operation->run_response(the_case);
        });
    }
}

}  // namespace

TEST_CASE("single services add what their vectors say", "[conformance]") {
    run_file("protocols/services.json", "protocols/services.json");
}

TEST_CASE("recorded answers of real services are read as their vectors say", "[conformance]") {
    run_file("response-parsing", "response-parsing/cases.json");
}

}  // namespace inia::vectors
