#pragma once

#include <inia/core/optional.hpp>
#include <inia/core/result.hpp>

#include <string>

namespace inia::detail {

/// Where the shared files are looked for differs between these.
enum class Platform : unsigned char { posix, windows };

/// The seam to what surrounds the process: variables, files, home folder. Implementations are thread-safe.
class Environment {
public:
    virtual ~Environment();
    /// The variable's value. One that is set to nothing counts as unset.
    virtual Optional<std::string> variable(std::string const& name) const = 0;
    /// The file's content; absent when there is no such file, a ConfigError when it cannot be read.
    virtual Result<Optional<std::string>> read_file(std::string const& path) const = 0;
    /// The user's home folder as the account database has it, for when no variable names one; may be empty.
    virtual std::string account_home() const = 0;
    virtual Platform platform() const noexcept = 0;

    /// The process's own environment; lives as long as the process.
    static Environment const& process();
};

}  // namespace inia::detail
