#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/client.hpp>
#include <inia/dynamodb/text_call.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace inia::dynamodb {

/// The service left writes of a batch undone, time after time, although they were sent again with growing pauses: the
/// table takes less than is written. They are still in the batch; flushing again later may help.
class INIA_EXPORT UnprocessedItemsError final : public ErrorType<UnprocessedItemsError, Error> {
public:
    using ErrorType::ErrorType;
};

namespace detail {

class Unprocessed;

/// Writes of one table that wait to be sent in batches (BatchWriteItem). A write of a key for which another one waits
/// takes that one's place at the end: the service refuses two of a key in one batch. Not thread-safe.
class INIA_EXPORT BatchQueue {
public:
    /// The service takes at most 25 writes and 16 MB at a time.
    static constexpr std::size_t most_writes = 25, most_bytes = std::size_t{16} << 20;

    /// `keys` are the names of the table's key attributes; without any, nothing is replaced.
    BatchQueue(Client client, std::string table, std::vector<std::string> keys, std::size_t batch = most_writes);

    BatchQueue(BatchQueue&&) noexcept;
    ~BatchQueue();

    /// `item` and `key` are JSON, `{"id":{"S":"a"}}`. A full batch is sent at once.
    AnyError put(std::string_view item);
    AnyError remove(std::string_view key);
    /// Sends batches until none waits. What was left after an error is sent by the next flush.
    AnyError flush();

    std::size_t waiting() const noexcept { return waiting_.size(); }
    CallOptions options{};
    ConsumedCapacity* capacity = nullptr;

private:
    struct Write {
        std::vector<AttributeValue> key;  ///< Of the item, for comparing: one number has many spellings.
        std::string text;                 ///< `{"PutRequest":{"Item":{...}}}`
    };

    AnyError add(std::string text);
    AnyError send();
    void take_back(std::string text);

    Client client_;
    std::string table_;
    std::vector<std::string> keys_;
    std::size_t batch_;
    std::deque<Write> waiting_{};
    std::unique_ptr<Unprocessed> pauses_;
};

}  // namespace detail
}  // namespace inia::dynamodb
