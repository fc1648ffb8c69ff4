#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <memory>
#include <string>

namespace inia::dynamodb {

/// A value of the program and an attribute do not fit together: the attribute is missing, of another type or out of
/// the type's range, or the value has no form in DynamoDB (a number that is not finite, an empty set).
/// The text says where, what was expected and what was found, as in
/// `orders[2].price: expected a number (N), found a string (S)`.
class INIA_EXPORT MarshallingError final : public ErrorType<MarshallingError, Error> {
public:
    MarshallingError(std::string path, std::string expected, std::string found);
    MarshallingError(MarshallingError const&) = default;
    MarshallingError& operator=(MarshallingError const&) = default;
    ~MarshallingError() override;

    /// Where in the item: `orders[2].price`; empty for the item itself.
    std::string const& path() const noexcept INIA_LIFETIMEBOUND { return details_->path; }
    /// What the type wants there: `a number (N)`, `a number of at most 127`.
    std::string const& expected() const noexcept INIA_LIFETIMEBOUND { return details_->expected; }
    /// What is there: `a string (S)`, `none`, `300`.
    std::string const& found() const noexcept INIA_LIFETIMEBOUND { return details_->found; }

private:
    struct Details {
        std::string path, expected, found;
    };
    std::shared_ptr<Details const> details_;
};

}  // namespace inia::dynamodb
