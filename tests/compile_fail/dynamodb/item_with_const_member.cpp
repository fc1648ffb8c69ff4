// expect: inia: a const member cannot be read
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

struct User {
    int const id = 0;
};
BOOST_DESCRIBE_STRUCT(User, (), (id))

int main() { (void)inia::dynamodb::from_item<User>({}); }
