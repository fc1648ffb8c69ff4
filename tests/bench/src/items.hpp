#pragma once

#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/text_call.hpp>

#include <boost/describe.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The items of pages.hpp as a program's own structures.
namespace bench {

struct Address {
    std::string street{};
    int zip = 0;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street, zip))

struct Order {
    std::string pk{};
    std::string sk{};
    std::string name{};
    std::string tier{};
    double total = 0;
    bool active = false;
    std::set<std::string> tags{};
    Address address{};
    std::string notes{};
};
BOOST_DESCRIBE_STRUCT(Order, (), (pk, sk, name, tier, total, active, tags, address, notes))

/// What a Table does with the page of an answer.
inline bool read_page(std::string const& body, std::vector<Order>& items) {
    namespace dynamodb = inia::dynamodb;
    dynamodb::detail::AnswerParts parts{
        .items = "Items",
        .read = [](dynamodb::ItemReader& in,
                   void* to) { dynamodb::read_item(in, static_cast<std::vector<Order>*>(to)->emplace_back()); },
        .to = &items};
    return !dynamodb::detail::read_answer(body, parts);
}

/// The writes of a batch, one after the other.
inline std::string batch_body(std::vector<Order> const& items) {
    namespace dynamodb = inia::dynamodb;
    inia::json::Writer json;
    json.raw(std::string_view(R"({"RequestItems":{"bench":[)"));
    bool first = true;
    for (Order const& item : items) {
        if (!first) json.raw(',');
        first = false;
        json.raw(std::string_view(R"({"PutRequest":{"Item":)"));
        dynamodb::ItemWriter out(json);
        dynamodb::write_item(out, item);
        json.raw(std::string_view("}}"));
    }
    json.raw(std::string_view("]}}"));
    return std::move(json).take();
}

}  // namespace bench
