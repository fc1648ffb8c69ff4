// expect: will be destroyed at the end of the full-expression
#include <inia/core/result.hpp>

inia::Result<int> call();

bool failed() {
#ifdef RIGHT
    inia::Result<int> const answer = call();
    inia::AnyError const& error = answer.error();
#else
    inia::AnyError const& error = call().error();
#endif
    return static_cast<bool>(error);
}
