#include "auth/sigv4.hpp"

#include "support/catch.hpp"

#include <string>
#include <thread>
#include <vector>

namespace inia::detail {
namespace {

std::string authorization(Credentials const& credentials, std::string_view region) {
    HttpRequest request;
    request.method = "GET";
    request.host = "example.com";
    request.path = "/";
    auto const time = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29);
    if (sign(request, credentials, {.region = region, .service = "s3", .time = time})) return {};
    return std::string(request.headers.find("Authorization"));
}

TEST_CASE("threads that share credentials get the signatures that one thread gets", "[auth][threads]") {
    Credentials const credentials("AKIDEXAMPLE", "secret");
    std::string const east = authorization(credentials, "us-east-1"), west = authorization(credentials, "us-west-2");
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    threads.reserve(wrong.size());
    for (int& count : wrong) {
        threads.emplace_back([&] {
            for (int i = 0; i != 500; ++i) {
                count += authorization(credentials, "us-east-1") != east;
                count += authorization(credentials, "us-west-2") != west;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == std::vector<int>(4));
}

}  // namespace
}  // namespace inia::detail
