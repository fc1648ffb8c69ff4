// expect: inia: DynamoDB has sets of strings, of numbers and of bytes only
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

#include <set>
#include <utility>

struct User {
    std::set<std::pair<int, int>> friends;
};
BOOST_DESCRIBE_STRUCT(User, (), (friends))

int main() { return static_cast<int>(inia::dynamodb::to_item(User{}).size()); }
