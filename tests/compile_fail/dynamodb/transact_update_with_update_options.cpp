// expect: inia: an update in a transaction takes changes (set, remove, add, delete_from), predicates and
// TransactOptions
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <string>

struct Order {
    std::string id;
    int number;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, number))

void use(inia::dynamodb::Table<Order, &Order::id> orders) {
    using namespace inia::dynamodb;
    (void)orders.transact_update("a", set<&Order::number>(1), UpdateOptions{.return_values = ReturnValue::ALL_NEW});
}
