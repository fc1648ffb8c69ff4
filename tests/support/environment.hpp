/// The environment of a machine on which nothing is set up.
#pragma once

namespace inia::test {

/// Takes every variable of AWS and of proxies out of this process's environment, and the user's shared files out of
/// reach, so that tests pass or fail alike on every developer's machine. Call it before there are threads.
void isolate_from_user();

}  // namespace inia::test
