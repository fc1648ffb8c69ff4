#pragma once

#include <inia/core/json/writer.hpp>
#include <inia/dynamodb/batch_queue.hpp>
#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/table_key.hpp>

#include <cstddef>
#include <exception>
#include <utility>

namespace inia::dynamodb {

/// Puts and deletes of a table's items in batches of 25, a fraction of the calls; what the service leaves undone is
/// sent again. Of several writes of a key that wait, the last one counts.
///
///     {
///         auto batch = users.batch_writer();
///         for (User const& user : many) batch.put_item(user);
///     }   // what is left goes out here
///
/// The destructor flushes and throws when that fails, unless an exception is on its way; call flush() first to be told
/// in either case. Batches know neither conditions nor versions. One thread at a time.
template<ItemType T, auto Hash, auto Range = nullptr> class BatchWriter {
    using Key = detail::TableKey<T, Hash, Range>;

public:
    using HashValue = typename Key::HashValue;
    using RangeValue = typename Key::RangeValue;

    /// For Table::batch_writer.
    explicit BatchWriter(detail::BatchQueue queue)
        : queue_(std::move(queue)),
          exceptions_{std::uncaught_exceptions()} {}
    BatchWriter(BatchWriter const&) = delete;
    BatchWriter& operator=(BatchWriter const&) = delete;
    ~BatchWriter() noexcept(false) {
        if (queue_.waiting() == 0) return;
        AnyError const error = queue_.flush();
        if (error && std::uncaught_exceptions() == exceptions_) error.raise();
    }

    void put_item(T const& item) {
        json::Writer json;
        ItemWriter out(json);
        write_item(out, item);
        check(out.error());
        check(queue_.put(json.view()));
    }
    void delete_item(HashValue const& hash)
        requires(!Key::has_range)
    {
        remove(hash);
    }
    void delete_item(HashValue const& hash, RangeValue const& range)
        requires(Key::has_range)
    {
        remove(hash, range);
    }

    /// Sends all that waits. After an error that is still there, for another flush.
    void flush() { check(queue_.flush()); }
    /// How many writes wait.
    std::size_t waiting() const noexcept { return queue_.waiting(); }

private:
    static void check(AnyError const& error) {
        if (error) error.raise();
    }
    template<class... V> void remove(V const&... key) {
        json::Writer json;
        ItemWriter out(json);
        detail::write_key<Key>(out, key...);
        check(out.error());
        check(queue_.remove(json.view()));
    }

    detail::BatchQueue queue_;
    int exceptions_;
};

}  // namespace inia::dynamodb
