// expect: inia: a table's key must be a string, a number or bytes
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>
#include <vector>

struct User {
    std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(User, (), (names))

void use(inia::dynamodb::Client client) { inia::dynamodb::Table<User, &User::names> users(client, "users"); }
