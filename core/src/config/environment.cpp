#include "config/environment.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <vector>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace inia::detail {
namespace {

ConfigError unreadable(std::string const& path, int error) {
    return ConfigError("cannot read " + path + ": " + std::generic_category().message(error));
}

class ProcessEnvironment final : public Environment {
public:
    Optional<std::string> variable(std::string const& name) const override {
        // The library only reads the environment; a program that changes it while threads run has to see to that
        // itself.
        char const* const value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
        if (value == nullptr || *value == '\0') return {};
        return std::string(value);
    }

    Result<Optional<std::string>> read_file(std::string const& path) const override {
        // A folder that may not be entered is like none at all: services often run with another user's HOME.
        struct stat status {};
        if (stat(path.c_str(), &status) != 0) {
            if (errno == ENOENT || errno == ENOTDIR || errno == EACCES) return Optional<std::string>();
            return unreadable(path, errno);
        }
        struct Close {
            void operator()(std::FILE* file) const noexcept { std::fclose(file); }
        };
        std::unique_ptr<std::FILE, Close> const file(std::fopen(path.c_str(), "rbe"));
        if (file == nullptr) return unreadable(path, errno);
        std::string text;
        std::vector<char> buffer(16'384);
        while (std::size_t const count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
            text.append(buffer.data(), count);
        }
        if (std::ferror(file.get()) != 0) return unreadable(path, errno);
        return Optional<std::string>(std::move(text));
    }

    std::string account_home() const override {
        std::vector<char> buffer(16'384);
        passwd entry{};
        passwd* found = nullptr;
        if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) return {};
        return found->pw_dir == nullptr ? std::string() : std::string(found->pw_dir);
    }

    Platform platform() const noexcept override { return Platform::posix; }
};

}  // namespace

Environment::~Environment() = default;

Environment const& Environment::process() {
    // Never destroyed: sessions that are statics may ask it while the process exits.
    static ProcessEnvironment const* const environment = new ProcessEnvironment;
    return *environment;
}

}  // namespace inia::detail
