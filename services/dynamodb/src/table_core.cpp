#include <inia/dynamodb/table_core.hpp>

#include <inia/core/json/codec.hpp>
#include <inia/dynamodb/batch_queue.hpp>
#include <inia/dynamodb/describe.hpp>
#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/model.hpp>
#include <inia/dynamodb/transaction.hpp>

#include "dynamodb/unprocessed.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace inia::dynamodb::detail {
namespace {

CallOptions const no_options{};

CallOptions const& options_of(CallOptions const* call) { return call ? *call : no_options; }

void member(json::Writer& body, std::string_view name) {
    body.raw(',');
    body.string(name);
    body.raw(':');
}
void member(json::Writer& body, std::string_view name, std::string_view text) {
    member(body, name);
    body.string(text);
}

/// Writes `,"FilterExpression":"#n0 = :v0"` unless the expression says nothing.
AnyError expression(json::Writer& body, ExpressionBuilder& builder, std::string_view name, Expression const& said) {
    if (said.error()) return said.error();
    if (said.empty()) return {};
    member(body, name, builder.build(said));
    return {};
}

void capacity(json::Writer& body, ConsumedCapacity const* wanted) {
    if (wanted) member(body, "ReturnConsumedCapacity", "TOTAL");
}

AnyError write_settings(json::Writer& body, ReadSettings const& settings) {
    ExpressionBuilder builder;
    if (AnyError error = expression(body, builder, "KeyConditionExpression", settings.keys)) return error;
    if (AnyError error = expression(body, builder, "FilterExpression", settings.filter)) return error;
    if (AnyError error = expression(body, builder, "ProjectionExpression", settings.projection)) return error;
    if (!builder.empty()) {
        body.raw(',');
        builder.write(body);
    }
    if (!settings.index.empty()) member(body, "IndexName", settings.index);
    if (settings.consistent_read) (member(body, "ConsistentRead"), body.boolean(true));
    if (settings.descending) (member(body, "ScanIndexForward"), body.boolean(false));
    if (settings.count_only) member(body, "Select", "COUNT");
    if (settings.page_size > 0) (member(body, "Limit"), body.integer(std::int64_t{settings.page_size}));
    capacity(body, settings.consumed_capacity);
    return {};
}

AnyError write_settings(json::Writer& body, WriteSettings const& settings, bool element) {
    ExpressionBuilder builder;
    if (AnyError error = expression(body, builder, "UpdateExpression", settings.changes)) return error;
    if (AnyError error = expression(body, builder, "ConditionExpression", settings.condition)) return error;
    if (!builder.empty()) {
        body.raw(',');
        builder.write(body);
    }
    if (settings.return_item_on_failure) member(body, "ReturnValuesOnConditionCheckFailure", "ALL_OLD");
    if (element) return {};
    if (!settings.return_values.empty()) member(body, "ReturnValues", settings.return_values);
    capacity(body, settings.consumed_capacity);
    return {};
}

}  // namespace

void TableCore::begin(json::Writer& body) const {
    body.raw(std::string_view(R"({"TableName":)"));
    body.string(name_);
}

AnyError TableCore::get(json::Writer& body, ReadSettings const& settings, AnswerParts& parts) const {
    if (AnyError error = write_settings(body, settings)) return error;
    body.raw('}');
    Result<std::string> const answer =
        call_text(client_, TextOperation::get_item, name_, std::move(body).take(), options_of(settings.call));
    if (!answer) return answer.error();
    parts.items = "Item";
    parts.capacity = settings.consumed_capacity;
    return read_answer(*answer, parts);
}

AnyError TableCore::write(TextOperation operation, json::Writer& body, WriteSettings const& settings,
                          AnswerParts& parts) const {
    if (AnyError error = write_settings(body, settings, false)) return error;
    body.raw('}');
    Result<std::string> const answer =
        call_text(client_, operation, name_, std::move(body).take(), options_of(settings.call));
    if (!answer) return answer.error();
    parts.items = "Attributes";
    parts.capacity = settings.consumed_capacity;
    return read_answer(*answer, parts);
}

Result<PagedRequest> TableCore::pages(TextOperation operation, ReadSettings const& settings) const {
    json::Writer body;
    begin(body);
    if (AnyError error = write_settings(body, settings)) return error;
    return PagedRequest{
        client_, operation, name_, std::move(body).take(), "ExclusiveStartKey", options_of(settings.call)};
}

Result<std::int64_t> TableCore::count(TextOperation operation, ReadSettings settings, int segments, int threads) const {
    settings.count_only = true;
    settings.projection = {};  // the service refuses one where no item travels
    Result<PagedRequest> request = pages(operation, settings);
    if (!request) return request.error();
    std::unique_ptr<Pages> const all = scan_pages(*std::move(request), segments, threads);
    std::int64_t sum = 0;
    for (std::string page;;) {
        Result<bool> const more = all->next(page);
        if (!more) return more.error();
        if (!*more) return sum;
        AnswerParts parts{.capacity = settings.consumed_capacity};
        if (AnyError error = read_answer(page, parts)) return error;
        sum += parts.count;
        all->set_last_key(std::move(parts.last_key));
    }
}

AnyError TableCore::batch_get(std::vector<std::string> keys, ReadSettings const& settings, AnswerParts& parts) const {
    constexpr std::size_t most_keys = 100;
    // The service refuses a key that is there twice, also where its numbers are spelled in two ways.
    std::unordered_set<AttributeValue> seen;
    std::erase_if(keys,
                  [&](std::string const& key) { return !seen.insert(AttributeValue::map(parse_item(key))).second; });
    Unprocessed pauses(client_.core().clock());
    parts.items = name_;
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < keys.size(); begin += count) {
        count = std::min(keys.size() - begin, most_keys);
        json::Writer body;
        body.raw(std::string_view(R"({"RequestItems":{)"));
        body.string(name_);
        body.raw(std::string_view(R"(:{"Keys":[)"));
        for (std::size_t i = 0; i < count; ++i) {
            if (i != 0) body.raw(',');
            body.raw(keys[begin + i]);
        }
        body.raw(']');
        ReadSettings element = settings;
        element.consumed_capacity = nullptr;
        if (AnyError error = write_settings(body, element)) return error;
        body.raw(std::string_view("}}"));
        capacity(body, settings.consumed_capacity);
        body.raw('}');
        Result<std::string> const answer =
            call_text(client_, TextOperation::batch_get_item, name_, std::move(body).take(), options_of(settings.call));
        if (!answer) return answer.error();
        std::size_t const before = keys.size();
        if (AnyError error = read_batch(*answer, parts, keys, settings.consumed_capacity)) return error;
        if (AnyError error = pauses.after("BatchGetItem", name_, count, keys.size() - before)) return error;
    }
    return {};
}

TransactWrite end_element(TableCore const& core, json::Writer& body, WriteSettings const& settings) {
    if (AnyError const error = write_settings(body, settings, true)) error.raise();
    body.raw(std::string_view("}}"));
    return {core.name(), std::move(body).take()};
}

}  // namespace inia::dynamodb::detail
