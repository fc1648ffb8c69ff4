// Runs jmespath/*.json of INIA_CONFORMANCE_DIR as far as their data has types: each expression, compiled, against the
// structure that holds the data.
#include "cases.hpp"

#include "protocol/conformance_report.hpp"
#include "support/catch.hpp"

#include <string>

TEST_CASE("compiled paths lead to what the public vectors say", "[jmespath]") {
    inia::test::ConformanceReport report("jmespath (compiled)");
    for (inia::vectors::PathCase const& the_case : inia::vectors::path_cases) {
        if (!the_case.matches) {
            report.skip(the_case.skipped);
            continue;
        }
        report.run(the_case.id, [&]() -> std::string {
            auto const response = the_case.read(the_case.given);
            return the_case.matches(response.get()) ? "" : "leads elsewhere in " + the_case.given;
        });
    }
}
