#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

namespace inia::dynamodb {

/// The first thing that went wrong while an item was written or read. The place is put together on the way out: who
/// sees a failure in what it holds says where that is.
class INIA_EXPORT ItemFailure {
public:
    ItemFailure() noexcept;
    ItemFailure(ItemFailure const&) = delete;
    ItemFailure& operator=(ItemFailure const&) = delete;
    ~ItemFailure();

    bool failed() const noexcept { return details_ != nullptr; }
    /// `expected` and `found` are texts as MarshallingError has them.
    void fail(std::string_view expected, std::string_view found);
    /// The failure is in the attribute of that name, or in the element of that number.
    void within(std::string_view name);
    void within(std::size_t index);

    /// The failure as a MarshallingError; null when there was none.
    AnyError error() const;

private:
    struct Details;
    std::unique_ptr<Details> details_;
};

}  // namespace inia::dynamodb
