#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/map.hpp>
#include <inia/core/optional.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/enums.hpp>
#include <inia/dynamodb/expressions.hpp>

#include <optional>

/// What calls of a Table can be told.
namespace inia::dynamodb {

struct ConsumedCapacity;

/// Settings of Table::get_item and batch_get.
struct GetOptions {
    bool consistent_read = false;                   ///< Sees every write that ended before; costs twice as much.
    ConsumedCapacity* consumed_capacity = nullptr;  ///< What the call takes is added to it; must outlive the call.
    CallOptions call{};
};

/// Settings of Table::put_item.
template<class T> struct PutOptions {
    Optional<Predicate<T>> condition{};   ///< ConditionalCheckFailedException where it does not hold.
    bool return_old = false;              ///< Return the item that was replaced.
    bool return_item_on_failure = false;  ///< The exception's `Item()` has what is in the table.
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions call{};
};

/// Settings of Table::delete_item.
template<class T> struct DeleteOptions {
    Optional<Predicate<T>> condition{};
    bool return_old = false;  ///< Return the item that was deleted.
    bool return_item_on_failure = false;
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions call{};
};

/// Settings of Table::update_item, as one of its clauses.
struct UpdateOptions {
    ReturnValue return_values = ReturnValue::NONE;
    bool return_item_on_failure = false;
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions call{};
};

/// What Table::update_item returns.
template<class T> struct Updated {
    std::optional<T> item{};           ///< For ReturnValue::ALL_OLD and ALL_NEW.
    Map<AttributeValue> attributes{};  ///< For ReturnValue::UPDATED_OLD and UPDATED_NEW.
};

/// Settings of Table::batch_writer.
struct BatchOptions {
    ConsumedCapacity* consumed_capacity = nullptr;  ///< Must outlive the writer.
    CallOptions call{};                             ///< Of each batch.
};

/// Settings of a transaction as a whole.
struct TransactionOptions {
    ConsumedCapacity* consumed_capacity = nullptr;  ///< Of all its tables in one sum.
    CallOptions call{};
};

/// Settings of a PartiQL statement.
struct StatementOptions {
    bool consistent_read = false;
    int page_size = 0;                              ///< Items that the service looks at for a page.
    ConsumedCapacity* consumed_capacity = nullptr;  ///< Must outlive the range.
    CallOptions call{};                             ///< Of each page.
};

/// Settings of a query.
template<class T> struct QueryOptions {
    Optional<Predicate<T>>
        filter{};  ///< Only these items arrive; what they are found among is read, and paid, all the same.
    Optional<Projected<T>>
        projection{};              ///< Only these attributes arrive; members of others need `default_when_absent`.
    bool consistent_read = false;  ///< Not on a global index.
    bool descending = false;       ///< By the range key, the greatest first.
    int page_size = 0;             ///< Items that the service looks at for a page; 0: as many as fit into 1 MB.
    ConsumedCapacity* consumed_capacity = nullptr;  ///< Must outlive the range.
    CallOptions call{};                             ///< Of each page.
};

/// Settings of a scan.
template<class T> struct ScanOptions {
    Optional<Predicate<T>> filter{};
    Optional<Projected<T>> projection{};
    bool consistent_read = false;
    int page_size = 0;
    int segments = 1;     ///< Parts of the table that are read side by side; items of several come in any order.
    int concurrency = 0;  ///< Threads that read segments; 0: one for each, at most 8.
    ConsumedCapacity* consumed_capacity = nullptr;
    CallOptions call{};
};

}  // namespace inia::dynamodb
