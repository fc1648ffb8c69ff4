#pragma once

#include <inia/core/export.hpp>

#include <span>
#include <string_view>

namespace inia {

/// One operation of a service, for programs that enumerate them. All texts are static.
struct OperationDescription {
    std::string_view name{};           ///< `PutItem`
    std::string_view method_name{};    ///< The client's function: `put_item`
    std::string_view http_method{};    ///< `POST`
    std::string_view input{};          ///< The request's structure: `PutItemRequest`
    std::string_view output{};         ///< The response's structure: `PutItemResponse`
    std::string_view documentation{};  ///< Its page of AWS's documentation.
};

/// The operations of a client's service: `operations_of<dynamodb::Client>()`. Defined by
/// <inia/SERVICE/introspection.hpp>.
template<class Client> std::span<OperationDescription const> operations_of() noexcept = delete;

}  // namespace inia
