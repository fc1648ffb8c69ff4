// service: events, operations: PutRule DescribeRule ListRules PutTargets ListTargetsByRule RemoveTargets DeleteRule
#include <inia/events.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

namespace events = inia::events;

TEST_CASE("EventBridge keeps a rule and its targets, and no rule goes before its targets", "[events]") {
    INIA_NEEDS_LOCAL_AWS();
    events::Client client(inia::test::local_session(), inia::test::local_config());
    client.put_rule({.Name = "inia-it", .EventPattern = R"({"source": ["inia"]})", .Description = "for \"a\" test"});
    auto const put = client.put_targets({
        .Rule = "inia-it",
        .Targets = {{.Id = "1",
                     .Arn = "arn:aws:sqs:us-east-1:123456789012:none",
                     .InputTransformer = {{.InputTemplate = "<a>", .InputPathsMap = {{"a", "$.detail"}}}}}},
    });
    CHECK(put.FailedEntryCount == 0);

    auto const found = client.describe_rule({.Name = "inia-it"});
    CHECK(found.EventPattern == R"({"source": ["inia"]})");
    CHECK(found.Description == "for \"a\" test");
    CHECK(found.State == events::RuleState::ENABLED);
    auto const rules = client.list_rules({.NamePrefix = "inia-it"}).Rules;
    REQUIRE(rules.size() == 1);
    CHECK(rules[0].Arn == found.Arn);
    auto const targets = client.list_targets_by_rule({.Rule = "inia-it"}).Targets;
    REQUIRE(targets.size() == 1);
    CHECK(targets[0].InputTransformer.value().InputPathsMap.at("a") == "$.detail");

    // The model has no class for it.
    auto const early = client.try_call<events::op::DeleteRule>({.Name = "inia-it"});
    CHECK(inia::test::error_code<events::ServiceError>(early) == "ValidationException");
    client.remove_targets({.Rule = "inia-it", .Ids = {"1"}});
    client.delete_rule({.Name = "inia-it"});
    CHECK_THROWS_AS(client.describe_rule({.Name = "inia-it"}), events::ResourceNotFoundException);
}
