// service: ssm, operations: PutParameter GetParameter GetParametersByPath DeleteParameter
#include <inia/ssm.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

namespace ssm = inia::ssm;

TEST_CASE("SSM keeps parameters, lists them by path, and overwrites when it is told to", "[ssm]") {
    INIA_NEEDS_LOCAL_AWS();
    ssm::Client client(inia::test::local_session(), inia::test::local_config());
    client.put_parameter({.Name = "/inia/it/a", .Value = "one", .Type = ssm::ParameterType::SecureString});
    client.put_parameter({.Name = "/inia/it/b/c", .Value = "x,y", .Type = ssm::ParameterType::StringList});
    CHECK_THROWS_AS(client.put_parameter({.Name = "/inia/it/a", .Value = "two", .Type = ssm::ParameterType::String}),
                    ssm::ParameterAlreadyExists);
    CHECK(client.put_parameter({.Name = "/inia/it/a", .Value = "two", .Overwrite = true}).Version == 2);

    auto const found = client.get_parameter({.Name = "/inia/it/a", .WithDecryption = true}).Parameter.value();
    CHECK(found.Value == "two");
    CHECK(found.Version == 2);
    CHECK(found.Type == ssm::ParameterType::SecureString);
    CHECK(client.get_parameters_by_path({.Path = "/inia/it"}).Parameters.size() == 1);
    CHECK(client.get_parameters_by_path({.Path = "/inia/it", .Recursive = true}).Parameters.size() == 2);

    client.delete_parameter({.Name = "/inia/it/a"});
    client.delete_parameter({.Name = "/inia/it/b/c"});
    CHECK_THROWS_AS(client.get_parameter({.Name = "/inia/it/a"}), ssm::ParameterNotFound);
}
