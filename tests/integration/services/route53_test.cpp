// service: route53, operations: CreateHostedZone GetHostedZone ListHostedZones ChangeResourceRecordSets
// ListResourceRecordSets DeleteHostedZone
#include <inia/route53.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>
#include <string>

namespace route53 = inia::route53;

TEST_CASE("Route 53 keeps a zone and its records, and no zone goes before its records", "[route53]") {
    INIA_NEEDS_LOCAL_AWS();
    route53::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created = client.create_hosted_zone({
        .Name = "inia.test.",
        .CallerReference = "inia-it",
        .HostedZoneConfig = {{.Comment = "a & <b>", .PrivateZone = false}},
    });
    // The id as answers have it, with its kind in front, which the path of a request has already.
    auto const id = created.HostedZone.value().Id.value();
    REQUIRE(id.starts_with("/hostedzone/"));
    CHECK(created.Location.has_value());

    auto const found = client.get_hosted_zone({.Id = id});
    CHECK(found.HostedZone.value().Name == "inia.test.");
    CHECK(found.HostedZone.value().Config.value().Comment == "a & <b>");
    CHECK(found.DelegationSet.value().NameServers.size() == 4);
    CHECK(client.get_hosted_zone({.Id = id.substr(std::string("/hostedzone/").size())}).HostedZone.value().Id == id);
    CHECK(std::ranges::any_of(client.list_hosted_zones().HostedZones, [&](auto const& it) { return it.Id == id; }));

    route53::ResourceRecordSet const record{
        .Name = "www.inia.test.",
        .Type = route53::RRType::A,
        .TTL = 60,
        .ResourceRecords = {{.Value = "10.0.0.1"}, {.Value = "10.0.0.2"}},
    };
    auto const change = [&](route53::ChangeAction action) {
        return client.change_resource_record_sets(
            {.HostedZoneId = id, .ChangeBatch = {{.Changes = {{.Action = action, .ResourceRecordSet = record}}}}});
    };
    CHECK(change(route53::ChangeAction::CREATE).ChangeInfo.value().SubmittedAt.has_value());
    auto const records =
        client.list_resource_record_sets({.HostedZoneId = id, .StartRecordName = "www.inia.test."}).ResourceRecordSets;
    REQUIRE(records.size() == 1);
    CHECK(records[0].Type == route53::RRType::A);
    CHECK(records[0].TTL == 60);
    REQUIRE(records[0].ResourceRecords.size() == 2);
    CHECK(records[0].ResourceRecords[1].Value == "10.0.0.2");

    CHECK_THROWS_AS(client.delete_hosted_zone({.Id = id}), route53::HostedZoneNotEmpty);
    change(route53::ChangeAction::DELETE);
    client.delete_hosted_zone({.Id = id});
    CHECK_THROWS_AS(client.get_hosted_zone({.Id = id}), route53::NoSuchHostedZone);
}
