// service: elbv2, operations: CreateTargetGroup DescribeTargetGroups ModifyTargetGroupAttributes
// DescribeTargetGroupAttributes DeleteTargetGroup
#include <inia/elbv2.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace elbv2 = inia::elbv2;

TEST_CASE("Elastic Load Balancing keeps a target group and its attributes", "[elbv2]") {
    INIA_NEEDS_LOCAL_AWS();
    elbv2::Client client(inia::test::local_session(), inia::test::local_config());
    // Groups of other targets need a network.
    elbv2::CreateTargetGroupRequest group{
        .Name = "inia-it",
        .TargetType = elbv2::TargetTypeEnum::lambda,
        .Tags = {{.Key = "team", .Value = "blue"}},
    };
    auto const created = client.create_target_group(group).TargetGroups;
    REQUIRE(created.size() == 1);
    auto const arn = created[0].TargetGroupArn.value();

    auto const found = client.describe_target_groups({.TargetGroupArns = {arn}}).TargetGroups;
    REQUIRE(found.size() == 1);
    CHECK(found[0].TargetGroupName == "inia-it");
    CHECK(found[0].TargetType == elbv2::TargetTypeEnum::lambda);
    CHECK(found[0].HealthCheckEnabled == false);
    CHECK(found[0].Matcher.value().HttpCode == "200");
    CHECK(std::ranges::any_of(client.describe_target_groups().TargetGroups,
                              [&](auto const& it) { return it.TargetGroupArn == arn; }));
    client.modify_target_group_attributes(
        {.TargetGroupArn = arn, .Attributes = {{.Key = "lambda.multi_value_headers.enabled", .Value = "true"}}});
    auto const attributes = client.describe_target_group_attributes({.TargetGroupArn = arn}).Attributes;
    CHECK(std::ranges::any_of(attributes, [](auto const& it) {
        return it.Key == "lambda.multi_value_headers.enabled" && it.Value == "true";
    }));

    group.Tags = {{.Key = "team", .Value = "green"}};
    CHECK_THROWS_AS(client.create_target_group(group), elbv2::DuplicateTargetGroupNameException);
    client.delete_target_group({.TargetGroupArn = arn});
    CHECK_THROWS_AS(client.describe_target_groups({.TargetGroupArns = {arn}}), elbv2::TargetGroupNotFoundException);
}
