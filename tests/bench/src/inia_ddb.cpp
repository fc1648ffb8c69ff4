// inia_ddb PORT get|put COUNT: the calls of floor_ddb with inia's client, answers as types.
#include "report.hpp"

#include <inia/dynamodb.hpp>

#include <cstdlib>

namespace dynamodb = inia::dynamodb;

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    bool const put = std::string_view(argv[2]) == "put";
    int const count = std::atoi(argv[3]);
    inia::Session session{
        {.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}};
    dynamodb::Client client{session,
                            {.region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:" + std::string(argv[1])}};
    dynamodb::PutItemRequest const item{
        .TableName = "bench",
        .Item = {{"pk", "customer#0000000042"},
                 {"sk", "order#2026-05-17T10:11:12Z"},
                 {"name", "Alice Example"},
                 {"tier", "enterprise"},
                 {"logins", dynamodb::Number{"9007199254740993"}},
                 {"score", 0.125},
                 {"active", true},
                 {"nickname", nullptr},
                 {"tags", dynamodb::AttributeValue::string_set({"alpha", "beta", "gamma"})},
                 {"address",
                  dynamodb::AttributeValue::map({{"street", "1 Main Street"}, {"unit", "4b"}, {"zip", 12345}})},
                 {"notes", bench::notes()}},
    };
    dynamodb::GetItemRequest const key{
        .TableName = "bench",
        .Key = {{"pk", "customer#0000000042"}, {"sk", "order#2026-05-17T10:11:12Z"}},
    };

    bench::Meter meter;
    for (int i = 0; i < count; ++i) {
        if (put)
            client.put_item(item);
        else if (client.get_item(key).Item.at("tier").as_string() != "enterprise")
            return 1;
    }
    meter.print(count);
}
