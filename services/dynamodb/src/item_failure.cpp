#include <inia/dynamodb/item_failure.hpp>
#include <inia/dynamodb/marshalling_error.hpp>

#include <utility>

namespace inia::dynamodb {
namespace {

std::string text_of(std::string const& path, std::string const& expected, std::string const& found) {
    return (path.empty() ? "the item" : path) + ": expected " + expected + ", found " + found;
}

}  // namespace

MarshallingError::MarshallingError(std::string path, std::string expected, std::string found)
    : ErrorType(text_of(path, expected, found)),
      details_(std::make_shared<Details const>(Details{std::move(path), std::move(expected), std::move(found)})) {}

MarshallingError::~MarshallingError() = default;

struct ItemFailure::Details {
    std::string path, expected, found;

    void put_before(std::string segment) {
        if (!path.empty() && path.front() != '[') segment += '.';
        path.insert(0, segment);
    }
};

ItemFailure::ItemFailure() noexcept = default;
ItemFailure::~ItemFailure() = default;

void ItemFailure::fail(std::string_view expected, std::string_view found) {
    if (!failed()) details_.reset(new Details{{}, std::string(expected), std::string(found)});
}

void ItemFailure::within(std::string_view name) {
    if (failed()) details_->put_before(std::string(name));
}

void ItemFailure::within(std::size_t index) {
    if (failed()) details_->put_before("[" + std::to_string(index) + "]");
}

AnyError ItemFailure::error() const {
    if (!failed()) return {};
    return MarshallingError(details_->path, details_->expected, details_->found);
}

}  // namespace inia::dynamodb
