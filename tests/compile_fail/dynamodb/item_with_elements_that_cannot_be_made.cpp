// expect: inia: values of this type cannot be read, as it has no default constructor to begin with
#include <inia/dynamodb/item.hpp>

#include <boost/describe.hpp>

#include <vector>

struct Line {
    explicit Line(int number) : count(number) {}
    int count;
};
BOOST_DESCRIBE_STRUCT(Line, (), (count))
struct Order {
    std::vector<Line> lines{};
};
BOOST_DESCRIBE_STRUCT(Order, (), (lines))

int main() { (void)inia::dynamodb::from_item<Order>({}); }
