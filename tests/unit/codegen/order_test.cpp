#include "order.hpp"

#include "support/catch.hpp"

using namespace inia::codegen;

namespace {

using Order = std::vector<std::size_t>;
Holds direct(std::size_t target) { return {target, true}; }
Holds in_list(std::size_t target) { return {target, false}; }

}  // namespace

TEST_CASE("what a structure holds is defined before it, through lists too", "[codegen][order]") {
    DefinitionOrder const order = order_definitions({{in_list(1), direct(2)}, {direct(2)}, {}});
    CHECK(order.order == Order{2, 1, 0});
    CHECK(order.forward == std::vector<bool>{false, false, false});
    CHECK(order.indirect[0] == std::vector<bool>{false, false});
}

TEST_CASE("unrelated structures keep their order", "[codegen][order]") {
    CHECK(order_definitions({{}, {}, {}}).order == Order{0, 1, 2});
}

TEST_CASE("a structure that holds itself does so through a pointer, in a list without one", "[codegen][order]") {
    DefinitionOrder const order = order_definitions({{direct(0), in_list(0)}});
    CHECK(order.indirect[0] == std::vector<bool>{true, false});
    CHECK(order.forward == std::vector<bool>{false});
}

TEST_CASE("a cycle gives way at a list before it takes a pointer", "[codegen][order]") {
    // 0 holds 1 as a member, 1 holds a list of 0.
    DefinitionOrder const order = order_definitions({{direct(1)}, {in_list(0)}});
    CHECK(order.order == Order{1, 0});
    CHECK(order.forward == std::vector<bool>{true, false});
    CHECK(order.indirect[0] == std::vector<bool>{false});
}

TEST_CASE("a cycle of members is broken by one pointer", "[codegen][order]") {
    DefinitionOrder const order = order_definitions({{direct(1)}, {direct(2)}, {direct(0)}});
    CHECK(order.order == Order{2, 1, 0});
    CHECK(order.forward == std::vector<bool>{true, false, false});
    CHECK(order.indirect[0] == std::vector<bool>{false});
    CHECK(order.indirect[1] == std::vector<bool>{false});
    CHECK(order.indirect[2] == std::vector<bool>{true});
}

TEST_CASE("structures that hold lists of each other are declared before", "[codegen][order]") {
    DefinitionOrder const order = order_definitions({{in_list(1)}, {in_list(0)}});
    CHECK(order.order == Order{0, 1});
    CHECK(order.forward == std::vector<bool>{false, true});
}
