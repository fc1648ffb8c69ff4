// What validate says of requests whose model has every rule; see models/kitchen_sink_strict.json.
#include <inia/core/validate.hpp>
#include <inia/kitchen_sink_json.hpp>
#include <inia/kitchen_sink_json/describe.hpp>
#include <inia/kitchen_sink_strict.hpp>
#include <inia/kitchen_sink_strict/describe.hpp>

#include "support/catch.hpp"
#include "support/fakes.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace strict = inia::kitchen_sink_strict;
using strict::op::OrderMeal;

namespace {

strict::OrderMealRequest good() {
    return {.Kitchen = "main", .Courses = {{.Dish = {{.Name = "soup"}}}}, .Table = strict::Table::window};
}

template<class Op = OrderMeal> std::vector<std::string> problems(typename Op::Request const& request) {
    inia::AnyError const error = inia::validate(Op::info, request);
    std::vector<std::string> lines;
    if (!error) return lines;
    CHECK(error.is<inia::ValidationError>());
    std::string_view text = error.what();
    CHECK(text.starts_with(Op::info.name));
    for (std::size_t at = text.find("\n  "); at != std::string_view::npos;) {
        std::size_t const next = text.find("\n  ", at + 1);
        lines.emplace_back(text.substr(at + 3, next == std::string_view::npos ? next : next - at - 3));
        at = next;
    }
    CHECK_FALSE(lines.empty());
    return lines;
}

using Lines = std::vector<std::string>;

inia::Config config_with(std::shared_ptr<inia::test::FakeTransport> transport) {
    return {.region_name = "us-east-1",
            .endpoint_url = "http://localhost:1",
            .credentials_provider = std::make_shared<inia::test::FakeCredentials>(),
            .transport = std::move(transport),
            .clock = std::make_shared<inia::test::FakeClock>()};
}

}  // namespace

TEST_CASE("a request that follows its model is valid", "[golden][validate]") {
    CHECK(problems(good()).empty());
    strict::OrderMealRequest request = good();
    request.Chef = "ann";
    request.Wishes = {{"bread", {"ab", "abc"}}};
    request.Guests = 1;
    request.Tip = 0.5;
    request.Share = 0.1F;
    request.Cold = -5;
    request.Photo = "xy";
    request.Sparse = {std::nullopt, "ab"};
    request.Finish = "a text that the model does not know";
    CHECK(problems(request).empty());
}

TEST_CASE("all problems of a request are told at once", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Kitchen = "";
    request.Table = {};
    request.Guests = 0;
    CHECK(problems(request)
          == Lines{".Kitchen must not be empty: it is part of the request's URL", ".Table is missing: it is required",
                   ".Guests must be at least 1, and is 0"});
    CHECK_THAT(inia::validate(OrderMeal::info, request).what(),
               Catch::StartsWith("OrderMeal: the request was not sent, because of 3 problems:\n  .Kitchen"));
}

TEST_CASE("labels of the URL must not be empty, whatever their type", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Table = "";
    request.Chef = "";
    CHECK(problems(request)
          == Lines{".Table must not be empty: it is part of the request's URL",
                   ".Chef must not be empty: it is part of the request's URL"});
}

TEST_CASE("least values hold for every kind of number", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Guests = -3;
    request.Tip = 0.25;
    request.Share = 0.05F;
    request.Cold = -6;
    request.Courses[0].Count = 0;
    CHECK(problems(request)
          == Lines{".Courses[0].Count must be at least 1, and is 0", ".Guests must be at least 1, and is -3",
                   ".Tip must be at least 0.5, and is 0.25", ".Share must be at least 0.1, and is 0.05000000074505806",
                   ".Cold must be at least -5, and is -6"});
}

TEST_CASE("least lengths hold for texts, bytes, lists and maps", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Kitchen = "k";
    request.Courses = inia::empty_list();
    request.Wishes = inia::empty_map();
    request.Photo = "x";
    request.Finish = "";
    CHECK(problems(request)
          == Lines{".Kitchen must have at least 2 characters, and has 1",
                   ".Courses must have at least 1 element, and has 0", ".Wishes must have at least 1 entry, and has 0",
                   ".Photo must have at least 2 bytes, and has 1",
                   ".Finish must have at least 1 character, and has 0"});
}

TEST_CASE("a text's length is counted in characters", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Kitchen = "\xC3\xA9";
    CHECK(problems(request) == Lines{".Kitchen must have at least 2 characters, and has 1"});
    request.Kitchen = "\xF0\x9F\x8D\xB2";
    CHECK(problems(request) == Lines{".Kitchen must have at least 2 characters, and has 1"});
    request.Kitchen = "\xC3\xA9\xC3\xA9";
    CHECK(problems(request).empty());
}

TEST_CASE("greatest values, greatest lengths, patterns and enumerators are the service's to judge",
          "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Kitchen = "MUCH TOO LONG AND NOT OF THE PATTERN";
    request.Guests = 500;
    request.Table = "a table that the model does not know";
    request.Wishes = {{"many", {"aa", "bb", "cc", "dd"}}};
    CHECK(problems(request).empty());
}

TEST_CASE("places lead through lists, maps, unions and recursion", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Courses = {{.Dish = {{.Name = "soup"}}}, {.Count = 1}};
    strict::Dish side{.Sides = {{.Name = "a"}}};
    side.Sauce = strict::Dish{};
    request.Courses[0].Dish->Sides = {{.Name = "ok"}, side};
    request.Courses[0].Served = strict::Served{.With = strict::Dish{}};
    request.Wishes = {{"no \"salt\"", {"ok", "", "x"}}, {"x", inia::empty_list()}};
    request.Sparse = {std::nullopt, "x"};
    CHECK(problems(request)
          == Lines{".Courses[0].Dish.Sides[1].Name is missing: it is required",
                   ".Courses[0].Dish.Sides[1].Sides[0].Name must have at least 2 characters, and has 1",
                   ".Courses[0].Dish.Sides[1].Sauce.Name is missing: it is required",
                   ".Courses[0].Served.With.Name is missing: it is required",
                   ".Courses[1].Dish is missing: it is required",
                   ".Wishes[\"no \\\"salt\\\"\"][1] must have at least 2 characters, and has 0",
                   ".Wishes[\"no \\\"salt\\\"\"][2] must have at least 2 characters, and has 1",
                   ".Wishes[\"x\"] has a key that is too short: it must have at least 2 characters",
                   ".Sparse[1] must have at least 2 characters, and has 1"});
}

TEST_CASE("a union has exactly one member", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Courses[0].Served = strict::Served{};
    CHECK(problems(request) == Lines{".Courses[0].Served must have exactly one member, and has none"});
    request.Courses[0].Served = strict::Served{.Hot = 90, .Cold = false};
    CHECK(problems(request) == Lines{".Courses[0].Served must have exactly one member, and has 2"});
    request.Courses[0].Served = strict::Served{.unknown_member = "Warm"};
    CHECK(problems(request)
          == Lines{".Courses[0].Served must have exactly one member, and has only one that this version of inia does "
                   "not know: Warm"});
    request.Courses[0].Served = strict::Served{.Hot = -30};
    CHECK(problems(request) == Lines{".Courses[0].Served.Hot must be at least -20, and is -30"});
}

TEST_CASE("what is sensitive does not show in the text of a problem", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    request.Pin = 77;
    request.Codes = {"abcd", "ab"};
    request.Secrets = {{"ok", "ab"}};
    request.Cards = {{"k1", {.Number = "7"}}, {"secret-key", {.Number = "12", .Owner = {{.Name = "x"}}}}};
    request.Card = strict::Card{.Owner = {{.Name = "y"}}};
    CHECK(problems(request)
          == Lines{".Card.Number is missing: it is required", ".Card.Owner.Name must have at least 2 characters",
                   ".Cards[\"***\"] has a key that is too short: it must have at least 3 characters",
                   ".Cards[\"***\"].Number must have at least 2 characters",
                   ".Cards[\"***\"].Owner.Name must have at least 2 characters",
                   ".Codes[1] must have at least 3 characters", ".Secrets[\"ok\"] must have at least 3 characters",
                   ".Pin must be at least 1000"});
}

TEST_CASE("an idempotency token is filled in and so never missing, but checked when given", "[golden][validate]") {
    strict::OrderMealRequest request = good();
    CHECK(problems(request).empty());
    request.Token = "t";
    CHECK(problems(request) == Lines{".Token must have at least 2 characters, and has 1"});
}

TEST_CASE("a problem of the request itself has no place", "[golden][validate]") {
    CHECK(problems<strict::op::StoreDish>({}) == Lines{".Name is missing: it is required"});
    CHECK(problems<strict::op::SendParcel>({.Label = "l", .Content = "x"})
          == Lines{".Label must have at least 2 characters, and has 1"});
}

TEST_CASE("only structures with something to check are constrained", "[golden][validate]") {
    namespace sink = inia::kitchen_sink_json;
    CHECK(inia::Constrained<strict::Dish>);
    CHECK(inia::Constrained<strict::OrderMealRequest>);
    CHECK_FALSE(inia::Constrained<strict::OrderMealResponse>);
    CHECK(inia::Constrained<sink::Step>);
    CHECK_FALSE(inia::Constrained<sink::FindRecipeRequest>);
}

TEST_CASE("a client sends nothing that is not valid, unless validation is off", "[golden][validate]") {
    auto const transport = std::make_shared<inia::test::FakeTransport>();
    strict::OrderMealRequest request = good();
    request.Guests = 0;
    request.Chef = "ann";

    strict::Client const checking({}, config_with(transport));
    CHECK_THROWS_AS(checking.order_meal(request), inia::ValidationError);
    CHECK(transport->sent().empty());

    inia::Config config = config_with(transport);
    config.parameter_validation = false;
    transport->script(inia::test::answer(200, "{}"));
    strict::Client const trusting({}, config);
    trusting.order_meal(request);
    REQUIRE(transport->sent().size() == 1);
    CHECK(transport->sent()[0].body.find("\"Guests\":0") != std::string::npos);
}

TEST_CASE("idempotency tokens are filled in wherever they stand", "[golden][token]") {
    auto const transport = std::make_shared<inia::test::FakeTransport>();
    strict::OrderMealRequest request = good();
    request.Chef = "ann";
    request.Token = "given";
    request.Courses.push_back({.Dish = {{.Name = "stew"}}, .Ticket = "mine"});
    transport->script(inia::test::answer(200, "{}"));
    strict::Client const client({}, config_with(transport));
    client.order_meal(request);
    std::string const& body = transport->sent().at(0).body;
    std::string const ticket = R"({"Dish":{"Name":"soup"},"Ticket":")";
    std::size_t const at = body.find(ticket);
    REQUIRE(at != std::string::npos);
    CHECK(body.find('"', at + ticket.size()) == at + ticket.size() + 36);
    CHECK(body.find(R"("Ticket":"mine")") != std::string::npos);
    CHECK(body.find(R"("Token":"given")") != std::string::npos);
    CHECK_FALSE(request.Courses[0].Ticket.has_value());
}

TEST_CASE("the log shows nothing that is sensitive", "[golden][log]") {
    auto const transport = std::make_shared<inia::test::FakeTransport>();
    transport->script(inia::test::answer(200, "", {{"x-label", "shown too"}, {"X-Reply", "hidden5"}}));
    std::ostringstream log;
    inia::set_stream_logger(log);
    strict::Client const client({}, config_with(transport));
    client.send_parcel({.Label = "shown",
                        .Content = "hidden1",
                        .Seal = "hidden2",
                        .Stamps = {{"one", "hidden3"}},
                        .Route = "hidden4"});
    inia::stop_logger();
    CHECK(transport->request().query == "route=hidden4");
    CHECK(transport->request().headers.find("x-seal") == "hidden2");
    CHECK(log.str().find("x-label: shown\n") != std::string::npos);
    CHECK(log.str().find("x-label: shown too") != std::string::npos);
    CHECK(log.str().find("POST") != std::string::npos);
    CHECK(log.str().find("hidden") == std::string::npos);
}

TEST_CASE("an empty label is an error even without validation, told once with it", "[golden][validate]") {
    auto const transport = std::make_shared<inia::test::FakeTransport>();
    strict::OrderMealRequest request = good();
    request.Kitchen = "";
    request.Chef = "ann";
    inia::Config config = config_with(transport);
    for (bool const validate : {true, false}) {
        config.parameter_validation = validate;
        strict::Client const client({}, config);
        inia::Result<strict::OrderMealResponse> const result = client.try_call<OrderMeal>(request);
        REQUIRE_FALSE(result);
        CHECK(result.error().is<inia::ValidationError>());
        std::string const text = result.error().what();
        std::size_t const first = text.find("Kitchen");
        REQUIRE(first != std::string::npos);
        CHECK(text.find("Kitchen", first + 1) == std::string::npos);
    }
    CHECK(transport->sent().empty());
}
