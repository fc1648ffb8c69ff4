#include "directory.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

#include <stdlib.h>

namespace fs = std::filesystem;

namespace demo {
namespace {

void write(fs::path const& path, std::string const& content) {
    std::ofstream out{path, std::ios::binary};
    out << content;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string random_bytes(std::size_t size, unsigned seed) {
    std::mt19937_64 random{seed};
    std::string bytes;
    bytes.reserve(size + 8);
    while (bytes.size() < size) {
        auto const word = random();
        bytes.append(reinterpret_cast<char const*>(&word), sizeof word);
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

Directory::Directory(std::string const& prefix) {
    std::string name = (fs::temp_directory_path() / (prefix + "-XXXXXX")).string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make the temporary directory " + name);
    path_ = name;
}

Directory::~Directory() {
    std::error_code ignored;  // what cannot be deleted stays in the folder for temporary files
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::vector<File> Directory::files() const {
    std::vector<File> found;
    for (auto const& entry : fs::recursive_directory_iterator{path_})
        if (entry.is_regular_file())
            found.push_back({entry.path().lexically_relative(path_).generic_string(), entry.file_size()});
    std::sort(found.begin(), found.end(), [](File const& a, File const& b) { return a.name < b.name; });
    return found;
}

std::string Directory::path(File const& file) const {
    auto const path = path_ / file.name;
    fs::create_directories(path.parent_path());
    return path.string();
}

Directory example_directory() {
    Directory directory{"inia-demo"};
    auto const file = [&](std::string const& name) { return directory.path({name}); };
    fs::copy(INIA_DOCS, fs::path{file("docs/x")}.parent_path(), fs::copy_options::recursive);
    for (unsigned i = 0; i < 24; ++i)
        write(file("measurements/station-" + std::to_string(i) + ".bin"), random_bytes(1'000'000 + 100'000 * i, i));
    write(file("notes/hello.txt"), "Hello from S3.\n");
    write(file("notes/empty.txt"), "");
    write(file("notes/été & plus+ 100%.txt"), "A name that has to be encoded.\n");
    return directory;
}

bool same_bytes(std::string const& left, std::string const& right) {
    std::ifstream a{left, std::ios::binary};
    std::ifstream b{right, std::ios::binary};
    return a && b
        && std::equal(std::istreambuf_iterator<char>{a}, {}, std::istreambuf_iterator<char>{b},
                      std::istreambuf_iterator<char>{});
}

}  // namespace demo
