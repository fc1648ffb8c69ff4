// service: athena, operations: CreateWorkGroup ListWorkGroups CreateNamedQuery GetNamedQuery ListNamedQueries
// DeleteWorkGroup
#include <inia/athena.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace athena = inia::athena;

TEST_CASE("Athena keeps a work group and a query in it", "[athena]") {
    INIA_NEEDS_LOCAL_AWS();
    athena::Client client(inia::test::local_session(), inia::test::local_config());
    client.create_work_group({
        .Name = "inia-it",
        .Configuration = {{.ResultConfiguration = {{.OutputLocation = "s3://inia-it/"}},
                           .EnforceWorkGroupConfiguration = true}},
        .Description = "for a test",
    });
    CHECK_THROWS_AS(client.create_work_group({.Name = "inia-it"}), athena::InvalidRequestException);
    auto const listed = [&] {
        auto const groups = client.list_work_groups().WorkGroups;
        return std::ranges::any_of(groups, [](auto const& it) {
            return it.Name == "inia-it" && it.Description == "for a test"
                && it.State == athena::WorkGroupState::ENABLED;
        });
    };
    CHECK(listed());

    auto const id = client
                        .create_named_query({.Name = "one",
                                             .Database = "inia",
                                             .QueryString = "SELECT \"a\"\nFROM b WHERE c < 1",
                                             .WorkGroup = "inia-it"})
                        .NamedQueryId.value();
    auto const query = client.get_named_query({.NamedQueryId = id}).NamedQuery.value();
    CHECK(query.QueryString == "SELECT \"a\"\nFROM b WHERE c < 1");
    CHECK(query.WorkGroup == "inia-it");
    auto const queries = client.list_named_queries({.WorkGroup = "inia-it"}).NamedQueryIds;
    CHECK(std::ranges::any_of(queries, [&](auto const& it) { return it == id; }));

    client.delete_work_group({.WorkGroup = "inia-it", .RecursiveDeleteOption = true});
    CHECK_FALSE(listed());
}
