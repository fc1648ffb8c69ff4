// expect: inia: two members of this type have the option version
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct User {
    std::string id;
    int version;
    int revision;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, version, revision))
constexpr auto dynamodb_options(User const*) {
    using namespace inia::dynamodb;
    return member_options(version<&User::version>(), version<&User::revision>());
}

void use(inia::dynamodb::Table<User, &User::id> users) { users.put_item(User{}); }
