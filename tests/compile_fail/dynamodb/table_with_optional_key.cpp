// expect: inia: a table's key must be a string, a number or bytes
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>

struct User {
    std::optional<std::string> id;
};
BOOST_DESCRIBE_STRUCT(User, (), (id))

void use(inia::dynamodb::Client client) { inia::dynamodb::Table<User, &User::id> users(client, "users"); }
