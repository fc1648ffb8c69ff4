#include "dynamodb/unprocessed.hpp"

#include <inia/dynamodb/batch_queue.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace inia::dynamodb::detail {

AnyError Unprocessed::after(std::string_view operation, std::string_view table, std::size_t sent, std::size_t left) {
    using namespace std::chrono_literals;
    constexpr int most_idle = 12;
    if (left == 0) {
        idle_ = 0;
        return {};
    }
    idle_ = left == sent ? idle_ + 1 : 0;
    if (idle_ == most_idle) {
        idle_ = 0;  // whoever goes on all the same starts with short pauses
        return UnprocessedItemsError("dynamodb." + std::string(operation) + ": the service did nothing of "
                                     + std::to_string(most_idle) + " batches in a row for the table '"
                                     + std::string(table)
                                     + "'. Raise the table's capacity or ask for less at a time, then try again.");
    }
    auto const longest = std::min<std::chrono::nanoseconds>(50ms * (1 << idle_), 5s);
    clock_.sleep(std::chrono::duration_cast<std::chrono::nanoseconds>(longest * clock_.random()));
    return {};
}

}  // namespace inia::dynamodb::detail
