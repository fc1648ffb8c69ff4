#pragma once

#include <inia/core/call_ends.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

/// The vectors of JMESPath as functions over structures.
namespace inia::vectors {

struct PathCase {
    std::string id{};
    /// Whether the expression leads to the vector's result; null when codegen did not make one.
    bool (*matches)(void const* response) = nullptr;
    /// The vector's data as the structure.
    std::shared_ptr<void> (*read)(std::string given) = nullptr;
    std::string given{};
    std::string skipped{};  ///< Why there is none.
};

extern std::vector<PathCase> const path_cases;

template<class Op> std::shared_ptr<void> read_response(std::string given) {
    typename Op::Request const request{};
    auto response = std::make_shared<typename Op::Response>();
    HttpResponse answer;
    answer.status = 200;
    answer.length = static_cast<std::int64_t>(given.size());
    answer.body = std::move(given);
    if (AnyError const error = Op::ends.deserialize(&request, answer, response.get()))
        throw std::runtime_error(error.what());
    return response;
}

}  // namespace inia::vectors
