#pragma once

#include <inia/apigateway/operations.hpp>
#include <inia/core/quirks.hpp>

#include <type_traits>

namespace inia {

/// Without this header API Gateway answers in HAL, which the model does not describe. GetExport has a member for it.
template<class Op>
    requires std::is_same_v<typename Op::Client, apigateway::Client>
struct Quirks<Op> {
    static AnyError adjust(typename Op::Request const&, HttpRequest& http) {
        if (!http.headers.contains("accept")) http.headers.add("accept", "application/json");
        return {};
    }
};

}  // namespace inia
