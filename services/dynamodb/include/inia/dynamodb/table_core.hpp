#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/dynamodb/client.hpp>
#include <inia/dynamodb/enums.hpp>
#include <inia/dynamodb/expression.hpp>
#include <inia/dynamodb/item_range.hpp>
#include <inia/dynamodb/item_writer.hpp>
#include <inia/dynamodb/pages.hpp>
#include <inia/dynamodb/text_call.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What all tables share, whatever their type: compiled once, in the library.
namespace inia::dynamodb {
class TransactWrite;
}

namespace inia::dynamodb::detail {

/// What a write says beside its item or key.
struct WriteSettings {
    Expression condition{};
    Expression changes{};              ///< Of an update.
    std::string_view return_values{};  ///< `ALL_OLD` ...
    bool return_item_on_failure = false;
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions const* call = nullptr;
};

/// What a query or a scan says beside its table.
struct ReadSettings {
    Expression keys{};
    Expression filter{};
    Expression projection{};
    std::string_view index{};
    bool consistent_read = false;
    bool descending = false;
    bool count_only = false;
    int page_size = 0;
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions const* call = nullptr;
};

/// A table's client and name. Thread-safe.
class INIA_EXPORT TableCore {
public:
    TableCore(Client client, std::string name) : client_(std::move(client)), name_(std::move(name)) {}

    Client const& client() const noexcept INIA_LIFETIMEBOUND { return client_; }
    std::string const& name() const noexcept INIA_LIFETIMEBOUND { return name_; }

    /// Begins a request's body: `{"TableName":"users"`.
    void begin(json::Writer& body) const;

    /// Ends the body of a get with what `settings` say, and runs it. `parts` are read.
    AnyError get(json::Writer& body, ReadSettings const& settings, AnswerParts& parts) const;
    /// Ends the body of a put, an update or a delete, and runs it.
    AnyError write(TextOperation operation, json::Writer& body, WriteSettings const& settings,
                   AnswerParts& parts) const;
    /// The request for the pages of a query or a scan.
    Result<PagedRequest> pages(TextOperation operation, ReadSettings const& settings) const;
    /// The number of items on all pages, which a scan may read by segments (see scan_pages).
    Result<std::int64_t> count(TextOperation operation, ReadSettings settings, int segments = 1, int threads = 0) const;
    /// The items of these keys (JSON), 100 at a time, in any order; what the service leaves out is asked for again,
    /// with growing pauses.
    AnyError batch_get(std::vector<std::string> keys, ReadSettings const& settings, AnswerParts& parts) const;

private:
    Client client_;
    std::string name_;
};

/// Ends a part of a transaction with what its settings say; throws what is wrong with them.
INIA_EXPORT TransactWrite end_element(TableCore const& core, json::Writer& body, WriteSettings const& settings);

}  // namespace inia::dynamodb::detail
