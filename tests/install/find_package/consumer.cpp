// Two components in one program; the calls fail before anything is sent, with errors that can be told apart.
#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#include <cstdio>

int main() {
    inia::Session session{{.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "example"}};
    inia::Config const config{
        .region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:1", .retries = {.total_max_attempts = 1}};
    inia::s3::Client s3{session, config};
    inia::dynamodb::Client dynamodb{session, config};
    int refused = 0;
    try {
        s3.list_buckets();
    } catch (inia::TransportError const& error) {
        std::puts(error.what());
        ++refused;
    }
    try {
        dynamodb.list_tables();
    } catch (inia::TransportError const& error) {
        std::puts(error.what());
        ++refused;
    }
    return refused == 2 ? 0 : 1;
}
