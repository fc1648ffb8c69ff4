// service: ecr, operations: CreateRepository DescribeRepositories PutImage ListImages DeleteRepository
#include <inia/ecr.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace ecr = inia::ecr;

TEST_CASE("ECR keeps a repository and an image in it", "[ecr]") {
    INIA_NEEDS_LOCAL_AWS();
    ecr::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created = client.create_repository({
        .repositoryName = "inia/it",
        .tags = {{.Key = "team", .Value = "blue"}},
        .imageScanningConfiguration = {{.scanOnPush = true}},
    });
    CHECK_THROWS_AS(client.create_repository({.repositoryName = "inia/it"}), ecr::RepositoryAlreadyExistsException);

    auto const found = client.describe_repositories({.repositoryNames = {"inia/it"}}).repositories;
    REQUIRE(found.size() == 1);
    CHECK(found[0].repositoryArn == created.repository.value().repositoryArn);
    CHECK(found[0].createdAt == created.repository.value().createdAt);
    CHECK(found[0].imageTagMutability == ecr::ImageTagMutability::MUTABLE);
    CHECK(found[0].imageScanningConfiguration.value().scanOnPush == true);
    CHECK(std::ranges::any_of(client.describe_repositories().repositories,
                              [](auto const& it) { return it.repositoryName == "inia/it"; }));
    client.put_image({
        .repositoryName = "inia/it",
        .imageManifest = R"({
            "schemaVersion": 2,
            "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2,
                       "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
            "layers": []
        })",
        .imageTag = "v1",
    });
    auto const images = client.list_images({.repositoryName = "inia/it"}).imageIds;
    REQUIRE(images.size() == 1);
    CHECK(images[0].imageTag == "v1");
    CHECK(images[0].imageDigest.value().starts_with("sha256:"));

    CHECK_THROWS_AS(client.delete_repository({.repositoryName = "inia/it"}), ecr::RepositoryNotEmptyException);
    client.delete_repository({.repositoryName = "inia/it", .force = true});
    CHECK_THROWS_AS(client.describe_repositories({.repositoryNames = {"inia/it"}}), ecr::RepositoryNotFoundException);
}
