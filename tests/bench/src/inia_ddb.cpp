// inia_ddb PORT get|put|query|scan COUNT: the calls of floor.cpp with inia's client, answers as types.
#include "report.hpp"

#include <inia/dynamodb.hpp>

#include <cstdlib>

namespace dynamodb = inia::dynamodb;

template<class Page> bool is_page(Page const& page, std::size_t items) {
    return page.Items.size() == items && page.Items[items - 1].at("tier").as_string() == "enterprise";
}

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    std::string_view const verb = argv[2];
    int const count = std::atoi(argv[3]);
    inia::Session session{
        {.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}};
    dynamodb::Client client{session,
                            {.region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:" + std::string(argv[1])}};
    auto const item = bench::put_item_request<dynamodb::PutItemRequest, dynamodb::AttributeValue, dynamodb::Number>();
    dynamodb::GetItemRequest const key{
        .TableName = "bench",
        .Key = {{"pk", "customer#0000000042"}, {"sk", "order#2026-05-17T10:11:12Z"}},
    };

    dynamodb::QueryRequest const query{
        .TableName = "bench",
        .KeyConditionExpression = "pk = :p",
        .ExpressionAttributeValues = {{":p", "customer#0000000042"}},
    };

    bench::Meter meter;
    for (int i = 0; i < count; ++i) {
        bool good = true;
        if (verb == "put")
            client.put_item(item);
        else if (verb == "get")
            good = client.get_item(key).Item.at("tier").as_string() == "enterprise";
        else if (verb == "query")
            good = is_page(client.query(query), 100);
        else
            good = is_page(client.scan({.TableName = "bench"}), 1000);
        if (!good) return 1;
    }
    meter.print(count);
}
