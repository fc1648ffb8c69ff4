#pragma once

#include "config/environment.hpp"
#include "config/shared_file.hpp"

#include <inia/core/result.hpp>

#include <string>
#include <string_view>

namespace inia::detail {

/// Paths of the two shared files.
struct SharedFileLocations {
    std::string config{};
    std::string credentials{};
};

/// Where the shared files are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else `.aws` in the home folder (HOME;
/// on Windows also USERPROFILE, HOMEDRIVE and HOMEPATH). A leading `~` is the home folder.
SharedFileLocations locate_shared_files(Environment const& environment);

/// `path` with a leading `~` replaced by the home folder.
std::string expand_home(std::string_view path, Environment const& environment);

/// The profile of a session and what it may refer to in the same files. Immutable once loaded.
struct SharedProfile {
    std::string name{};
    SharedFileLocations files{};
    bool exists = false;       ///< Whether either file has it.
    SharedSection settings{};  ///< Both files merged, the credentials file's keys win. Empty when it does not exist.
    SharedSections all{};      ///< Everything the two files hold.

    /// The property of a name, or null.
    SharedProperty const* find(std::string_view key) const noexcept;
    /// Path of the file that a property stands in.
    std::string const& file_of(SharedProperty const& property) const noexcept {
        return property.origin == SharedFileKind::credentials ? files.credentials : files.config;
    }
};

/// Reads both files and picks the profile. `asked_for`: the name was chosen by the user, so that it must exist.
Result<SharedProfile> load_profile(Environment const& environment, std::string name, bool asked_for);

}  // namespace inia::detail
