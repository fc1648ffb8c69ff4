// service: glue, operations: CreateDatabase GetDatabase GetDatabases DeleteDatabase
#include <inia/glue.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace glue = inia::glue;

TEST_CASE("Glue keeps a database", "[glue]") {
    INIA_NEEDS_LOCAL_AWS();
    glue::Client client(inia::test::local_session(), inia::test::local_config());
    glue::CreateDatabaseRequest const database{
        .DatabaseInput = {{.Name = "inia_it", .Description = "for a test", .Parameters = {{"a", "b"}, {"c", ""}}}},
    };
    client.create_database(database);
    CHECK_THROWS_AS(client.create_database(database), glue::AlreadyExistsException);

    auto const found = client.get_database({.Name = "inia_it"}).Database.value();
    CHECK(found.Description == "for a test");
    CHECK(found.Parameters.at("a") == "b");
    CHECK(found.Parameters.at("c") == "");
    CHECK(found.CreateTime.has_value());
    CHECK(
        std::ranges::any_of(client.get_databases().DatabaseList, [](auto const& it) { return it.Name == "inia_it"; }));

    client.delete_database({.Name = "inia_it"});
    CHECK_THROWS_AS(client.get_database({.Name = "inia_it"}), glue::EntityNotFoundException);
}
