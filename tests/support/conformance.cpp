#include "conformance.hpp"

namespace inia::test {

std::optional<std::filesystem::path> conformance_dir() {
#ifdef INIA_CONFORMANCE_DIR
    std::filesystem::path folder{INIA_CONFORMANCE_DIR};
    if (std::filesystem::is_directory(folder)) {
        return folder;
    }
#endif
    return std::nullopt;
}

}  // namespace inia::test
