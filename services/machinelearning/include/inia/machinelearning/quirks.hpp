#pragma once

#include <inia/core/endpoint.hpp>
#include <inia/core/quirks.hpp>
#include <inia/machinelearning/operations.hpp>

#include <string>

namespace inia {

/// A prediction goes to the endpoint of its model, which is made for it and is named in the request.
template<class Op>
    requires requires(typename Op::Request const& request) { request.PredictEndpoint; }
struct Quirks<Op> {
    static void redirect(typename Op::Request const& request, Endpoint& endpoint) {
        std::string const& own = *request.PredictEndpoint;
        if (!own.empty()) endpoint.url = own;
    }
};

}  // namespace inia
