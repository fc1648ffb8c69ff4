// service: rds, operations: CreateDBParameterGroup DescribeDBParameterGroups ModifyDBParameterGroup
// DescribeDBParameters DeleteDBParameterGroup
#include <inia/rds.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace rds = inia::rds;

TEST_CASE("RDS keeps a group of parameters", "[rds]") {
    INIA_NEEDS_LOCAL_AWS();
    rds::Client client(inia::test::local_session(), inia::test::local_config());
    rds::CreateDBParameterGroupRequest const group{
        .DBParameterGroupName = "inia-it",
        .DBParameterGroupFamily = "mysql8.0",
        .Description = "a & <b>",
        .Tags = {{.Key = "team", .Value = "blue"}},
    };
    client.create_db_parameter_group(group);
    CHECK_THROWS_AS(client.create_db_parameter_group(group), rds::DBParameterGroupAlreadyExistsFault);

    auto const found = client.describe_db_parameter_groups({.DBParameterGroupName = "inia-it"}).DBParameterGroups;
    REQUIRE(found.size() == 1);
    CHECK(found[0].DBParameterGroupFamily == "mysql8.0");
    CHECK(found[0].Description == "a & <b>");
    CHECK(std::ranges::any_of(client.describe_db_parameter_groups().DBParameterGroups,
                              [](auto const& it) { return it.DBParameterGroupName == "inia-it"; }));
    client.modify_db_parameter_group({
        .DBParameterGroupName = "inia-it",
        .Parameters = {{.ParameterName = "one", .ParameterValue = "1", .ApplyMethod = rds::ApplyMethod::immediate},
                       {.ParameterName = "two",
                        .ParameterValue = "2 + 2",
                        .ApplyMethod = rds::ApplyMethod::pending_reboot}},
    });
    auto const parameters = client.describe_db_parameters({.DBParameterGroupName = "inia-it"}).Parameters;
    REQUIRE(parameters.size() == 2);
    auto const& two = *std::ranges::find_if(parameters, [](auto const& it) { return it.ParameterName == "two"; });
    CHECK(two.ParameterValue == "2 + 2");
    CHECK(two.ApplyMethod == rds::ApplyMethod::pending_reboot);

    client.delete_db_parameter_group({.DBParameterGroupName = "inia-it"});
    CHECK_THROWS_AS(client.delete_db_parameter_group({.DBParameterGroupName = "inia-it"}),
                    rds::DBParameterGroupNotFoundFault);
}
