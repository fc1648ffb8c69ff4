// expect: inia: a std::string_view can only be written
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

#include <string_view>

struct User {
    std::string_view name;
};
BOOST_DESCRIBE_STRUCT(User, (), (name))

int main() { return static_cast<int>(inia::dynamodb::from_item<User>({}).name.size()); }
