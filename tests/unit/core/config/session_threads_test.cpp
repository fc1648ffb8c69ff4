#include "config/session_state.hpp"

#include "support/catch.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace inia::detail {
namespace {

/// Counts reads in a way that threads may; FakeEnvironment's own counter is for one thread.
class CountingEnvironment final : public Environment {
public:
    Optional<std::string> variable(std::string const& name) const override { return plain_.variable(name); }
    Result<Optional<std::string>> read_file(std::string const& path) const override {
        ++reads;
        if (path != "/h/.aws/credentials") return Optional<std::string>();
        return Optional<std::string>("[default]\naws_access_key_id = A\naws_secret_access_key = a\nregion = r\n");
    }
    std::string account_home() const override { return "/h"; }
    Platform platform() const noexcept override { return Platform::posix; }

    mutable std::atomic<int> reads{0};

private:
    test::FakeEnvironment plain_;
};

TEST_CASE("threads that share a session read the files once and get one credentials object", "[config][threads]") {
    CountingEnvironment const environment;
    SessionState session({}, environment);
    std::vector<Credentials const*> seen(4);
    std::vector<std::thread> threads;
    threads.reserve(seen.size());
    for (Credentials const*& mine : seen) {
        threads.emplace_back([&] {
            for (int i = 0; i != 100; ++i) {
                auto const found = session.credentials();
                if (found && *session.region() == "r") mine = found->get();
                (void)session.known_account_id();
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(std::set<Credentials const*>(seen.begin(), seen.end()).size() == 1);
    CHECK(seen[0] != nullptr);
    CHECK(environment.reads == 2);
}

}  // namespace
}  // namespace inia::detail
