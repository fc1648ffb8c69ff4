// expect: inia: a query wants an equality on the hash key of this table or index
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct User {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, name))

void use(inia::dynamodb::Table<User, &User::id> users) {
    for (User const& user : users.query(inia::dynamodb::key<&User::name> == "nina")) (void)user;
}
