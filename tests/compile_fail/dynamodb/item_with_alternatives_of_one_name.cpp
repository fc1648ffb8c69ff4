// expect: inia: two alternatives of this variant have one name in DynamoDB
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

#include <variant>

struct User {
    std::variant<int, long> number;
};
BOOST_DESCRIBE_STRUCT(User, (), (number))

int main() { return static_cast<int>(inia::dynamodb::to_item(User{}).size()); }
