#pragma once

#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>

/// Structures in the form that codegen gives them, shaped after requests of the acceptance programs.
namespace sample {

struct ColourValues {
    enum class Value : std::uint16_t { dark_green, green, red };
    static ::inia::EnumTable table() noexcept {
        static constexpr std::uint32_t ends[] = {10, 15, 18};
        return {"dark-green"
                "green"
                "red",
                ends, 3};
    }
};
class Colour : public ::inia::OpenEnum<ColourValues> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value dark_green = Value::dark_green;
    static constexpr Value green = Value::green;
    static constexpr Value red = Value::red;
};

struct Tag {
    ::inia::Optional<std::string> Key{};
    ::inia::Optional<std::string> Value{};

    bool operator==(Tag const&) const = default;
};

struct Grant {
    ::inia::Optional<::sample::Colour> Colour{};
    ::inia::Optional<std::int32_t> Limit{};
    ::inia::List<::sample::Tag> Tags{};

    bool operator==(Grant const&) const = default;
};

/// A structure that contains itself through a list, a map and directly.
struct Node {
    ::inia::Optional<std::string> S{};
    ::inia::List<::sample::Node> L{};
    ::inia::Map<::sample::Node> M{};
    ::inia::Indirect<::sample::Node> Not{};

    bool operator==(Node const&) const = default;
};

struct PutRequest {
    struct required {
        class Name;
        class Items;
        class Attributes;
        class Grant;
        class Kind;
    };
    ::inia::Required<std::string, required::Name> Name;
    ::inia::Required<::inia::List<::sample::Tag>, required::Items> Items;
    ::inia::Required<::inia::Map<::sample::Node>, required::Attributes> Attributes;
    ::inia::Required<::sample::Grant, required::Grant> Grant;
    ::inia::Required<::sample::Colour, required::Kind> Kind;
    ::inia::Optional<::sample::Colour> Colour{};
    ::inia::Optional<bool> Force{};
    ::inia::Optional<std::int64_t> Size{};
    ::inia::Optional<::inia::Blob> Payload{};
    ::inia::Optional<::inia::Timestamp> Since{};
    ::inia::Optional<::inia::Document> Options{};
    ::inia::Optional<::sample::Grant> Extra{};
    ::inia::List<std::string> Names{};
    ::inia::List<::sample::Colour> Colours{};
    ::inia::List<::inia::List<std::string>> Rows{};
    ::inia::List<bool> Flags{};
    ::inia::List<::inia::Optional<std::string>> Sparse{};
    ::inia::Map<std::string> Metadata{};
    ::inia::Map<std::int32_t> Counts{};
    ::inia::Map<::sample::Tag> Tags{};
    ::inia::Map<::inia::Map<::sample::Tag>> Nested{};
    ::inia::Map<::inia::List<std::string>> Groups{};
    ::inia::Map<::sample::Colour> Painted{};
};

}  // namespace sample
