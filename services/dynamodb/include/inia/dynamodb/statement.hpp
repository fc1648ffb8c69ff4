#pragma once

#include <inia/dynamodb/item.hpp>
#include <inia/dynamodb/item_range.hpp>
#include <inia/dynamodb/pages.hpp>
#include <inia/dynamodb/table_calls.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::dynamodb {

/// The rows of a PartiQL statement as items of type T, over all pages. `parameters` stand for its question marks.
///
///     for (User const& user : execute_statement<User>(client, "SELECT * FROM users WHERE tier = ?", "pro")) ...
///
/// The statement runs, and its first page is there, when this returns; so one that changes something needs no loop.
template<ItemType T, class... Parameters>
ItemRange<T> execute_statement(Client const& client, StatementOptions const& options, std::string_view statement,
                               Parameters const&... parameters) {
    json::Writer body;
    body.raw(std::string_view(R"({"Statement":)"));
    body.string(statement);
    if constexpr (sizeof...(Parameters) > 0) {
        body.raw(std::string_view(R"(,"Parameters":[)"));
        ItemWriter out(body);
        std::size_t index = 0;
        auto const write = [&]<class P>(P const& parameter) {
            if (index != 0) out.separate();
            if constexpr (std::is_null_pointer_v<P>)
                out.null();
            else if constexpr (std::is_convertible_v<P const&, std::string_view>)
                out.string(parameter);
            else
                attribute_codec<P>::write(out, parameter, {});
            if (out.failed()) out.within(index);
            ++index;
            return !out.failed();
        };
        (write(parameters) && ...);
        detail::check(out.error());
        body.raw(']');
    }
    if (options.consistent_read) body.raw(std::string_view(R"(,"ConsistentRead":true)"));
    if (options.page_size > 0) {
        body.raw(std::string_view(R"(,"Limit":)"));
        body.integer(std::int64_t{options.page_size});
    }
    if (options.consumed_capacity) body.raw(std::string_view(R"(,"ReturnConsumedCapacity":"TOTAL")"));
    ItemRange<T> rows(detail::serial_pages({client,
                                            detail::TextOperation::execute_statement,
                                            {},
                                            std::string(body.view()),
                                            "NextToken",
                                            options.call,
                                            "NextToken"}),
                      options.consumed_capacity);
    rows.begin();
    return rows;
}
template<ItemType T, class... Parameters>
ItemRange<T> execute_statement(Client const& client, std::string_view statement, Parameters const&... parameters) {
    return execute_statement<T>(client, StatementOptions(), statement, parameters...);
}

}  // namespace inia::dynamodb
