// components: s3 dynamodb
// No global init, no shutdown: clients as statics, in threads, in destructors of statics after main, and in handlers of
// exit.
#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/strict_server.hpp>

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace s3 = inia::s3;
using inia::test::reply;
using inia::test::StrictServer;

namespace {

inia::Session keys() {
    return inia::Session(
        inia::SessionOptions{.aws_access_key_id = std::string(inia::test::example_access_key_id),
                             .aws_secret_access_key = std::string(inia::test::example_secret_access_key),
                             .region_name = "us-east-1"});
}

StrictServer& server() {
    // Never destroyed: calls are made to it after the destructors of statics have begun to run.
    static StrictServer* const forever = [] {
        auto* made = new StrictServer;
        made->answer_with([](inia::test::Received const&) { return reply(200, "<ListAllMyBucketsResult/>"); });
        return made;
    }();
    return *forever;
}

bool call(char const* when) {
    s3::Client client(keys(), {.endpoint_url = server().url()});
    auto const answer = client.try_call<s3::op::ListBuckets>({});
    if (!answer) std::fprintf(stderr, "%s: %s\n", when, answer.error().what());
    return answer.has_value();
}

/// Made before main and before any client was used, so its destructor runs after nearly everything else's.
struct CallsInDestructor {
    ~CallsInDestructor() {
        if (!call("destructor of a static")) _exit(70);
    }
} const calls_in_destructor;

s3::Client const client_made_before_main(keys(), {.endpoint_url = "http://127.0.0.1:1"});

void at_exit() {
    if (!call("handler of exit")) _exit(71);
}
int const registered = std::atexit(at_exit);

}  // namespace

TEST_CASE("a client can be made before main and used in it", "[lifetime]") {
    auto const answer = client_made_before_main.try_call<s3::op::ListBuckets>({}, {.total_max_attempts = 1});
    CHECK(answer.error().is<inia::TransportError>());
    CHECK(registered == 0);
    CHECK(call("main"));
}

TEST_CASE("copies of a client share connections, also between threads", "[lifetime]") {
    StrictServer local;
    local.answer_with([](inia::test::Received const&) { return reply(200, "<ListAllMyBucketsResult/>"); });
    s3::Client const client(keys(), {.endpoint_url = local.url()});
    for (int i = 0; i < 5; ++i) s3::Client(client).list_buckets();
    CHECK(local.connections() == 1);

    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, copy = client] {
            for (int i = 0; i < 25; ++i)
                if (!copy.try_call<s3::op::ListBuckets>({})) ++failures;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(failures == 0);
    CHECK(local.request_count() == 105);
    CHECK(local.connections() <= 4);
    CHECK(local.complaints() == "");
}

TEST_CASE("a client outlives the session and the configuration it was made from", "[lifetime]") {
    StrictServer local;
    local.answer(reply(200, "<ListAllMyBucketsResult/>"));
    auto const client = [&] {
        inia::Session const session = keys();
        inia::Config const config{.endpoint_url = local.url()};
        return s3::Client(session, config);
    }();
    client.list_buckets();
    CHECK(local.complaints() == "");
}
