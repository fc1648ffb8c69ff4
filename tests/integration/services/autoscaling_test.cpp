// service: autoscaling, operations: CreateLaunchConfiguration DescribeLaunchConfigurations DeleteLaunchConfiguration
// CreateAutoScalingGroup DescribeAutoScalingGroups AttachInstances DeleteAutoScalingGroup
#include <inia/autoscaling.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

namespace autoscaling = inia::autoscaling;

TEST_CASE("Auto Scaling keeps a launch configuration and a group, and refuses one instance too many", "[autoscaling]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::Config config = inia::test::local_config();
    config.retries.total_max_attempts = 1;  // The error below is a 500, and stays one.
    autoscaling::Client client(inia::test::local_session(), config);
    client.create_launch_configuration({
        .LaunchConfigurationName = "inia-it",
        .ImageId = "ami-12c6146b",
        .UserData = "ZWNobw==",
        .InstanceType = "t2.micro",
        .BlockDeviceMappings = {{.DeviceName = "/dev/a", .Ebs = {{.VolumeSize = 8}}},
                                {.DeviceName = "/dev/b", .NoDevice = true}},
    });
    auto const configurations = client.describe_launch_configurations({.LaunchConfigurationNames = {"inia-it"}});
    REQUIRE(configurations.LaunchConfigurations.size() == 1);
    CHECK(configurations.LaunchConfigurations[0].InstanceType == "t2.micro");
    CHECK(configurations.LaunchConfigurations[0].CreatedTime.has_value());
    auto const& devices = configurations.LaunchConfigurations[0].BlockDeviceMappings;
    REQUIRE(devices.size() == 2);
    CHECK(devices[0].Ebs.value().VolumeSize == 8);

    client.create_auto_scaling_group({
        .AutoScalingGroupName = "inia-it",
        .MinSize = 0,
        .MaxSize = 0,
        .LaunchConfigurationName = "inia-it",
        .AvailabilityZones = {"us-east-1a", "us-east-1b"},
        .Tags = {{.Key = "team", .Value = "blue", .PropagateAtLaunch = true}},
    });
    auto const groups = client.describe_auto_scaling_groups({.AutoScalingGroupNames = {"inia-it"}}).AutoScalingGroups;
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].MaxSize == 0);
    CHECK(groups[0].AvailabilityZones.size() == 2);
    REQUIRE(groups[0].Tags.size() == 1);
    CHECK(groups[0].Tags[0].PropagateAtLaunch == true);
    CHECK_THROWS_AS(client.attach_instances({.AutoScalingGroupName = "inia-it", .InstanceIds = {"i-12345678"}}),
                    autoscaling::ResourceContentionFault);

    client.delete_auto_scaling_group({.AutoScalingGroupName = "inia-it", .ForceDelete = true});
    CHECK(client.describe_auto_scaling_groups({.AutoScalingGroupNames = {"inia-it"}}).AutoScalingGroups.empty());
    client.delete_launch_configuration({.LaunchConfigurationName = "inia-it"});
    CHECK(
        client.describe_launch_configurations({.LaunchConfigurationNames = {"inia-it"}}).LaunchConfigurations.empty());
}
