#pragma once

#include <stdexcept>

namespace inia::codegen {

/// A model that cannot be turned into C++, or a file that cannot be read or written. The text is one line for people.
class CodegenError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace inia::codegen
