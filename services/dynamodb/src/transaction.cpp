#include <inia/dynamodb/transaction.hpp>

#include <utility>

namespace inia::dynamodb {

void transact_write(Client const& client, std::span<TransactWrite const> writes, CallOptions const& options) {
    if (writes.empty()) return;
    json::Writer body;
    body.raw(std::string_view(R"({"TransactItems":)"));
    char separator = '[';
    for (TransactWrite const& write : writes) {
        body.raw(std::exchange(separator, ','));
        body.raw(write.body());
    }
    body.raw(std::string_view(R"(],"ClientRequestToken":)"));
    body.string(client.core().idempotency_token());
    body.raw('}');
    Result<std::string> const answer = detail::call_text(client, detail::TextOperation::transact_write_items,
                                                         writes[0].table(), std::move(body).take(), options);
    if (!answer) answer.error().raise();
}

namespace detail {

AnyError transact_get(Client const& client, std::span<std::string_view const> bodies, std::string const& table,
                      void (*read)(ItemReader& in, std::size_t index, void* to), void* to, CallOptions const& options) {
    json::Writer body;
    body.raw(std::string_view(R"({"TransactItems":)"));
    char separator = '[';
    for (std::string_view const part : bodies) {
        body.raw(std::exchange(separator, ','));
        body.raw(part);
    }
    body.raw(std::string_view("]}"));
    Result<std::string> const answer =
        call_text(client, TextOperation::transact_get_items, table, std::move(body).take(), options);
    if (!answer) return answer.error();

    // {"Responses":[{"Item":{...}},{}]}
    json::Reader json(*answer);
    ItemReader in(json);
    if (json.enter_object()) do {
            if (json.key() != "Responses") {
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
