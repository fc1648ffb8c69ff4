// inia_table PORT scan COUNT: floor.cpp's scan through a Table, the page's items as the program's own structures.
#include "items.hpp"
#include "report.hpp"

#include <inia/dynamodb/table.hpp>

#include <cstdlib>

namespace dynamodb = inia::dynamodb;

int main(int argc, char** argv) {
    if (argc != 4 || std::string_view(argv[2]) != "scan") return 2;
    int const count = std::atoi(argv[3]);
    inia::Session session{
        {.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}};
    dynamodb::Client client{session,
                            {.region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:" + std::string(argv[1])}};
    dynamodb::Table<bench::Order, &bench::Order::pk, &bench::Order::sk> const orders{client, "bench"};

    bench::Meter meter;
    for (int i = 0; i < count; ++i) {
        int items = 0;
        for (bench::Order const& order : orders.scan()) items += order.tier == "enterprise";
        if (items != 1000) return 1;
    }
    meter.print(count);
}
