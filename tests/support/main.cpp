#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

#include "strict_server.hpp"

#include <cstdio>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// OpenSSL is not compiled with the sanitizer, which therefore does not see its atomic reference counts: when one thread
// copies the certificates of a shared TLS session and another drops the last reference, it takes the free for a race.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the name that the sanitizer's run time looks for
extern "C" const char* __tsan_default_suppressions() { return "race:libcrypto.so\n"; }
#endif
#endif

/// Catch's own main, but that a run also fails if a strict server found something wrong and no test asked it.
int main(int argc, char** argv) {
    const int result = Catch::Session{}.run(argc, argv);
    const std::size_t unread = inia::test::unread_problems().size();
    if (unread > 0) {
        std::fprintf(stderr, "%zu problem(s) of strict servers that no test looked at, printed above\n", unread);
    }
    return result == 0 && unread > 0 ? 1 : result;
}
