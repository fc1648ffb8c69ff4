// expect: inia: a query wants an equality on the hash key of this table or index, and at most a condition on its range
// key
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct Order {
    std::string user;
    int number;
};
BOOST_DESCRIBE_STRUCT(Order, (), (user, number))

void use(inia::dynamodb::Table<Order, &Order::user, &Order::number> orders) {
    for (Order const& order : orders.query(inia::dynamodb::key<&Order::number> > 3)) (void)order;
}
