// expect: inia: two members of this type have one attribute name
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

struct User {
    int a;
    int b;
};
BOOST_DESCRIBE_STRUCT(User, (), (a, b))
constexpr auto dynamodb_options(User const*) {
    using namespace inia::dynamodb;
    return member_options(named<&User::a>("b"));
}

int main() { return static_cast<int>(inia::dynamodb::to_item(User{}).size()); }
