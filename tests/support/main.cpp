#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

#include "environment.hpp"
#include "skip.hpp"
#include "strict_server.hpp"
#include "verified_aws.hpp"

#include <cstdio>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// OpenSSL is not compiled with the sanitizer, which therefore does not see its atomic reference counts: when one thread
// copies the certificates of a shared TLS session and another drops the last reference, it takes the free for a race.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the name that the sanitizer's run time looks for
extern "C" const char* __tsan_default_suppressions() { return "race:libcrypto.so\n"; }
#endif
#endif

namespace {

std::size_t tests_run = 0;

struct CountTests : Catch::TestEventListenerBase {
    using TestEventListenerBase::TestEventListenerBase;
    void testRunEnded(const Catch::TestRunStats& run) override { tests_run = run.totals.testCases.total(); }
};

CATCH_REGISTER_LISTENER(CountTests)

}  // namespace

/// Catch's own main, but that nothing of the user's settings counts, that a run also fails if a strict server found
/// something wrong and no test asked it, and that one in which every test case was skipped says so.
int main(int argc, char** argv) {
    inia::test::isolate_from_user();
    const int result = Catch::Session{}.run(argc, argv);
    inia::test::end_verified_aws();
    const std::size_t unread = inia::test::unread_problems().size();
    if (unread > 0) {
        std::fprintf(stderr, "%zu problem(s) of strict servers that no test looked at, printed above\n", unread);
    }
    if (result != 0 || unread > 0) {
        return result == 0 ? 1 : result;
    }
    return tests_run > 0 && inia::test::skipped_tests() == tests_run ? inia::test::skip_code : 0;
}
