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
/// A statement that changes something runs when the range is begun.
template<ItemType T, class... Parameters>
ItemRange<T> execute_statement(Client const& client, std::string_view statement, Parameters const&... parameters) {
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
    return ItemRange<T>(detail::serial_pages({client,
                                              detail::TextOperation::execute_statement,
                                              {},
                                              std::string(body.view()),
                                              "NextToken",
                                              {},
                                              "NextToken"}),
                        nullptr);
}

}  // namespace inia::dynamodb
