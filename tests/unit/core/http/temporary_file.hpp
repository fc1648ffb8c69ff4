#pragma once

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace inia::test {

/// A file that is gone when the test is over.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& content = {}) {
        char const* const folder = std::getenv("TMPDIR");
        path_ = std::string(folder ? folder : "/tmp") + "/inia-test-XXXXXX";
        int const fd = ::mkstemp(path_.data());
        if (fd < 0) throw std::runtime_error("cannot make a temporary file");
        ::close(fd);
        std::ofstream(path_, std::ios::binary) << content;
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile() { ::unlink(path_.c_str()); }

    std::string const& path() const { return path_; }
    std::string content() const {
        std::ostringstream text;
        text << std::ifstream(path_, std::ios::binary).rdbuf();
        return text.str();
    }

private:
    std::string path_;
};

}  // namespace inia::test
