#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A case of GetItem or PutItem: the end of its id, the shape of its item (value.hpp; empty: there is none) and, of
/// answers, the capacities it says were consumed.
struct ItemShape {
    std::string id;
    std::string shape;
    std::vector<double> capacities{};
};

/// The items of the standard cases of PutItem's request.
std::vector<ItemShape> put_item_shapes();
/// The items of the standard cases of GetItem's answer.
std::vector<ItemShape> get_item_shapes();

}  // namespace bench
