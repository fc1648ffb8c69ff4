// expect: inia: a const member cannot be read; make it another, or leave it out with ignored<>()
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

struct User {
    int const id = 0;
};
BOOST_DESCRIBE_STRUCT(User, (), (id))

int main() { (void)inia::dynamodb::from_item<User>({}); }
