#pragma once

#include "unit/core/json/sample.hpp"

#include <inia/core/body.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

/// Structures whose members are bound to every part of an HTTP message.
namespace json_sample {

struct PutRequest {
    struct required {
        class Folder;
        class Path;
    };
    inia::Required<std::string, required::Folder> Folder;
    inia::Required<std::string, required::Path> Path;
    inia::Optional<std::string> Account{};
    inia::Optional<inia::Timestamp> When{};
    inia::Optional<std::string> Filter{};
    inia::Optional<bool> Recursive{};
    inia::Optional<inia::Timestamp> After{};
    inia::List<std::string> Tags{};
    inia::List<std::int32_t> Numbers{};
    inia::Map<std::string> Extra{};
    inia::Map<inia::List<std::string>> Many{};
    inia::Optional<std::string> Label{};
    inia::Optional<std::int64_t> Size{};
    inia::Optional<double> Ratio{};
    inia::Optional<inia::Timestamp> Since{};
    inia::Optional<inia::Timestamp> SinceSeconds{};
    inia::Optional<std::string> Json{};
    inia::List<std::string> Words{};
    inia::List<Colour> Shades{};
    inia::List<inia::Timestamp> Dates{};
    inia::Map<std::string> Meta{};
    inia::Optional<std::string> Token{};
};

struct GetResponse {
    inia::Optional<std::int32_t> Status{};
    inia::Optional<std::string> Label{};
    inia::Optional<bool> Flag{};
    inia::Optional<std::int64_t> Size{};
    inia::Optional<double> Ratio{};
    inia::Optional<Colour> Shade{};
    inia::Optional<inia::Timestamp> Since{};
    inia::Optional<inia::Timestamp> Expires{};
    inia::Optional<std::string> Json{};
    inia::List<std::string> Words{};
    inia::List<std::int32_t> Numbers{};
    inia::List<inia::Timestamp> Dates{};
    inia::Map<std::string> Meta{};
    inia::Map<std::string> All{};
    bool operator==(GetResponse const&) const = default;
};

inline constexpr inia::ServiceInfo service{
    .name = "sample", .service_id = "Sample", .target_prefix = "Sample_2020", .json_version = "1.0"};

}  // namespace json_sample

namespace inia {

template<> struct schema<json_sample::PutRequest> {
    using T = json_sample::PutRequest;
    static constexpr std::string_view name = "PutRequest";
    static constexpr char const* names[] = {"Folder", "Path",  "Account", "When",         "Filter", "Recursive",
                                            "After",  "Tags",  "Numbers", "Extra",        "Many",   "Label",
                                            "Size",   "Ratio", "Since",   "SinceSeconds", "Json",   "Words",
                                            "Shades", "Dates", "Meta",    "Token"};
    static constexpr Member members[] = {
        {.wire = "folder", .location = Location::uri, .required = true},
        {.wire = "Path", .location = Location::uri, .required = true},
        {.wire = "x-account", .location = Location::header, .host_label = true},
        {.wire = "When", .location = Location::uri},
        {.wire = "filter", .location = Location::query},
        {.wire = "recursive", .location = Location::query},
        {.wire = "after", .location = Location::query},
        {.wire = "tag", .location = Location::query},
        {.wire = "number", .location = Location::query},
        {.wire = "", .location = Location::query},
        {.wire = "", .location = Location::query},
        {.wire = "X-Label", .location = Location::header},
        {.wire = "X-Size", .location = Location::header},
        {.wire = "X-Ratio", .location = Location::header},
        {.wire = "X-Since", .location = Location::header},
        {.wire = "X-Since-Seconds",
         .location = Location::header,
         .shape = {.timestamp = TimestampFormat::epoch_seconds}},
        {.wire = "X-Json", .location = Location::header, .shape = {.json_value = true}},
        {.wire = "X-Words", .location = Location::header},
        {.wire = "X-Shades", .location = Location::header},
        {.wire = "X-Dates", .location = Location::header},
        {.wire = "x-meta-", .location = Location::prefix_headers},
        {.wire = "X-Token", .location = Location::header, .idempotency_token = true},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Folder, &T::Path, &T::Account, &T::When, &T::Filter, &T::Recursive, &T::After,
                             &T::Tags, &T::Numbers, &T::Extra, &T::Many, &T::Label, &T::Size, &T::Ratio, &T::Since,
                             &T::SinceSeconds, &T::Json, &T::Words, &T::Shades, &T::Dates, &T::Meta, &T::Token>;
};

template<> struct schema<json_sample::GetResponse> {
    using T = json_sample::GetResponse;
    static constexpr std::string_view name = "GetResponse";
    static constexpr char const* names[] = {"Status",  "Label", "Flag",  "Size",    "Ratio", "Shade", "Since",
                                            "Expires", "Json",  "Words", "Numbers", "Dates", "Meta",  "All"};
    static constexpr Member members[] = {
        {.wire = "Status", .location = Location::status},
        {.wire = "X-Label", .location = Location::header},
        {.wire = "X-Flag", .location = Location::header},
        {.wire = "X-Size", .location = Location::header},
        {.wire = "X-Ratio", .location = Location::header},
        {.wire = "X-Shade", .location = Location::header},
        {.wire = "X-Since", .location = Location::header},
        {.wire = "Expires", .location = Location::header},
        {.wire = "X-Json", .location = Location::header, .shape = {.json_value = true}},
        {.wire = "X-Words", .location = Location::header},
        {.wire = "X-Numbers", .location = Location::header},
        {.wire = "X-Dates", .location = Location::header},
        {.wire = "X-Meta-", .location = Location::prefix_headers},
        {.wire = "", .location = Location::prefix_headers},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Status, &T::Label, &T::Flag, &T::Size, &T::Ratio, &T::Shade, &T::Since,
                             &T::Expires, &T::Json, &T::Words, &T::Numbers, &T::Dates, &T::Meta, &T::All>;
};

}  // namespace inia
