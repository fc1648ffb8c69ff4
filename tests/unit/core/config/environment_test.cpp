#include "config/environment.hpp"

#include "support/catch.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace inia::detail {
namespace {

/// A folder of its own for each test, gone afterwards.
class Folder {
public:
    Folder() {
        std::string path = (std::filesystem::temp_directory_path() / "inia-environment-XXXXXX").string();
        REQUIRE(mkdtemp(path.data()) != nullptr);
        path_ = path;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    std::string operator/(char const* name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

TEST_CASE("the process's variables are seen, empty ones are not", "[config][environment]") {
    setenv("INIA_TEST_VARIABLE", "value", 1);  // NOLINT(concurrency-mt-unsafe)
    REQUIRE(Environment::process().variable("INIA_TEST_VARIABLE"));
    CHECK(*Environment::process().variable("INIA_TEST_VARIABLE") == "value");
    setenv("INIA_TEST_VARIABLE", "", 1);  // NOLINT(concurrency-mt-unsafe)
    CHECK_FALSE(Environment::process().variable("INIA_TEST_VARIABLE"));
    unsetenv("INIA_TEST_VARIABLE");  // NOLINT(concurrency-mt-unsafe)
    CHECK_FALSE(Environment::process().variable("INIA_TEST_VARIABLE"));
}

TEST_CASE("a file is read whole, and one that is not there is absent", "[config][environment]") {
    Folder const folder;
    std::string const text(100'000, 'x');
    std::ofstream(folder / "file") << text;
    Result<Optional<std::string>> const content = Environment::process().read_file(folder / "file");
    REQUIRE(content);
    REQUIRE(content->has_value());
    CHECK(**content == text);
    for (char const* const name : {"gone", "gone/file", "file/below"}) {
        Result<Optional<std::string>> const none = Environment::process().read_file(folder / name);
        REQUIRE(none);
        CHECK_FALSE(none->has_value());
    }
}

TEST_CASE("a file that cannot be read is an error that names it", "[config][environment]") {
    Folder const folder;
    std::filesystem::create_directory(folder / "config");
    Result<Optional<std::string>> const content = Environment::process().read_file(folder / "config");
    REQUIRE_FALSE(content);
    CHECK(content.error().is<ConfigError>());
    CHECK(std::string(content.error().what()).starts_with("cannot read " + (folder / "config") + ": "));
}

TEST_CASE("the account has a home folder", "[config][environment]") {
    CHECK(Environment::process().account_home().starts_with("/"));
}

}  // namespace
}  // namespace inia::detail
