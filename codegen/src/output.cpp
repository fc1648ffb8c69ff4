#include "output.hpp"

#include "error.hpp"

#include <fstream>
#include <iterator>

namespace inia::codegen {
namespace fs = std::filesystem;
namespace {

bool has_text(fs::path const& path, std::string const& text) {
    std::error_code error;
    if (fs::file_size(path, error) != text.size() || error) return false;
    std::ifstream in(path, std::ios::binary);
    return in && std::string(std::istreambuf_iterator<char>(in), {}) == text;
}

}  // namespace

std::size_t write_files(fs::path const& folder, std::vector<File> const& files) {
    std::size_t written = 0;
    for (File const& file : files) {
        fs::path const path = folder / file.path;
        if (has_text(path, file.text)) continue;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out << file.text;
        out.close();
        if (!out) throw CodegenError("cannot write " + path.string());
        ++written;
    }
    return written;
}

}  // namespace inia::codegen
