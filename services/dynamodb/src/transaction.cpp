#include <inia/dynamodb/transaction.hpp>

#include <utility>
#include <vector>

namespace inia::dynamodb {
namespace {

/// Writes the request's body without the closing brace.
void begin(json::Writer& body, std::span<TransactPart const* const> parts, TransactionOptions const& options) {
    body.raw(std::string_view(R"({"TransactItems":)"));
    char separator = '[';
    for (TransactPart const* const part : parts) {
        body.raw(std::exchange(separator, ','));
        body.raw(part->body());
    }
    body.raw(']');
    if (options.consumed_capacity) body.raw(std::string_view(R"(,"ReturnConsumedCapacity":"TOTAL")"));
}

}  // namespace

void transact_write(Client const& client, std::span<TransactWrite const> writes, TransactionOptions const& options) {
    if (writes.empty()) return;
    std::vector<TransactPart const*> parts;
    for (TransactWrite const& write : writes) parts.push_back(&write);
    json::Writer body;
    begin(body, parts, options);
    body.raw(std::string_view(R"(,"ClientRequestToken":)"));
    body.string(client.core().idempotency_token());
    body.raw('}');
    Result<std::string> const answer = detail::call_text(client, detail::TextOperation::transact_write_items,
                                                         writes[0].table(), std::move(body).take(), options.call);
    if (!answer) answer.error().raise();
    detail::AnswerParts wanted{.capacity = options.consumed_capacity};
    detail::check(detail::read_answer(*answer, wanted));
}

namespace detail {

AnyError transact_get(Client const& client, std::span<TransactPart const* const> gets,
                      void (*read)(ItemReader& in, std::size_t index, void* to), void* to,
                      TransactionOptions const& options) {
    json::Writer body;
    begin(body, gets, options);
    body.raw('}');
    Result<std::string> const answer =
        call_text(client, TextOperation::transact_get_items, gets[0]->table(), std::move(body).take(), options.call);
    if (!answer) return answer.error();

    // {"Responses":[{"Item":{...}},{}]}
    json::Reader json(*answer);
    ItemReader in(json);
    if (json.enter_object()) do {
            std::string_view const member = json.key();
            if (member == "ConsumedCapacity") {
                read_capacity(json, options.consumed_capacity);
                continue;
            }
            if (member != "Responses") {
                json.skip();
                continue;
            }
            std::size_t index = 0;
            if (json.enter_array()) do {
                    if (json.enter_object()) do {
                            if (json.key() != "Item" || json.null()) {
                                json.skip();
                                continue;
                            }
                            read(in, index, to);
                            if (AnyError error = in.error()) return error;
                        } while (json.next_member());
                    ++index;
                } while (json.next_element());
        } while (json.next_member());
    return json.finish("TransactGetItems");
}

}  // namespace detail
}  // namespace inia::dynamodb
