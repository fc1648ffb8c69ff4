// expect: inia: wait takes a waiter, as waiter::TableExists, and no operation
#include <inia/kitchen_sink.hpp>

namespace kitchen_sink = inia::kitchen_sink;

int main() { kitchen_sink::Client().wait<kitchen_sink::op::DescribeSink>({.SinkName = "left"}); }
