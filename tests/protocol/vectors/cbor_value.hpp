#pragma once

#include <boost/json.hpp>

#include <string_view>

namespace inia::vectors {

/// CBOR as a JSON value to compare with: bytes are {"bytes": text}, a tagged value {"tag N": value}, non-finite floats
/// the vectors' three texts. Shares nothing with inia's reader, so that it can judge what inia's writer wrote. Throws
/// std::runtime_error on anything that is not one whole value.
boost::json::value cbor_value(std::string_view bytes);

}  // namespace inia::vectors
