// components: dynamodb
#include <inia/dynamodb.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

namespace dynamodb = inia::dynamodb;

namespace {

dynamodb::Client client() { return dynamodb::Client(inia::test::local_session(), inia::test::local_config()); }

void make_table(std::string const& name) {
    (void)client().try_call<dynamodb::op::DeleteTable>({.TableName = name});
    client().create_table({
        .TableName = name,
        .AttributeDefinitions = {{.AttributeName = "id", .AttributeType = "S"},
                                 {.AttributeName = "n", .AttributeType = "N"}},
        .KeySchema = {{.AttributeName = "id", .KeyType = "HASH"},
                      {.AttributeName = "n", .KeyType = dynamodb::KeyType::RANGE}},
        .BillingMode = "PAY_PER_REQUEST",
    });
}

}  // namespace

TEST_CASE("an item of every kind comes back equal", "[dynamodb]") {
    INIA_NEEDS_LOCAL_AWS();
    using dynamodb::AttributeValue;
    make_table("inia-it-kinds");
    inia::Map<AttributeValue> const item{
        {"id", "u-1"},
        {"n", dynamodb::Number("12345678901234567890.5")},
        {"text", "quote \" slash \\ newline \n and \xF0\x9F\x90\xAC"},
        {"bytes", inia::Blob(std::string("\x00\xFF\x10", 3))},
        {"yes", true},
        {"nothing", nullptr},
        {"list", AttributeValue::list({"a", 1, true, nullptr, AttributeValue::list({})})},
        {"map", AttributeValue::map({{"inner", AttributeValue::map({{"deep", 0.25}})}})},
        {"texts", AttributeValue::string_set({"x", "y"})},
        {"numbers", AttributeValue::number_set({1, 2.5, -3})},
        {"blobs", AttributeValue::binary_set({inia::Blob("p"), inia::Blob("q")})},
    };
    client().put_item({.TableName = "inia-it-kinds", .Item = item});
    auto const got = client().get_item(
        {.TableName = "inia-it-kinds", .Key = {{"id", "u-1"}, {"n", dynamodb::Number("12345678901234567890.5")}}});
    CHECK(got.Item == item);
    CHECK(client().get_item({.TableName = "inia-it-kinds", .Key = {{"id", "nobody"}, {"n", 1}}}).Item.has_value()
          == false);
}

TEST_CASE("a query gives the items of one key in order", "[dynamodb]") {
    INIA_NEEDS_LOCAL_AWS();
    make_table("inia-it-query");
    for (int i = 0; i < 12; ++i)
        client().put_item({.TableName = "inia-it-query", .Item = {{"id", i % 2 ? "odd" : "even"}, {"n", i}}});
    auto const answer = client().query({
        .TableName = "inia-it-query",
        .KeyConditionExpression = "id = :id AND n > :low",
        .ExpressionAttributeValues = {{":id", "odd"}, {":low", 2}},
    });
    REQUIRE(answer.Count == 5);
    std::int64_t before = 2;
    for (auto const& item : answer.Items) {
        CHECK(item.at("n").as_number().to_int64() > before);
        before = item.at("n").as_number().to_int64();
    }
}

TEST_CASE("a failed condition is an error of its own class", "[dynamodb]") {
    INIA_NEEDS_LOCAL_AWS();
    make_table("inia-it-condition");
    client().put_item({.TableName = "inia-it-condition", .Item = {{"id", "a"}, {"n", 1}, {"tier", "pro"}}});
    try {
        client().put_item({
            .TableName = "inia-it-condition",
            .Item = {{"id", "a"}, {"n", 1}},
            .ConditionExpression = "attribute_not_exists(id)",
            .ReturnValuesOnConditionCheckFailure = "ALL_OLD",
        });
        FAIL("the condition must fail");
    } catch (dynamodb::ConditionalCheckFailedException const& error) {
        CHECK(error.code() == "ConditionalCheckFailedException");
        CHECK(error.http_status() == 400);
        CHECK(error.operation() == "PutItem");
        CHECK(error.Item.at("tier").as_string() == "pro");
    }
    CHECK_THROWS_AS(client().describe_table({.TableName = "inia-it-none"}), dynamodb::ResourceNotFoundException);
}
