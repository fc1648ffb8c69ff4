// expect: DescribeSinkRequest::required::SinkName
#include <inia/kitchen_sink.hpp>

int main() { inia::kitchen_sink::Client().wait<inia::kitchen_sink::waiter::SinkClean>({}); }
