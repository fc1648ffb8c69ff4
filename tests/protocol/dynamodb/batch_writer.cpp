#include "protocol/dynamodb/batch_writer.hpp"
#include "unit/services/dynamodb/table_fixture.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <vector>

namespace inia::dynamodb::vectors {

namespace json = boost::json;

std::string judge_batch_writer(json::value const& item) {
    table_fixture::Fixture fixture;
    for (json::value const& left : item.at("unprocessed").as_array())
        fixture.server.answer(test::reply(200, json::serialize(json::value{{"UnprocessedItems", left}})));
    fixture.server.answer_with([](test::Received const&) { return test::reply(200, R"({"UnprocessedItems":{}})"); });
    std::vector<std::string> keys;
    if (json::value const* const names = item.as_object().if_contains("overwriteByKeys"))
        for (json::value const& name : names->as_array()) keys.emplace_back(name.as_string());
    detail::BatchQueue queue(fixture.client(), std::string(item.at("table").as_string()), keys,
                             static_cast<std::size_t>(item.at("flushAmount").as_int64()));
    for (json::value const& operation : item.at("operations").as_array()) {
        auto const& [name, value] = *operation.as_object().begin();
        AnyError const error = name == "put" ? queue.put(json::serialize(value)) : queue.remove(json::serialize(value));
        if (error) return error.what();
    }
    if (item.at("finish").as_bool())
        if (AnyError const error = queue.flush()) return error.what();
    json::array sent;
    for (json::value const& body : fixture.bodies()) sent.push_back(body.at("RequestItems"));
    json::value const& wanted = item.at("expected").at("requestItems");
    if (json::value(sent) == wanted) return fixture.server.complaints();
    return "it sent " + json::serialize(sent) + " instead of " + json::serialize(wanted);
}

}  // namespace inia::dynamodb::vectors
