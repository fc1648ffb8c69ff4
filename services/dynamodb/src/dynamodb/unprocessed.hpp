#pragma once

#include <inia/core/clock.hpp>
#include <inia/core/error.hpp>

#include <cstddef>
#include <string_view>

namespace inia::dynamodb::detail {

/// Growing pauses between batches of which the service leaves something undone, as it asks for (API reference,
/// BatchWriteItem and BatchGetItem), and the end of patience.
class Unprocessed {
public:
    explicit Unprocessed(Clock& clock) noexcept : clock_(clock) {}

    /// After a batch of `sent` parts of which `left` were not done: waits, or gives an UnprocessedItemsError when many
    /// batches in a row got nothing done.
    AnyError after(std::string_view operation, std::string_view table, std::size_t sent, std::size_t left);
    void start_anew() noexcept { idle_ = 0; }

private:
    Clock& clock_;
    int idle_ = 0;  ///< Batches in a row of which nothing was done.
};

}  // namespace inia::dynamodb::detail
