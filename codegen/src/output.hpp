#pragma once

#include "emit.hpp"

#include <filesystem>
#include <vector>

namespace inia::codegen {

/// Writes the files below `folder`. A file that has its text already is left alone, so that nothing that depends on it
/// is built again. Returns the number of files written. Throws CodegenError.
std::size_t write_files(std::filesystem::path const& folder, std::vector<File> const& files);

}  // namespace inia::codegen
