#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/reflect.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

/// What a service's library turns failed answers into typed errors with.
namespace inia {

/// How the error with this name on the wire is made.
struct ErrorEntry {
    std::string_view name;
    AnyError (*make)(Outcome&& outcome);
};

/// A service's modelled errors in ascending order of their names: shapes' names and, where they differ, codes. Static
/// data.
struct ErrorTable {
    ErrorEntry const* entries = nullptr;
    std::size_t size = 0;
};

/// The entry of the answer's error type or, failing that, of its code; null when the model has neither.
INIA_EXPORT ErrorEntry const* find_error(ErrorTable table, Outcome const& outcome) noexcept;

/// The modelled error `E` with the members that the answer tells. Members that cannot be read stay absent: what matters
/// is that the service said no.
template<class Protocol, class E> AnyError make_modelled_error(Outcome&& outcome) {
    E error(std::move(outcome.error));
    if constexpr (Described<E>) static_cast<void>(Protocol::template read_error<E>(outcome.response, error));
    return error;
}

/// The error of a failed answer: a modelled one, or the service's base class for a name that nobody knows.
template<class Base> AnyError make_service_error(ErrorTable table, Outcome&& outcome) {
    if (ErrorEntry const* entry = find_error(table, outcome)) return entry->make(std::move(outcome));
    return Base(std::move(outcome.error));
}

}  // namespace inia
