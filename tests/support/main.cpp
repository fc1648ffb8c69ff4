#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

#include "strict_server.hpp"

#include <cstdio>

/// Catch's own main, but that a run also fails if a strict server found something wrong and no test asked it.
int main(int argc, char** argv) {
    const int result = Catch::Session{}.run(argc, argv);
    const std::size_t unread = inia::test::unread_problems().size();
    if (unread > 0) {
        std::fprintf(stderr, "%zu problem(s) of strict servers that no test looked at, printed above\n", unread);
    }
    return result == 0 && unread > 0 ? 1 : result;
}
