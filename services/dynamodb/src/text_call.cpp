#include <inia/dynamodb/text_call.hpp>

#include <inia/core/call_ends.hpp>
#include <inia/core/json/codec.hpp>
#include <inia/core/protocol/json.hpp>
#include <inia/dynamodb/describe.hpp>
#include <inia/dynamodb/model.hpp>
#include <inia/dynamodb/operations.hpp>

#include <utility>

namespace inia::dynamodb::detail {
namespace {

struct TextRequest {
    std::string const& table;
    std::string const& body;
};

template<class Op> AnyError serialize(ClientCore const&, void const* any, HttpRequest& http) {
    auto const& request = *static_cast<TextRequest const*>(any);
    return protocol::Json::write_text(Op::info, request.body, http);
}

AnyError deserialize(void const*, HttpResponse& answer, void* to) {
    *static_cast<std::string*>(to) = std::move(answer.body);
    return {};
}

/// The endpoint's rules look at a request's table, wherever it stands, and at nothing else.
GetItemRequest with_table(op::GetItem, std::string const& table) { return {.TableName = table, .Key = empty_map()}; }
PutItemRequest with_table(op::PutItem, std::string const& table) { return {.TableName = table, .Item = empty_map()}; }
UpdateItemRequest with_table(op::UpdateItem, std::string const& table) {
    return {.TableName = table, .Key = empty_map()};
}
DeleteItemRequest with_table(op::DeleteItem, std::string const& table) {
    return {.TableName = table, .Key = empty_map()};
}
QueryRequest with_table(op::Query, std::string const& table) { return {.TableName = table}; }
ScanRequest with_table(op::Scan, std::string const& table) { return {.TableName = table}; }
BatchGetItemRequest with_table(op::BatchGetItem, std::string const& table) {
    return {.RequestItems = {{table, KeysAndAttributes{}}}};
}
BatchWriteItemRequest with_table(op::BatchWriteItem, std::string const& table) {
    return {.RequestItems = {{table, List<WriteRequest>(empty_list())}}};
}
TransactGetItemsRequest with_table(op::TransactGetItems, std::string const& table) {
    return {.TransactItems = {{.Get = Get{.Key = empty_map(), .TableName = table}}}};
}
TransactWriteItemsRequest with_table(op::TransactWriteItems, std::string const& table) {
    return {.TransactItems = {{.Put = Put{.Item = empty_map(), .TableName = table}}}};
}
ExecuteStatementRequest with_table(op::ExecuteStatement, std::string const&) { return {.Statement = ""}; }

template<class Op> Result<std::shared_ptr<inia::Endpoint const>> endpoint(ClientCore const& core, void const* any) {
    return Op::endpoint(core, with_table(Op{}, static_cast<TextRequest const*>(any)->table));
}

template<class Op> CallEnds const& ends_of() {
    static CallEnds const ends = [] {
        CallEnds made = Op::ends;
        made.serialize = &serialize<Op>;
        made.endpoint = &endpoint<Op>;
        made.deserialize = &deserialize;
        return made;
    }();
    return ends;
}

CallEnds const& ends_of(TextOperation operation) {
    switch (operation) {
    case TextOperation::get_item: return ends_of<op::GetItem>();
    case TextOperation::put_item: return ends_of<op::PutItem>();
    case TextOperation::update_item: return ends_of<op::UpdateItem>();
    case TextOperation::delete_item: return ends_of<op::DeleteItem>();
    case TextOperation::query: return ends_of<op::Query>();
    case TextOperation::scan: return ends_of<op::Scan>();
    case TextOperation::batch_get_item: return ends_of<op::BatchGetItem>();
    case TextOperation::batch_write_item: return ends_of<op::BatchWriteItem>();
    case TextOperation::transact_get_items: return ends_of<op::TransactGetItems>();
    case TextOperation::transact_write_items: return ends_of<op::TransactWriteItems>();
    case TextOperation::execute_statement: break;
    }
    return ends_of<op::ExecuteStatement>();
}

void add(Optional<double>& sum, Optional<double> const& part) {
    if (part.has_value()) sum = (sum.has_value() ? *sum : 0) + *part;
}

void read_items(ItemReader& in, AnswerParts& parts) {
    if (in.json().null()) return;
    parts.found = true;
    if (in.json().peek() != '[') return parts.read(in, parts.to);
    if (in.json().enter_array()) do {
            parts.read(in, parts.to);
        } while (in.ok() && in.json().next_element());
}

}  // namespace

Result<std::string> call_text(Client const& client, TextOperation operation, std::string const& table,
                              std::string const& body, CallOptions const& options) {
    Result<std::string> answer;
    TextRequest const request{table, body};
    if (AnyError error = invoke(client.core(), ends_of(operation), &request, options, &*answer))
        answer.fail(std::move(error));
    return answer;
}

AnyError read_answer(std::string const& body, AnswerParts& parts) {
    json::Reader json(body);
    ItemReader in(json);
    if (json.enter_object()) do {
            std::string_view const key = json.key();
            if (key == parts.items && parts.read != nullptr) {
                read_items(in, parts);
                if (AnyError error = in.error()) return error;
            } else if (key == parts.next_member) {
                if (!json.null()) parts.last_key = json.value();
            } else if (key == "Count") {
                json.integer(parts.count);
            } else if (key == "ConsumedCapacity") {
                read_capacity(json, parts.capacity);
            } else {
                json.skip();
            }
        } while (json.next_member());
    return json.finish("answer");
}

AnyError read_batch(std::string const& body, AnswerParts& parts, std::vector<std::string>& keys,
                    ConsumedCapacity* capacity) {
    json::Reader json(body);
    ItemReader in(json);
    if (json.enter_object()) do {
            std::string const member(json.key());
            if (member == "Responses" && !json.null()) {
                if (json.enter_object()) do {
                        json.key();
                        read_items(in, parts);
                        if (AnyError error = in.error()) return error;
                    } while (json.next_member());
            } else if (member == "UnprocessedKeys" && !json.null()) {
                // {"table": {"Keys": [...], ...}}
                if (json.enter_object()) do {
                        json.key();
                        if (json.enter_object()) do {
                                if (json.key() != "Keys") {
                                    json.skip();
                                } else if (json.enter_array()) {
                                    do keys.emplace_back(json.value());
                                    while (json.next_element());
                                }
                            } while (json.next_member());
                    } while (json.next_member());
            } else if (member == "ConsumedCapacity") {
                read_capacity(json, capacity);
            } else {
                json.skip();
            }
        } while (json.next_member());
    return json.finish("BatchGetItem");
}

void read_capacity(json::Reader& json, ConsumedCapacity* sum) {
    if (sum == nullptr) return json.skip();
    if (json.null()) return;
    List<ConsumedCapacity> parts{empty_list()};
    if (json.peek() == '[')
        json::codec<List<ConsumedCapacity>>::read(json, parts, plain_shape);
    else
        json::codec<ConsumedCapacity>::read(json, parts.emplace_back(), plain_shape);
    for (ConsumedCapacity const& part : parts) {
        if (!sum->TableName.has_value()) sum->TableName = part.TableName;
        add(sum->CapacityUnits, part.CapacityUnits);
        add(sum->ReadCapacityUnits, part.ReadCapacityUnits);
        add(sum->WriteCapacityUnits, part.WriteCapacityUnits);
    }
}

}  // namespace inia::dynamodb::detail
