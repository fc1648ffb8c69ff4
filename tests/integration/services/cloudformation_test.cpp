// service: cloudformation, operations: CreateStack DescribeStacks ListStacks ListStackResources DeleteStack
#include <inia/cloudformation.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace cloudformation = inia::cloudformation;

TEST_CASE("CloudFormation makes the resources of a template once, and takes them away again", "[cloudformation]") {
    INIA_NEEDS_LOCAL_AWS();
    cloudformation::Client client(inia::test::local_session(), inia::test::local_config());
    cloudformation::CreateStackRequest const stack{
        .StackName = "inia-it",
        .TemplateBody = R"({
            "Parameters": {"Name": {"Type": "String"}},
            "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}},
            "Outputs": {"Url": {"Value": {"Ref": "Queue"}}}
        })",
        .Parameters = {{.ParameterKey = "Name", .ParameterValue = "inia-it-stack"}},
        .Tags = {{.Key = "team", .Value = "blue & green"}},
    };
    auto const id = client.create_stack(stack).StackId;
    CHECK_THROWS_AS(client.create_stack(stack), cloudformation::AlreadyExistsException);

    auto const found = client.describe_stacks({.StackName = "inia-it"}).Stacks;
    REQUIRE(found.size() == 1);
    CHECK(found[0].StackId == id);
    CHECK(found[0].StackStatus == cloudformation::StackStatus::CREATE_COMPLETE);
    CHECK(found[0].CreationTime.has_value());
    REQUIRE(found[0].Tags.size() == 1);
    CHECK(found[0].Tags[0].Value == "blue & green");
    REQUIRE(found[0].Outputs.size() == 1);
    CHECK(found[0].Outputs[0].OutputValue.value().ends_with("/inia-it-stack"));
    auto const resources = client.list_stack_resources({.StackName = "inia-it"}).StackResourceSummaries;
    REQUIRE(resources.size() == 1);
    CHECK(resources[0].ResourceType == "AWS::SQS::Queue");
    auto const list = client.list_stacks({.StackStatusFilter = {cloudformation::StackStatus::CREATE_COMPLETE}});
    CHECK(std::ranges::any_of(list.StackSummaries, [&](auto const& it) { return it.StackId == id; }));

    client.delete_stack({.StackName = "inia-it"});
    // The model has no class for it.
    auto const gone = client.try_call<cloudformation::op::DescribeStacks>({.StackName = "inia-it"});
    CHECK(inia::test::error_code<cloudformation::ServiceError>(gone) == "ValidationError");
}
