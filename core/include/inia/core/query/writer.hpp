#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/body_writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace inia::query {

/// How lists stand in a form body.
enum class Lists : unsigned char {
    as_modelled,  ///< query: `List.member.1=a`, or `List.1=a` where the model says flattened; an empty list is `List=`.
    bare          ///< ec2: always `List.1=a`; an empty list leaves no trace.
};

/// Writes the form body of the query and ec2 protocols: `Action=...&Version=...&List.member.1=...`. Names are built
/// from segments; entering a structure or an element adds one, leaving takes it off again.
///
///     writer.enter("Tags"); writer.enter("member"); writer.enter(1); writer.value("x");   // Tags.member.1=x
///
/// Names and values are percent-encoded. One thread at a time.
class INIA_EXPORT Writer : public format::BodyWriter {
public:
    explicit Writer(Lists lists = Lists::as_modelled) noexcept : lists_(lists) {}

    Lists lists() const noexcept { return lists_; }

    /// Adds a segment to the name; returns what `leave` wants.
    std::size_t enter(std::string_view segment);
    /// Adds the number of an element, which counts from 1.
    std::size_t enter(std::size_t number);
    /// Goes back to the name as it was when `enter` returned `mark`.
    void leave(std::size_t mark) noexcept { name_.resize(mark); }
    /// Writes the present name with this value.
    void value(std::string_view text);
    /// Writes the present name with a value that holds nothing to encode, such as a number.
    void plain(std::string_view text);

    std::string_view view() const noexcept INIA_LIFETIMEBOUND { return out_; }
    /// Hands the body out; the writer is empty then.
    std::string take() noexcept { return std::exchange(out_, {}); }

private:
    void put_name();

    std::string out_;
    std::string name_;  ///< The present name, encoded.
    Lists lists_;
};

}  // namespace inia::query
