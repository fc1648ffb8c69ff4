#pragma once

#include "emit.hpp"
#include "model.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace inia::codegen {

/// The command line.
struct Options {
    bool help = false;
    bool list_files = false;         ///< Print the paths of the generated files, write nothing.
    std::filesystem::path models{};  ///< Folder that holds botocore/data.
    std::string service{};           ///< Name of a service of that folder, or ...
    bool catalog = false;            ///< ... what the folder says of all services, for core.
    /// A list of services to compare with the models of `models`; nothing is written.
    std::filesystem::path services{};
    std::filesystem::path model{};           ///< In place of both: one explicit model file ...
    std::filesystem::path endpoint_rules{};  ///< ... its endpoint rules and waiters, which may be left out ...
    std::filesystem::path waiters{};
    std::string name{};  ///< ... and the client name.
    std::filesystem::path out{};
    std::filesystem::path stamp{};  ///< Touched when all is written.
    ModelOptions model_options{};
    EmitOptions emit_options{};
};

extern char const* const usage;

/// Throws CodegenError for what it does not know and for what is missing.
Options parse_options(std::vector<std::string> const& arguments);

}  // namespace inia::codegen
