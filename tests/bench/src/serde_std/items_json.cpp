// awsJson1_0: items, and an operation that has nothing to say.
#include "item_cases.hpp"

#include <inia/std_json/client.hpp>
#include <inia/std_json/describe.hpp>

namespace bench {
namespace {

using namespace inia::std_json;

struct Json {
    using AttributeValue = inia::std_json::AttributeValue;
    using ConsumedCapacity = inia::std_json::ConsumedCapacity;
    using GetItem = op::GetItem;
    using PutItem = op::PutItem;
    using Text = JsonText;
    static Text text(bool) { return {}; }
    static std::string target(std::string_view) { return "/"; }
    static inia::Headers answer_headers() { return {}; }
};

std::unique_ptr<Case> healthcheck_request() { return write_case<op::Healthcheck>({}, {.body = "{}"}); }

std::unique_ptr<Case> healthcheck_answer() {
    return read_case<op::Healthcheck>({}, {.status = 200, .body = "{}"}, {},
                                      [](auto const& answer) { return answer.ok ? answer.ok->size() : 0; });
}

}  // namespace

void add_json_cases(Cases& cases) {
    cases.push_back({"awsJson1_0_HealthcheckRequest_Example", healthcheck_request});
    cases.push_back({"awsJson1_0_HealthcheckResponse_Example", healthcheck_answer});
    cases.push_back({"awsJson1_0_GetItemInput_Baseline", ItemCases<Json>::get_request});
    ItemCases<Json>::add(cases, "awsJson1_0_");
}

}  // namespace bench
