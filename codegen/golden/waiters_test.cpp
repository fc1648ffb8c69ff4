// What the generated matchers of waiters see in responses.
#include <inia/core/waiter_info.hpp>
#include <inia/kitchen_sink.hpp>
#include <inia/kitchen_sink_json.hpp>

#include <support/catch.hpp>

namespace kitchen_sink = inia::kitchen_sink;
namespace kitchen_sink_json = inia::kitchen_sink_json;
using kitchen_sink::Sink;

namespace {

/// Whether the waiter's rule, by number from 1, is about the response.
template<class Waiter> bool matches(std::size_t rule, typename Waiter::Response const& response) {
    inia::WaiterInfo const& info = Waiter::info;
    REQUIRE(rule <= info.acceptor_count);
    REQUIRE(info.acceptors[rule - 1].matches);
    return info.acceptors[rule - 1].matches(&response);
}
bool clean(std::size_t rule, Sink const& sink) { return matches<kitchen_sink::waiter::SinkClean>(rule, sink); }
bool listed(std::size_t rule, kitchen_sink::ListSinksResponse const& response) {
    return matches<kitchen_sink::waiter::Request_>(rule, response);
}

}  // namespace

TEST_CASE("a waiter knows its operation and what the model says", "[golden][waiter]") {
    inia::WaiterInfo const& info = kitchen_sink::waiter::SinkClean::info;
    CHECK(info.name == "SinkClean");
    CHECK(info.ends == &kitchen_sink::op::DescribeSink::ends);
    CHECK(info.delay == std::chrono::seconds(5));
    CHECK(info.max_attempts == 20);
    CHECK(info.acceptor_count == 7);
    CHECK(info.acceptors[6].code == "SinkNotFound");
    CHECK(kitchen_sink::waiter::SinkGone::info.acceptors[0].status == 200);
    CHECK(static_cast<Sink*>(info.make_response().get())->Name == std::nullopt);
}

TEST_CASE("members are compared as text, boolean and number", "[golden][waiter]") {
    CHECK(clean(1, {.Material = kitchen_sink::Material::steel}));
    CHECK_FALSE(clean(1, {.Material = "unheard of"}));
    CHECK_FALSE(clean(1, {}));
    CHECK(clean(2, {.Measures = {{.Leaky = true}}}));
    CHECK_FALSE(clean(2, {.Measures = {{.Leaky = false}}}));
    CHECK_FALSE(clean(2, {.Measures = {{.Exact = 1}}}));
    CHECK(clean(6, {.Measures = {{.Exact = 2}}}));
    CHECK(clean(6, {.Name = "a dirty one"}));
    CHECK_FALSE(clean(6, {.Name = "a clean one", .Measures = {{.Exact = 1}}}));
}

TEST_CASE("lists are flattened, and what is null is left out", "[golden][waiter]") {
    CHECK(clean(3, {.Grid = {{1, std::nullopt}, {std::nullopt, 3}}}));
    CHECK_FALSE(clean(3, {.Grid = {{1, std::nullopt}, {4}}}));
    CHECK_FALSE(clean(3, {}));
    CHECK(clean(4, {.Notes = {{"a", std::nullopt}, {"b", "broken"}}}));
    CHECK(clean(5, {.Holes = {1, 2}}));
    CHECK_FALSE(clean(5, {.Holes = {1, std::nullopt}}));
    CHECK_FALSE(clean(5, {.Holes = {1, 2, 3}}));
    CHECK_FALSE(clean(5, {}));
}

TEST_CASE("all of a list is one element at least", "[golden][waiter]") {
    CHECK(listed(1, {.Sinks = {{.Measures = {{.Width = 2.5}}}, {.Name = "without"}}}));
    CHECK_FALSE(listed(1, {.Sinks = {{.Measures = {{.Width = 2.5}}}, {.Measures = {{.Width = 2}}}}}));
    CHECK_FALSE(listed(1, {.Sinks = {{.Name = "without"}}}));
    CHECK_FALSE(listed(1, {.Sinks = inia::empty_list()}));
    CHECK(listed(5, {.ByMaterial = {{"steel", {{.Name = "?"}}}, {"granite", {{.Name = "?"}}}}}));
    CHECK_FALSE(listed(5, {.ByMaterial = {{"steel", {{.Name = "?"}}}, {"granite", {{.Name = "!"}}}}}));
}

TEST_CASE("indices count from both ends, and keys look into maps", "[golden][waiter]") {
    CHECK(listed(2, {.Sinks = {{.Name = "both"}, {}}}));
    CHECK(listed(2, {.Sinks = {{}, {.Name = "both"}}}));
    CHECK_FALSE(listed(2, {.Sinks = {{}, {.Name = "both"}, {}}}));
    CHECK_FALSE(listed(2, {}));
    CHECK(listed(3, {.ByMaterial = {{"steel", {{.Name = "first"}}}}}));
    CHECK_FALSE(listed(3, {.ByMaterial = {{"granite", {{.Name = "first"}}}}}));
}

TEST_CASE("filters keep what their condition holds for", "[golden][waiter]") {
    Sink const other{.Name = "a", .Holes = {1}, .Notes = {{"name", "b"}}},
        same{.Name = "a", .Holes = {1}, .Notes = {{"name", "a"}}}, nameless{.Holes = {1}};
    CHECK(listed(4, {.Sinks = {other}}));
    CHECK_FALSE(listed(4, {.Sinks = {other, same}}));
    CHECK_FALSE(listed(4, {.Sinks = {nameless}}));  // null equals null
    CHECK_FALSE(listed(4, {}));                     // what has no length equals nothing
    CHECK(listed(6, {.Sinks = {{.Name = "a", .Measures = {{.Leaky = false}}}}}));
    CHECK_FALSE(listed(6, {.Sinks = {{.Name = "", .Measures = {{.Leaky = false}}}}}));
    CHECK_FALSE(listed(6, {.Sinks = {{.Name = "a", .Measures = {{.Leaky = true}}}}}));
}

TEST_CASE("an absent member is unequal to every text", "[golden][waiter]") {
    using Exists = kitchen_sink_json::waiter::RecipeExists;
    CHECK(matches<Exists>(1, {}));
    CHECK(matches<Exists>(1, {.Recipe = {{.Name = "n", .Course = "MAIN"}}}));
    CHECK_FALSE(matches<Exists>(1, {.Recipe = {{.Name = "n", .Course = "STARTER"}}}));
}
