// expect: inia: an option points to a member that the type's description lacks
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

struct User {
    int a;
    int b;
};
BOOST_DESCRIBE_STRUCT(User, (), (a))
constexpr auto dynamodb_options(User const*) {
    using namespace inia::dynamodb;
    return member_options(named<&User::b>("c"));
}

int main() { return static_cast<int>(inia::dynamodb::to_item(User{}).size()); }
