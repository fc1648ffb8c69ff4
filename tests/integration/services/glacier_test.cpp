// service: glacier, operations: CreateVault DescribeVault ListVaults UploadArchive DeleteArchive DeleteVault
#include <inia/glacier.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace glacier = inia::glacier;

TEST_CASE("Glacier keeps a vault and takes an archive", "[glacier]") {
    INIA_NEEDS_LOCAL_AWS();
    glacier::Client client(inia::test::local_session(), inia::test::local_config());
    // An account of no name is the caller's own, as `-` is.
    client.create_vault({.accountId = "", .vaultName = "inia-it"});

    auto const found = client.describe_vault({.accountId = "-", .vaultName = "inia-it"});
    CHECK(found.VaultName == "inia-it");
    CHECK(found.NumberOfArchives == 0);
    CHECK(std::ranges::any_of(client.list_vaults({.accountId = ""}).VaultList,
                              [](auto const& it) { return it.VaultName == "inia-it"; }));
    auto const archive = client.upload_archive(
        {.vaultName = "inia-it", .accountId = "", .archiveDescription = "for a test", .body = "hello"});
    // One block's tree hash is its SHA-256.
    CHECK(archive.checksum == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    client.delete_archive({.accountId = "-", .vaultName = "inia-it", .archiveId = archive.archiveId.value()});

    client.delete_vault({.accountId = "-", .vaultName = "inia-it"});
    // moto has a code of its own where Glacier says ResourceNotFoundException.
    auto const gone = client.try_call<glacier::op::DescribeVault>({.accountId = "-", .vaultName = "inia-it"});
    CHECK(inia::test::error_code<glacier::ServiceError>(gone) == "VaultNotFound");
}
