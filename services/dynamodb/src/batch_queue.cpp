#include <inia/dynamodb/batch_queue.hpp>

#include <inia/core/json/codec.hpp>
#include <inia/dynamodb/describe.hpp>
#include <inia/dynamodb/model.hpp>

#include "dynamodb/unprocessed.hpp"

#include <algorithm>
#include <utility>

namespace inia::dynamodb::detail {
namespace {

/// The key attributes of a write's item, null where one is missing; empty without keys. Of the rest nothing is made.
std::vector<AttributeValue> key_of(std::string const& write, std::vector<std::string> const& keys) {
    if (keys.empty()) return {};
    std::vector<AttributeValue> values(keys.size());
    json::Reader json(write);
    // PutRequest or DeleteRequest, and in it Item or Key.
    for (int depth = 0; depth < 2; ++depth) {
        if (!json.enter_object()) return values;
        json.key();
    }
    if (json.enter_object()) do {
            auto const key = std::find(keys.begin(), keys.end(), json.key());
            if (key == keys.end())
                json.skip();
            else
                json::codec<AttributeValue>::read(json, values[static_cast<std::size_t>(key - keys.begin())],
                                                  plain_shape);
        } while (json.next_member());
    return values;
}

/// The writes in `{"table": [...]}`.
void read_undone(json::Reader& json, std::vector<std::string>& writes) {
    if (!json.enter_object()) return;
    do {
        json.key();
        if (json.enter_array()) do
                writes.emplace_back(json.value());
            while (json.next_element());
    } while (json.next_member());
}

}  // namespace

BatchQueue::BatchQueue(Client client, std::string table, std::vector<std::string> keys, std::size_t batch)
    : client_(std::move(client)),
      table_(std::move(table)),
      keys_(std::move(keys)),
      batch_(std::min(std::max(batch, std::size_t{1}), most_writes)),
      pauses_(std::make_unique<Unprocessed>(client_.core().clock())) {}

BatchQueue::BatchQueue(BatchQueue&&) noexcept = default;
BatchQueue::~BatchQueue() = default;

AnyError BatchQueue::put(std::string_view item) {
    return add(std::string(R"({"PutRequest":{"Item":)").append(item).append("}}"));
}

AnyError BatchQueue::remove(std::string_view key) {
    return add(std::string(R"({"DeleteRequest":{"Key":)").append(key).append("}}"));
}

AnyError BatchQueue::add(std::string text) {
    std::vector<AttributeValue> key = key_of(text, keys_);
    if (!keys_.empty()) std::erase_if(waiting_, [&](Write const& write) { return write.key == key; });
    waiting_.push_back({std::move(key), std::move(text)});
    return waiting_.size() >= batch_ ? send() : AnyError{};
}

AnyError BatchQueue::flush() {
    pauses_->start_anew();
    while (!waiting_.empty())
        if (AnyError error = send()) return error;
    return {};
}

AnyError BatchQueue::send() {
    json::Writer name;
    name.string(table_);
    std::string body = R"({"RequestItems":{)";
    (body += name.view()) += ":[";
    std::size_t count = 0;
    for (; count < std::min(batch_, waiting_.size()); ++count) {
        std::string const& text = waiting_[count].text;
        if (count != 0 && body.size() + text.size() + 64 > most_bytes) break;
        if (count != 0) body += ',';
        body += text;
    }
    body += "]}";
    if (capacity) body += R"(,"ReturnConsumedCapacity":"TOTAL")";
    body += '}';

    Result<std::string> answer = call_text(client_, TextOperation::batch_write_item, table_, body, options);
    if (!answer) return answer.error();
    // Nothing is forgotten before the whole answer is read: what of it was done is not known otherwise.
    std::vector<std::string> undone;
    json::Reader json(*answer);
    if (json.enter_object()) do {
            std::string_view const member = json.key();
            if (member == "UnprocessedItems" && !json.null()) {
                read_undone(json, undone);
            } else if (member == "ConsumedCapacity") {
                read_capacity(json, capacity);
            } else {
                json.skip();
            }
        } while (json.next_member());
    if (AnyError error = json.finish("BatchWriteItem")) return error;
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    std::size_t const left = waiting_.size();
    for (std::string& text : undone) take_back(std::move(text));
    return pauses_->after("BatchWriteItem", table_, count, waiting_.size() - left);
}

/// What was not done waits again, behind the rest.
void BatchQueue::take_back(std::string text) {
    std::vector<AttributeValue> key = key_of(text, keys_);
    // A newer write of the key has taken its place.
    bool const stale = !keys_.empty() && std::any_of(waiting_.begin(), waiting_.end(), [&](Write const& write) {
        return write.key == key;
    });
    if (!stale) waiting_.push_back({std::move(key), std::move(text)});
}

}  // namespace inia::dynamodb::detail
