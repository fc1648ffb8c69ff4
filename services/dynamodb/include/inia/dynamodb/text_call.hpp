#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/result.hpp>
#include <inia/dynamodb/client.hpp>
#include <inia/dynamodb/item_reader.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inia::dynamodb {
struct ConsumedCapacity;
}

/// Calls whose request and answer are JSON text: items go between the program's structures and the wire, and the
/// request and response structures, which hold AttributeValues, are not made.
namespace inia::dynamodb::detail {

enum class TextOperation : unsigned char {
    get_item,
    put_item,
    update_item,
    delete_item,
    query,
    scan,
    batch_get_item,
    batch_write_item,
    transact_get_items,
    transact_write_items,
    execute_statement
};

/// Runs the operation with that body, along the same line as the client's own functions; returns the answer's body.
/// `table` is what the body says of the table (a name or an ARN): the endpoint may depend on it.
INIA_EXPORT Result<std::string> call_text(Client const& client, TextOperation operation, std::string const& table,
                                          std::string const& body, CallOptions const& options);

/// What is wanted of an answer.
struct AnswerParts {
    std::string_view items{};                          ///< The member that holds an item or a list of them.
    void (*read)(ItemReader& in, void* to) = nullptr;  ///< Reads one item.
    void* to = nullptr;
    bool found = false;  ///< Whether the member was there.
    /// The member that says where the next page begins.
    std::string_view next_member = "LastEvaluatedKey";
    std::string last_key{};  ///< Its value as JSON; empty on the last page.
    std::int64_t count = 0;
    ConsumedCapacity* capacity = nullptr;  ///< What the call took is added to it.
};

/// Reads an answer's body.
INIA_EXPORT AnyError read_answer(std::string const& body, AnswerParts& parts);

/// Reads an answer to a batch of gets. Keys that were not done are appended to `keys`.
INIA_EXPORT AnyError read_batch(std::string const& body, AnswerParts& parts, std::vector<std::string>& keys,
                                ConsumedCapacity* capacity);

/// Reads what a call took, of one table or a list of several, and adds it up; `sum` may be null.
INIA_EXPORT void read_capacity(json::Reader& json, ConsumedCapacity* sum);

}  // namespace inia::dynamodb::detail
