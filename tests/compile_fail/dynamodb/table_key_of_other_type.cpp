// expect: get_item
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct Order {
    std::string user;
    int number;
};
BOOST_DESCRIBE_STRUCT(Order, (), (user, number))

void use(inia::dynamodb::Table<Order, &Order::user, &Order::number> orders) { (void)orders.get_item("nina"); }
