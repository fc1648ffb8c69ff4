#pragma once

#include "unit/core/json/sample.hpp"

/// JSON's sample, less what CBOR does not have (documents).
namespace cbor_sample {

using json_sample::Choice;
using json_sample::Colour;

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
    inia::Optional<Choice> Either{};
    inia::Indirect<Sink> Inner{};
    inia::List<std::string> Names{};
    inia::List<inia::Optional<std::string>> SparseNames{};
    inia::List<inia::List<std::int32_t>> Rows{};
    inia::Map<std::string> Labels{};
    inia::Map<inia::Optional<std::int32_t>> SparseCounts{};
    inia::Map<Sink> Children{};
    bool operator==(Sink const&) const = default;
};

/// A name of more than 23 bytes has a longer head.
struct LongNamed {
    inia::Optional<bool> A{};
    bool operator==(LongNamed const&) const = default;
};

INIA_DESCRIBE_NAMESPACE

}  // namespace cbor_sample

namespace inia {

template<> struct schema<cbor_sample::Sink> {
    using T = cbor_sample::Sink;
    static constexpr std::string_view name = "Sink";
    static constexpr char const* names[] = {"Flag",        "Int",   "Long",   "Float",        "Double",  "Text",
                                            "Bytes",       "Shade", "Time",   "Either",       "Inner",   "Names",
                                            "SparseNames", "Rows",  "Labels", "SparseCounts", "Children"};
    static constexpr Member members[] = {
        {.wire = "flag"},
        {.wire = "Int"},
        {.wire = "Long"},
        {.wire = "Float"},
        {.wire = "Double"},
        {.wire = "Text"},
        {.wire = "Bytes"},
        {.wire = "Shade"},
        {.wire = "Time", .shape = {.timestamp = TimestampFormat::http_date}},
        {.wire = "Either"},
        {.wire = "Inner"},
        {.wire = "Names"},
        {.wire = "SparseNames", .shape = {.sparse = true}},
        {.wire = "Rows"},
        {.wire = "Labels"},
        {.wire = "SparseCounts", .shape = {.sparse = true}},
        {.wire = "Children"},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Flag, &T::Int, &T::Long, &T::Float, &T::Double, &T::Text, &T::Bytes, &T::Shade,
                             &T::Time, &T::Either, &T::Inner, &T::Names, &T::SparseNames, &T::Rows, &T::Labels,
                             &T::SparseCounts, &T::Children>;
};

template<> struct schema<cbor_sample::LongNamed> {
    static constexpr std::string_view name = "LongNamed";
    static constexpr char const* names[] = {"A"};
    static constexpr Member members[] = {{.wire = "aNameOfTwentyFourLetters"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &cbor_sample::LongNamed::A>;
};

}  // namespace inia
