#pragma once

#include <inia/core/error.hpp>

namespace inia::detail {

/// The peer's certificate is not trusted, or the trusted ones cannot be read: a TransportError that another attempt
/// would meet again.
class TlsError final : public ErrorType<TlsError, TransportError> {
public:
    using ErrorType::ErrorType;
};

}  // namespace inia::detail
