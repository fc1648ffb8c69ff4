// service: secretsmanager, operations: CreateSecret GetSecretValue ListSecrets DeleteSecret
#include <inia/secretsmanager.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>
#include <string>

namespace secretsmanager = inia::secretsmanager;

TEST_CASE("Secrets Manager keeps a secret of bytes", "[secretsmanager]") {
    INIA_NEEDS_LOCAL_AWS();
    secretsmanager::Client client(inia::test::local_session(), inia::test::local_config());
    inia::Blob const bytes(std::string("\0\xff\x80", 3));
    auto const created =
        client.create_secret({.Name = "inia/it", .SecretBinary = bytes, .Tags = {{.Key = "team", .Value = "blue"}}});
    CHECK_THROWS_AS(client.create_secret({.Name = "inia/it", .SecretString = "other"}),
                    secretsmanager::ResourceExistsException);

    auto const found = client.get_secret_value({.SecretId = "inia/it"});
    CHECK(found.SecretBinary == bytes);
    CHECK_FALSE(found.SecretString.has_value());
    CHECK(found.ARN == created.ARN);
    REQUIRE(found.VersionStages.size() == 1);
    CHECK(found.VersionStages[0] == "AWSCURRENT");
    auto const secrets = client.list_secrets().SecretList;
    auto const listed = std::ranges::find_if(secrets, [](auto const& it) { return it.Name == "inia/it"; });
    REQUIRE(listed != secrets.end());
    CHECK(listed->SecretVersionsToStages.at(created.VersionId.value()).size() == 1);

    client.delete_secret({.SecretId = "inia/it", .ForceDeleteWithoutRecovery = true});
    CHECK_THROWS_AS(client.get_secret_value({.SecretId = "inia/it"}), secretsmanager::ResourceNotFoundException);
}
