#pragma once

#include <inia/core/config.hpp>
#include <inia/core/waiter.hpp>

#include <map>
#include <string>

/// The waiters of the vectors, each by its case's name, `scenarios.json#success-by-error`.
namespace inia::vectors {

struct WaiterCase {
    /// Waits with a client of these settings; null when codegen refused the waiter.
    AnyError (*wait)(Config const& config, WaitOptions const& options) = nullptr;
    std::string refusal{};
};

extern std::map<std::string, WaiterCase> const waiter_cases;

template<class W> AnyError run_wait(Config const& config, WaitOptions const& options) {
    try {
        (void)typename W::Client(Session(), config).template wait<W>({}, options);
        return {};
    } catch (WaiterError const& error) {
        return error;
    }
}

}  // namespace inia::vectors
