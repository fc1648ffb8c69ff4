#pragma once

#include "config/environment.hpp"

#include <map>
#include <string>
#include <utility>

namespace inia::test {

/// An environment made of values: nothing of the machine shows through.
class FakeEnvironment final : public detail::Environment {
public:
    using Texts = std::map<std::string, std::string>;

    explicit FakeEnvironment(Texts variables = {}, Texts files = {}, std::string account_home = "/home/account")
        : variables(std::move(variables)),
          files(std::move(files)),
          home(std::move(account_home)) {}

    Optional<std::string> variable(std::string const& name) const override {
        auto const found = variables.find(name);
        if (found == variables.end() || found->second.empty()) return {};
        return found->second;
    }
    Result<Optional<std::string>> read_file(std::string const& path) const override {
        ++reads;
        if (path == unreadable) return ConfigError("cannot read " + path + ": Permission denied");
        auto const found = files.find(path);
        if (found == files.end()) return Optional<std::string>();
        return Optional<std::string>(found->second);
    }
    std::string account_home() const override { return home; }
    detail::Platform platform() const noexcept override { return system; }

    Texts variables;
    Texts files;
    std::string home;
    std::string unreadable;  ///< Path of a file that cannot be read.
    detail::Platform system = detail::Platform::posix;
    mutable int reads = 0;  ///< How often a file was asked for.
};

}  // namespace inia::test
