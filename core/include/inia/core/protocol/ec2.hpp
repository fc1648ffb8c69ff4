#pragma once

#include <inia/core/protocol/query.hpp>

namespace inia::protocol {

/// The ec2 protocol, a dialect of query: the names in forms are capitalised (by codegen), lists have no segment for
/// their elements, and no element stands around an answer's result.
struct Ec2 : Query {
    /// Fills the request but for the endpoint's part and the signature.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        return write_form<Op>(query::Lists::bare, core, request, http);
    }
};

}  // namespace inia::protocol
