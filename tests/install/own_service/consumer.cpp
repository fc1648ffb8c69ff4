#include <inia/kitchen_sink.hpp>

#include <iostream>

// A client made from a model of the consumer's own: its call reaches the transport, which nothing answers.
int main() {
    inia::kitchen_sink::Client client(
        {{.aws_access_key_id = "AKID", .aws_secret_access_key = "secret", .region_name = "eu-west-1"}},
        {.endpoint_url = "http://127.0.0.1:1", .retries = {.total_max_attempts = 1}});
    try {
        client.list_sinks();
        std::cerr << "a port that nobody listens on answered\n";
        return 1;
    } catch (inia::TransportError const& error) {
        std::cout << error.what() << '\n';
        return 0;
    }
}
