#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace inia::codegen {

/// boto3's method name of an operation: CreateBucket -> create_bucket, its list of exceptions included.
std::string xform_name(std::string_view name);

/// Whether C++ or a header of the platform has taken the name: a keyword, or an object-like macro.
bool is_taken_word(std::string_view name);

/// A valid, unreserved C++ identifier for a name of the model: what C++ cannot hold becomes `_`, a leading digit gets
/// one before it, keywords and macros get one behind. Empty text is `empty`; a text of signs alone is spelled out.
std::string identifier(std::string_view name);

/// The namespace of a service: cognito-idp -> cognito_idp.
std::string namespace_name(std::string_view service);

/// The names of one C++ scope. Hands out each name once.
class NameScope {
public:
    NameScope() = default;
    explicit NameScope(std::span<std::string_view const> reserved) : taken_(reserved.begin(), reserved.end()) {}

    void reserve(std::string_view name) { taken_.emplace(name); }
    bool contains(std::string_view name) const { return taken_.contains(name); }
    /// `wanted` when it is free, else `wanted_`, `wanted_2`, `wanted_3` ...
    std::string take(std::string wanted);

private:
    std::set<std::string, std::less<>> taken_;
};

}  // namespace inia::codegen
