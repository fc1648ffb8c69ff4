#include <inia/kitchen_sink.hpp>

#include <iostream>

namespace kitchen_sink = inia::kitchen_sink;

namespace {

/// Whether the call fails for the reason that nobody listens.
template<class Call> bool reaches_transport(Call call) {
    try {
        call();
        std::cerr << "a port that nobody listens on answered\n";
        return false;
    } catch (inia::TransportError const& error) {
        std::cout << error.what() << '\n';
        return true;
    }
}

}  // namespace

// A client made from a model of the consumer's own: its calls reach the transport, which nothing answers.
int main() {
    kitchen_sink::Client client(
        {{.aws_access_key_id = "AKID", .aws_secret_access_key = "secret", .region_name = "eu-west-1"}},
        {.endpoint_url = "http://127.0.0.1:1", .retries = {.total_max_attempts = 1}});
    bool const called = reaches_transport([&] { client.list_sinks(); });
    bool const waited = reaches_transport([&] { client.wait<kitchen_sink::waiter::SinkClean>({.SinkName = "left"}); });
    return called && waited ? 0 : 1;
}
