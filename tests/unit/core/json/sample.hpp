#pragma once

#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Structures as codegen emits them, one member for each kind of type and trait.
namespace json_sample {

struct ColourValues {
    enum class Value : std::uint16_t { blue, red };
    static inia::EnumTable table() noexcept {
        static constexpr std::uint32_t ends[] = {4, 7};
        return {"bluered", ends, 2};
    }
};
class Colour : public inia::OpenEnum<ColourValues> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value blue = Value::blue;
    static constexpr Value red = Value::red;
};

struct Empty {
    bool operator==(Empty const&) const = default;
};

struct Choice {
    inia::Optional<std::string> Text{};
    inia::Optional<std::int32_t> Number{};
    inia::Optional<Empty> Nothing{};
    std::string unknown_member{};
    bool operator==(Choice const&) const = default;
};

struct Sink {
    inia::Optional<bool> Flag{};
    inia::Optional<std::int32_t> Int{};
    inia::Optional<std::int64_t> Long{};
    inia::Optional<float> Float{};
    inia::Optional<double> Double{};
    inia::Optional<std::string> Text{};
    inia::Optional<inia::Blob> Bytes{};
    inia::Optional<Colour> Shade{};
    inia::Optional<inia::Timestamp> Time{};
    inia::Optional<inia::Timestamp> DateTime{};
    inia::Optional<inia::Timestamp> HttpDate{};
    inia::Optional<inia::Document> Free{};
    inia::Optional<Choice> Either{};
    inia::Indirect<Sink> Inner{};
    inia::List<std::string> Names{};
    inia::List<inia::Optional<std::string>> SparseNames{};
    inia::List<inia::List<std::int32_t>> Rows{};
    inia::List<inia::Timestamp> Dates{};
    inia::List<inia::Document> FreeList{};
    inia::Map<std::string> Labels{};
    inia::Map<inia::Optional<std::int32_t>> SparseCounts{};
    inia::Map<Sink> Children{};
    bool operator==(Sink const&) const = default;
};

struct Tokened {
    inia::Optional<std::string> Token{};
    inia::Optional<std::string> Name{};
};

struct Given {
    struct required {
        class Name;
        class Tags;
    };
    inia::Required<std::string, required::Name> Name;
    inia::Required<inia::List<std::string>, required::Tags> Tags;
};

inline constexpr inia::Shape date_time{.timestamp = inia::TimestampFormat::date_time};

INIA_DESCRIBE_NAMESPACE

}  // namespace json_sample

namespace inia {

template<> struct schema<json_sample::Empty> {
    static constexpr std::string_view name = "Empty";
    static constexpr char const* const* names = nullptr;
    static constexpr Member const* members = nullptr;
    static constexpr bool is_union = false;
    using list = member_list<schema>;
};

template<> struct schema<json_sample::Choice> {
    static constexpr std::string_view name = "Choice";
    static constexpr char const* names[] = {"Text", "Number", "Nothing"};
    static constexpr Member members[] = {{.wire = "Text"}, {.wire = "Number"}, {.wire = "Nothing"}};
    static constexpr bool is_union = true;
    using list =
        member_list<schema, &json_sample::Choice::Text, &json_sample::Choice::Number, &json_sample::Choice::Nothing>;
};

template<> struct schema<json_sample::Sink> {
    using T = json_sample::Sink;
    static constexpr std::string_view name = "Sink";
    static constexpr char const* names[] = {"Flag",     "Int",    "Long",         "Float",       "Double",   "Text",
                                            "Bytes",    "Shade",  "Time",         "DateTime",    "HttpDate", "Free",
                                            "Either",   "Inner",  "Names",        "SparseNames", "Rows",     "Dates",
                                            "FreeList", "Labels", "SparseCounts", "Children"};
    static constexpr Member members[] = {
        {.wire = "flag"},
        {.wire = "Int"},
        {.wire = "Long"},
        {.wire = "Float"},
        {.wire = "Double"},
        {.wire = "Text"},
        {.wire = "Bytes"},
        {.wire = "Shade"},
        {.wire = "Time"},
        {.wire = "DateTime", .shape = {.timestamp = TimestampFormat::date_time}},
        {.wire = "HttpDate", .shape = {.timestamp = TimestampFormat::http_date}},
        {.wire = "Free"},
        {.wire = "Either"},
        {.wire = "Inner"},
        {.wire = "Names"},
        {.wire = "SparseNames", .shape = {.sparse = true}},
        {.wire = "Rows"},
        {.wire = "Dates", .shape = {.value = &json_sample::date_time}},
        {.wire = "FreeList"},
        {.wire = "Labels"},
        {.wire = "SparseCounts", .shape = {.sparse = true}},
        {.wire = "Children"},
    };
    static constexpr bool is_union = false;
    using list =
        member_list<schema, &T::Flag, &T::Int, &T::Long, &T::Float, &T::Double, &T::Text, &T::Bytes, &T::Shade,
                    &T::Time, &T::DateTime, &T::HttpDate, &T::Free, &T::Either, &T::Inner, &T::Names, &T::SparseNames,
                    &T::Rows, &T::Dates, &T::FreeList, &T::Labels, &T::SparseCounts, &T::Children>;
};

template<> struct schema<json_sample::Tokened> {
    static constexpr std::string_view name = "Tokened";
    static constexpr char const* names[] = {"Token", "Name"};
    static constexpr Member members[] = {{.wire = "Token", .idempotency_token = true}, {.wire = "Name"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &json_sample::Tokened::Token, &json_sample::Tokened::Name>;
};

template<> struct schema<json_sample::Given> {
    static constexpr std::string_view name = "Given";
    static constexpr char const* names[] = {"Name", "Tags"};
    static constexpr Member members[] = {{.wire = "Name", .required = true}, {.wire = "Tags", .required = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &json_sample::Given::Name, &json_sample::Given::Tags>;
};

}  // namespace inia
