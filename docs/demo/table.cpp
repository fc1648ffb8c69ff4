// Chapter 3: a table of books.
#include "chapters.hpp"

#include <inia/dynamodb.hpp>

#include <stdexcept>
#include <vector>

namespace dynamodb = inia::dynamodb;

namespace demo {
namespace {

struct Book {
    char const* author;
    int year;
    char const* title;
    char const* price;  // text: money does not pass through floating point
};

Book const books[] = {
    {"Jane Austen", 1811, "Sense and Sensibility", "9.10"},
    {"Jane Austen", 1813, "Pride and Prejudice", "9.90"},
    {"Jane Austen", 1814, "Mansfield Park", "10.10"},
    {"Jane Austen", 1816, "Emma", "8.95"},
    {"Mary Shelley", 1818, "Frankenstein", "7.50"},
    {"Mary Shelley", 1826, "The Last Man", "12345678901234567890.12"},
    {"Jules Verne", 1864, "Journey to the Centre of the Earth", "8.00"},
    {"Jules Verne", 1870, "Twenty Thousand Leagues Under the Seas", "11.20"},
};

inia::Map<dynamodb::AttributeValue> item(Book const& book) {
    return {{"author", book.author},
            {"year", book.year},
            {"title", book.title},
            {"price", dynamodb::Number{book.price}},
            {"lent", false}};
}

void wait_until_active(dynamodb::Client& client, std::string const& table) {
    while (client.describe_table({.TableName = table}).Table->TableStatus != dynamodb::TableStatus::ACTIVE)
        pause(std::chrono::milliseconds{500});
}

}  // namespace

void keep_a_table(Story& story, Setting const& setting) {
    story.chapter("A DynamoDB table is filled and queried");
    dynamodb::Client client{setting.session, setting.config};
    std::string const& table = setting.name;

    story.step("create the table", [&] {
        client.create_table({
            .TableName = table,
            .AttributeDefinitions = {{.AttributeName = "author", .AttributeType = "S"},
                                     {.AttributeName = "year", .AttributeType = "N"}},
            .KeySchema = {{.AttributeName = "author", .KeyType = "HASH"},
                          {.AttributeName = "year", .KeyType = "RANGE"}},
            .BillingMode = dynamodb::BillingMode::PAY_PER_REQUEST,
        });
        return "books by author and year";
    });
    Cleanup const cleanup{story, "delete the table", [&] {
                              patiently({"ResourceInUseException"}, [&] { client.delete_table({.TableName = table}); });
                              return table;
                          }};
    story.step("wait until it is active", [&] {
        wait_until_active(client, table);
        return "ACTIVE";
    });
    story.step("put the books", [&] {
        for (Book const& book : books) client.put_item({.TableName = table, .Item = item(book)});
        return std::to_string(std::size(books)) + " items";
    });
    story.step("query: Austen, 1812 to 1815", [&] {
        auto const answer = client.query({
            .TableName = table,
            .KeyConditionExpression = "author = :who AND #y BETWEEN :from AND :to",
            .ExpressionAttributeNames = {{"#y", "year"}},
            .ExpressionAttributeValues = {{":who", "Jane Austen"}, {":from", 1812}, {":to", 1815}},
        });
        std::string titles;
        for (auto const& found : answer.Items) titles += (titles.empty() ? "" : ", ") + found.at("title").as_string();
        if (titles != "Pride and Prejudice, Mansfield Park") throw std::runtime_error("the query found: " + titles);
        return titles;
    });
    story.step("read a number of 22 digits", [&] {
        auto const answer = client.get_item({.TableName = table, .Key = {{"author", "Mary Shelley"}, {"year", 1826}}});
        auto const price = answer.Item.at("price").as_number();
        if (price != dynamodb::Number{"12345678901234567890.12"}) throw std::runtime_error("a digit was lost");
        return price.str() + ", not a digit lost";
    });
    story.step("put a book that is there already", [&]() -> std::string {
        try {
            client.put_item({
                .TableName = table,
                .Item = item(books[0]),
                .ConditionExpression = "attribute_not_exists(author)",
            });
        } catch (dynamodb::ConditionalCheckFailedException const&) {
            return "caught dynamodb::ConditionalCheckFailedException";
        }
        throw std::runtime_error("the condition did not hold the book back");
    });
}

}  // namespace demo
