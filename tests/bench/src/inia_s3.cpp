// inia_s3 PORT list COUNT: the listing of floor.cpp with inia's client, the answer as types.
#include "report.hpp"

#include <inia/s3.hpp>

#include <cstdlib>

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    int const count = std::atoi(argv[3]);
    inia::Session session{
        {.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}};
    inia::s3::Client client{session,
                            {.region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:" + std::string(argv[1])}};
    bench::Meter meter;
    for (int i = 0; i < count; ++i) {
        auto const page = client.list_objects_v2({.Bucket = "bench"});
        if (page.Contents.size() != 1000 || page.Contents[999].Size != 34'999) return 1;
    }
    meter.print(count);
}
