// service: ecs, operations: CreateCluster DescribeClusters ListClusters DeleteCluster
#include <inia/ecs.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace ecs = inia::ecs;

TEST_CASE("ECS keeps a cluster, and tells in the answer which ones are missing", "[ecs]") {
    INIA_NEEDS_LOCAL_AWS();
    ecs::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created =
        client.create_cluster({.clusterName = "inia-it", .tags = {{.key = "team", .value = "blue"}}}).cluster.value();

    auto const found =
        client.describe_clusters({.clusters = {"inia-it", "none"}, .include = {ecs::ClusterField::TAGS}});
    REQUIRE(found.clusters.size() == 1);
    CHECK(found.clusters[0].clusterArn == created.clusterArn);
    CHECK(found.clusters[0].status == "ACTIVE");
    CHECK(found.clusters[0].runningTasksCount == 0);
    REQUIRE(found.clusters[0].tags.size() == 1);
    CHECK(found.clusters[0].tags[0].value == "blue");
    REQUIRE(found.failures.size() == 1);
    CHECK(found.failures[0].reason == "MISSING");
    CHECK(std::ranges::any_of(client.list_clusters().clusterArns,
                              [&](auto const& arn) { return created.clusterArn == arn; }));

    CHECK(client.delete_cluster({.cluster = "inia-it"}).cluster.value().status == "INACTIVE");
    CHECK_THROWS_AS(client.delete_cluster({.cluster = "none"}), ecs::ClusterNotFoundException);
}
