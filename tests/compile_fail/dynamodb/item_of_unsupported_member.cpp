// expect: inia: no attribute can hold this type
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

#include <string>

struct Handle {
    int* file = nullptr;
};
struct User {
    std::string id;
    Handle handle;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, handle))

int main() { return static_cast<int>(inia::dynamodb::to_item(User{}).size()); }
