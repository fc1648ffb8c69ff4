#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace demo {

struct File {
    std::string name;  ///< Path below the directory, with slashes.
    std::uint64_t size = 0;
};

/// A temporary directory, deleted at the end of its scope.
class Directory {
public:
    /// Makes an empty one whose name begins with `prefix`.
    explicit Directory(std::string const& prefix);
    Directory(Directory&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    Directory& operator=(Directory&&) = delete;
    ~Directory();

    /// All files below, sorted by name.
    std::vector<File> files() const;
    /// Where a file is, or is to be written; the folders up to it are made.
    std::string path(File const& file) const;

private:
    std::filesystem::path path_;
};

/// Files as real directories have them: inia's documentation, an empty file, an awkward name, some of several
/// megabytes.
Directory example_directory();

bool same_bytes(std::string const& left, std::string const& right);

}  // namespace demo
