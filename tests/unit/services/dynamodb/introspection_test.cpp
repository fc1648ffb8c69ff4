#include "support/catch.hpp"

#include <inia/dynamodb.hpp>
#include <inia/dynamodb/introspection.hpp>

#include <algorithm>

using namespace inia;

TEST_CASE("a service lists its operations", "[dynamodb][introspection]") {
    auto const all = operations_of<dynamodb::Client>();
    CHECK(all.size() == dynamodb::operations().size());
    auto const put = std::ranges::find(all, "PutItem", &OperationDescription::name);
    REQUIRE(put != all.end());
    CHECK(put->method_name == "put_item");
    CHECK(put->http_method == "POST");
    CHECK(put->input == "PutItemRequest");
    CHECK(put->output == "PutItemResponse");
    CHECK(put->documentation == "https://docs.aws.amazon.com/goto/WebAPI/dynamodb-2012-08-10/PutItem");
}
