// service: stepfunctions, operations: CreateStateMachine DescribeStateMachine ListStateMachines StartExecution
// DescribeExecution DeleteStateMachine
#include <inia/stepfunctions.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace stepfunctions = inia::stepfunctions;

TEST_CASE("Step Functions keeps a state machine and starts it", "[stepfunctions]") {
    INIA_NEEDS_LOCAL_AWS();
    stepfunctions::Client client(inia::test::local_session(), inia::test::local_config());
    stepfunctions::CreateStateMachineRequest machine{
        .name = "inia-it",
        .definition = R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}})",
        .roleArn = "arn:aws:iam::123456789012:role/inia-it",
    };
    auto const created = client.create_state_machine(machine);
    auto const arn = created.stateMachineArn.value();

    auto const found = client.describe_state_machine({.stateMachineArn = arn});
    CHECK(found.definition == R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}})");
    CHECK(found.status == stepfunctions::StateMachineStatus::ACTIVE);
    CHECK(found.creationDate == created.creationDate);
    CHECK(std::ranges::any_of(client.list_state_machines().stateMachines,
                              [&](auto const& it) { return it.stateMachineArn == arn; }));
    auto const started = client.start_execution({.stateMachineArn = arn, .input = R"({"a": 1})"});
    auto const execution = client.describe_execution({.executionArn = started.executionArn.value()});
    CHECK(execution.input == R"({"a": 1})");
    CHECK(execution.startDate == started.startDate);

    machine.name = "a*b";
    CHECK_THROWS_AS(client.create_state_machine(machine), stepfunctions::InvalidName);
    client.delete_state_machine({.stateMachineArn = arn});
    CHECK_THROWS_AS(client.describe_state_machine({.stateMachineArn = arn}), stepfunctions::StateMachineDoesNotExist);
}
