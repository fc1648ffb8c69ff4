#include "support/catch.hpp"

#include <inia/core/catalog.hpp>
#include <inia/core/endpoint_rules.hpp>
#include <inia/core/error.hpp>

#include <algorithm>

using namespace inia;

namespace {

bool has(std::vector<std::string_view> const& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

}  // namespace

TEST_CASE("a region's partition is told by its name or its form", "[endpoint][catalog]") {
    CHECK(partition_for_region("us-gov-west-1") == "aws-us-gov");
    CHECK(partition_for_region("us-east-1") == "aws");
    CHECK(partition_for_region("eu-mars-7") == "aws");
    CHECK(partition_for_region("aws-cn-global") == "aws-cn");
    CHECK(partition_for_region("us-isob-east-1") == "aws-iso-b");
    for (char const* const none :
         {"", "us", "us-east", "us-east-", "us--1", "xx-east-1", "us-east-1a", "us-east-1-2"}) {
        CAPTURE(none);
        CHECK_THROWS_AS(partition_for_region(none), ConfigError);
    }
}

TEST_CASE("the rules' partition of an unknown region is aws, and of none is none", "[endpoint][catalog]") {
    CHECK(rules::partition("xx-nowhere-1")->name == "aws");
    CHECK(rules::partition("cn-north-1")->dns_suffix == "amazonaws.com.cn");
    CHECK(rules::partition({}) == nullptr);
}

TEST_CASE("the partitions are those of the models", "[endpoint][catalog]") {
    auto const partitions = available_partitions();
    CHECK(partitions.front() == "aws");
    CHECK(has(partitions, "aws-cn"));
    CHECK(has(partitions, "aws-us-gov"));
}

TEST_CASE("a service's regions are found by its client name, endpoints that are none on request",
          "[endpoint][catalog]") {
    auto const s3 = available_regions("s3");
    CHECK(has(s3, "us-east-1"));
    CHECK(has(s3, "eu-central-1"));
    CHECK_FALSE(has(s3, "aws-global"));
    CHECK_FALSE(has(s3, "cn-north-1"));
    CHECK(has(available_regions("s3", "aws", true), "aws-global"));
    CHECK(available_regions("s3", "aws-cn") == std::vector<std::string_view>{"cn-north-1", "cn-northwest-1"});
    // Its endpoint prefix differs from its name.
    CHECK(has(available_regions("cloudwatch"), "us-east-1"));
    CHECK(available_regions("no-such-service").empty());
    CHECK(available_regions("s3", "no-such-partition").empty());
    CHECK(available_regions("iam").empty());
}

TEST_CASE("services tell what inia can generate", "[endpoint][catalog]") {
    auto const all = services();
    CHECK(all.size() > 400);
    CHECK(std::ranges::is_sorted(all, {}, &ServiceDescription::name));
    auto const found = std::ranges::find(all, "cognito-idp", &ServiceDescription::name);
    REQUIRE(found != all.end());
    CHECK(found->service_id == "Cognito Identity Provider");
    CHECK(found->api_version == "2016-04-18");
    CHECK_FALSE(found->title.empty());
}
