/// Where the public test vectors are.
#pragma once

#include <filesystem>
#include <optional>

namespace inia::test {

/// The folder of the vectors that the build was configured with, or nothing if there is none.
std::optional<std::filesystem::path> conformance_dir();

}  // namespace inia::test
