// service: ec2, operations: CreateVpc DescribeVpcs DeleteVpc CreateSecurityGroup AuthorizeSecurityGroupIngress
// DescribeSecurityGroups DeleteSecurityGroup
#include <inia/ec2.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>
#include <string>

namespace ec2 = inia::ec2;

// EC2's model has no errors: each is the service's own class, with a code.
TEST_CASE("EC2 keeps a network, finds it by its tag, and names a missing one by code", "[ec2]") {
    INIA_NEEDS_LOCAL_AWS();
    ec2::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created = client.create_vpc({
        .CidrBlock = "10.7.0.0/16",
        .TagSpecifications = {{.ResourceType = ec2::ResourceType::vpc,
                               .Tags = {{.Key = "Name", .Value = "inia & it"}, {.Key = "team", .Value = "blue"}}}},
    });
    auto const id = created.Vpc.value().VpcId.value();

    auto const found = client.describe_vpcs({.VpcIds = {id}}).Vpcs;
    REQUIRE(found.size() == 1);
    CHECK(found[0].CidrBlock == "10.7.0.0/16");
    CHECK(found[0].State == ec2::VpcState::available);
    CHECK(found[0].IsDefault == false);
    CHECK(found[0].Tags.size() == 2);
    REQUIRE(found[0].CidrBlockAssociationSet.size() == 1);
    CHECK(found[0].CidrBlockAssociationSet[0].CidrBlockState.value().State == ec2::VpcCidrBlockStateCode::associated);
    auto const tagged = client.describe_vpcs({.Filters = {{.Name = "tag:Name", .Values = {"none", "inia & it"}}}}).Vpcs;
    REQUIRE(tagged.size() == 1);
    CHECK(tagged[0].VpcId == id);

    client.delete_vpc({.VpcId = id});
    auto const gone = client.try_call<ec2::op::DescribeVpcs>({.VpcIds = {id}});
    CHECK(inia::test::error_code<ec2::ServiceError>(gone) == "InvalidVpcID.NotFound");
}

TEST_CASE("EC2 takes the lists within lists of a security group's rules, and each rule once", "[ec2]") {
    INIA_NEEDS_LOCAL_AWS();
    ec2::Client client(inia::test::local_session(), inia::test::local_config());
    auto const group =
        client.create_security_group({.Description = "for a test", .GroupName = "inia-it"}).GroupId.value();
    ec2::AuthorizeSecurityGroupIngressRequest const rules{
        .GroupId = group,
        .IpPermissions =
            {{.IpProtocol = "tcp",
              .FromPort = 22,
              .ToPort = 23,
              .IpRanges = {{.Description = "inside", .CidrIp = "10.0.0.0/8"}, {.CidrIp = "10.1.0.0/16"}}},
             {.IpProtocol = "udp", .FromPort = 53, .ToPort = 53, .Ipv6Ranges = {{.CidrIpv6 = "fd00::/8"}}}},
    };
    // moto has just the last one of the rules in the answer.
    auto const added = client.authorize_security_group_ingress(rules);
    CHECK(added.Return == true);
    REQUIRE_FALSE(added.SecurityGroupRules.empty());
    CHECK(added.SecurityGroupRules[0].CidrIpv6 == "fd00::/8");
    auto const again = client.try_call<ec2::op::AuthorizeSecurityGroupIngress>(rules);
    CHECK(inia::test::error_code<ec2::ServiceError>(again) == "InvalidPermission.Duplicate");

    auto const found = client.describe_security_groups({.GroupIds = {group}}).SecurityGroups;
    REQUIRE(found.size() == 1);
    CHECK(found[0].Description == "for a test");
    REQUIRE(found[0].IpPermissions.size() == 2);
    auto const& tcp =
        *std::ranges::find_if(found[0].IpPermissions, [](auto const& it) { return it.IpProtocol == "tcp"; });
    CHECK(tcp.ToPort == 23);
    REQUIRE(tcp.IpRanges.size() == 2);
    CHECK(tcp.IpRanges[0].Description == "inside");
    CHECK(tcp.IpRanges[1].CidrIp == "10.1.0.0/16");

    client.delete_security_group({.GroupId = group});
    auto const gone = client.try_call<ec2::op::DescribeSecurityGroups>({.GroupIds = {group}});
    CHECK(inia::test::error_code<ec2::ServiceError>(gone) == "InvalidGroup.NotFound");
}
