// expect: inia: a table's key points to a member that the type's description lacks
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct User {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(User, (), (name))

void use(inia::dynamodb::Client client) { inia::dynamodb::Table<User, &User::id> users(client, "users"); }
