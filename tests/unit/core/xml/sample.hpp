#pragma once

#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Structures as codegen emits them for rest-xml and query, with a member for each kind of type and trait.
namespace xml_sample {

struct KindValues {
    enum class Value : std::uint16_t { Group, User };
    static inia::EnumTable table() noexcept {
        static constexpr std::uint32_t ends[] = {5, 9};
        return {"GroupUser", ends, 2};
    }
};
class Kind : public inia::OpenEnum<KindValues> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value Group = Value::Group;
    static constexpr Value User = Value::User;
};

/// S3's Grantee: an attribute with a prefix, behind the members that are elements.
struct Grantee {
    inia::Optional<std::string> Email{};
    inia::Optional<Kind> Type{};
    bool operator==(Grantee const&) const = default;
};

struct Scalars {
    inia::Optional<std::string> Text{};
    inia::Optional<bool> Flag{};
    inia::Optional<std::int32_t> Int{};
    inia::Optional<std::int64_t> Long{};
    inia::Optional<float> Float{};
    inia::Optional<double> Double{};
    inia::Optional<inia::Blob> Bytes{};
    inia::Optional<Kind> Type{};
    inia::Optional<inia::Timestamp> Time{};
    inia::Optional<inia::Timestamp> Epoch{};
    inia::Optional<inia::Timestamp> HttpDate{};
    bool operator==(Scalars const&) const = default;
};

struct Lists {
    inia::List<std::string> Plain{};
    inia::List<std::string> Named{};
    inia::List<std::string> Flat{};
    inia::List<std::string> FlatNamed{};
    inia::List<Grantee> FlatStructs{};
    inia::List<inia::List<std::int32_t>> Nested{};
    inia::List<inia::Timestamp> Times{};
    inia::List<std::string> Spaced{};
    inia::List<inia::Optional<std::string>> Sparse{};
    bool operator==(Lists const&) const = default;
};

struct Maps {
    inia::Map<std::string> Plain{};
    inia::Map<Grantee> Named{};
    inia::Map<std::string> Flat{};
    inia::Map<inia::Map<std::string>> Nested{};
    inia::Map<inia::List<std::string>> OfLists{};
    inia::Map<std::string> Spaced{};
    bool operator==(Maps const&) const = default;
};

struct Node {
    inia::Optional<std::string> Name{};
    inia::Indirect<Node> Next{};
    inia::List<Node> Children{};
    inia::Map<Node> Labelled{};
    inia::Optional<std::string> Header{};  // not in the body
    bool operator==(Node const&) const = default;
};

struct Empty {
    bool operator==(Empty const&) const = default;
};

struct Holder {
    inia::Optional<Grantee> Owner{};
    inia::Optional<Empty> Nothing{};
    bool operator==(Holder const&) const = default;
};

struct Given {
    struct required {
        class Name;
        class Tags;
    };
    inia::Required<std::string, required::Name> Name;
    inia::Required<inia::List<std::string>, required::Tags> Tags;
    inia::Optional<std::string> Token{};
};

namespace shapes {
inline constexpr inia::Shape ints{.element = "int"};
inline constexpr inia::Shape epoch{.timestamp = inia::TimestampFormat::epoch_seconds};
inline constexpr inia::Shape inner{.element = "V", .key = "K"};
}  // namespace shapes

INIA_DESCRIBE_NAMESPACE

}  // namespace xml_sample

namespace inia {

template<> struct schema<xml_sample::Grantee> {
    static constexpr std::string_view name = "Grantee";
    static constexpr char const* names[] = {"Email", "Type"};
    static constexpr Member members[] = {{.wire = "EmailAddress"}, {.wire = "xsi:type", .xml_attribute = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &xml_sample::Grantee::Email, &xml_sample::Grantee::Type>;
};

template<> struct schema<xml_sample::Scalars> {
    using T = xml_sample::Scalars;
    static constexpr std::string_view name = "Scalars";
    static constexpr char const* names[] = {"Text",  "Flag", "Int",  "Long",  "Float",   "Double",
                                            "Bytes", "Type", "Time", "Epoch", "HttpDate"};
    static constexpr Member members[] = {
        {.wire = "Text"},
        {.wire = "Flag"},
        {.wire = "Int"},
        {.wire = "Long"},
        {.wire = "Float"},
        {.wire = "DoubleDribble"},
        {.wire = "Bytes"},
        {.wire = "Type"},
        {.wire = "Time"},
        {.wire = "Epoch", .shape = {.timestamp = TimestampFormat::epoch_seconds}},
        {.wire = "HttpDate", .shape = {.timestamp = TimestampFormat::http_date}},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Text, &T::Flag, &T::Int, &T::Long, &T::Float, &T::Double, &T::Bytes, &T::Type,
                             &T::Time, &T::Epoch, &T::HttpDate>;
};

template<> struct schema<xml_sample::Lists> {
    using T = xml_sample::Lists;
    static constexpr std::string_view name = "Lists";
    static constexpr char const* names[] = {"Plain",  "Named", "Flat",   "FlatNamed", "FlatStructs",
                                            "Nested", "Times", "Spaced", "Sparse"};
    static constexpr Member members[] = {
        {.wire = "Plain"},
        {.wire = "renamed", .shape = {.element = "item"}},
        {.wire = "Flat", .shape = {.flattened = true}},
        {.wire = "FlatNamed", .shape = {.flattened = true, .element = "One"}},
        {.wire = "Grant", .shape = {.flattened = true}},
        {.wire = "Nested", .shape = {.value = &xml_sample::shapes::ints}},
        {.wire = "Times", .shape = {.value = &xml_sample::shapes::epoch}},
        {.wire = "Spaced", .shape = {.element_namespace = "urn:element"}, .xml_namespace = "urn:list"},
        {.wire = "Sparse", .shape = {.sparse = true}},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Plain, &T::Named, &T::Flat, &T::FlatNamed, &T::FlatStructs, &T::Nested,
                             &T::Times, &T::Spaced, &T::Sparse>;
};

template<> struct schema<xml_sample::Maps> {
    using T = xml_sample::Maps;
    static constexpr std::string_view name = "Maps";
    static constexpr char const* names[] = {"Plain", "Named", "Flat", "Nested", "OfLists", "Spaced"};
    static constexpr Member members[] = {
        {.wire = "Plain"},
        {.wire = "Named", .shape = {.element = "Setting", .key = "Attribute"}},
        {.wire = "KVP", .shape = {.flattened = true, .element = "V", .key = "K"}},
        {.wire = "Nested", .shape = {.value = &xml_sample::shapes::inner}},
        {.wire = "OfLists"},
        {.wire = "Spaced",
         .shape = {.flattened = true, .element_namespace = "urn:value", .key_namespace = "urn:key"},
         .xml_namespace = "urn:map",
         .xml_prefix = "m"},
    };
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Plain, &T::Named, &T::Flat, &T::Nested, &T::OfLists, &T::Spaced>;
};

template<> struct schema<xml_sample::Node> {
    using T = xml_sample::Node;
    static constexpr std::string_view name = "Node";
    static constexpr char const* names[] = {"Name", "Next", "Children", "Labelled", "Header"};
    static constexpr Member members[] = {{.wire = "Name"},
                                         {.wire = "Next"},
                                         {.wire = "Children"},
                                         {.wire = "Labelled"},
                                         {.wire = "X-Header", .location = Location::header}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Name, &T::Next, &T::Children, &T::Labelled, &T::Header>;
};

template<> struct schema<xml_sample::Empty> {
    static constexpr std::string_view name = "Empty";
    static constexpr char const* const* names = nullptr;
    static constexpr Member const* members = nullptr;
    static constexpr bool is_union = false;
    using list = member_list<schema>;
};

template<> struct schema<xml_sample::Holder> {
    static constexpr std::string_view name = "Holder";
    static constexpr char const* names[] = {"Owner", "Nothing"};
    static constexpr Member members[] = {
        {.wire = "Grantee", .xml_namespace = "http://www.w3.org/2001/XMLSchema-instance", .xml_prefix = "xsi"},
        {.wire = "Nothing"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &xml_sample::Holder::Owner, &xml_sample::Holder::Nothing>;
};

template<> struct schema<xml_sample::Given> {
    using T = xml_sample::Given;
    static constexpr std::string_view name = "Given";
    static constexpr char const* names[] = {"Name", "Tags", "Token"};
    static constexpr Member members[] = {{.wire = "Name", .required = true},
                                         {.wire = "Tags", .required = true, .shape = {.flattened = true}},
                                         {.wire = "Token", .idempotency_token = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Name, &T::Tags, &T::Token>;
};

}  // namespace inia
