#include "wire.hpp"

#include "error.hpp"
#include "json.hpp"

#include <boost/json/serialize.hpp>

namespace inia::codegen {
namespace {

bool has_xml_names(Protocol protocol) {
    return protocol == Protocol::rest_xml || protocol == Protocol::query || protocol == Protocol::ec2;
}
bool is_rest(Protocol protocol) { return protocol == Protocol::rest_json || protocol == Protocol::rest_xml; }

std::string timestamp_format(ShapeRef const& ref) {
    std::string_view const format = ref.text("timestampFormat");
    if (format == "iso8601") return "date_time";
    if (format == "unixTimestamp") return "epoch_seconds";
    if (format == "rfc822") return "http_date";
    if (format.empty()) return {};
    throw CodegenError("unknown timestampFormat '" + std::string(format) + "' of shape " + std::string(ref.name));
}

}  // namespace

XmlNamespace xml_namespace(boost::json::value const* trait) {
    if (!trait) return {};
    if (auto const* object = trait->if_object())
        return {std::string(find_text(*object, "uri")), std::string(find_text(*object, "prefix"))};
    return {std::string(text_of(trait)), {}};
}

/// The least value of a number, or the least length of something, as C++ has it; empty when it says nothing.
std::string least(ShapeRef const& ref) {
    auto const* min = ref.find("min");
    if (!min || !min->is_number()) return {};
    std::string_view const type = ref.type();
    bool const is_length = type == "string" || type == "blob" || type == "list" || type == "map";
    if (is_length && min->to_number<double>() <= 0) return {};
    return boost::json::serialize(*min);
}

Traits traits_of(Shapes const& shapes, ShapeRef const& ref, Protocol protocol) {
    Traits traits;
    traits.sensitive = ref.flag("sensitive");
    std::string_view const type = ref.type();
    if (ref.flag("eventheader")) traits.bits = type == "byte" ? 8 : type == "short" ? 16 : 0;
    if (type == "timestamp") traits.timestamp = timestamp_format(ref);
    if (type == "string") traits.json_value = ref.flag("jsonvalue");
    if (type != "list" && type != "map") return traits;

    traits.sparse = ref.flag("sparse");
    if (!has_xml_names(protocol)) return traits;
    traits.flattened = ref.flag("flattened");
    if (type == "list") {
        ShapeRef const element = shapes.follow(ref, "member");
        // In ec2, elements have no name in forms, and those of an answer are taken whatever theirs is.
        if (protocol != Protocol::ec2 || traits.flattened) traits.element = element.text("locationName");
        if (protocol == Protocol::rest_xml) traits.element_namespace = xml_namespace(element.find("xmlNamespace")).uri;
    } else {
        ShapeRef const key = shapes.follow(ref, "key");
        ShapeRef const value = shapes.follow(ref, "value");
        traits.key = key.text("locationName");
        traits.element = value.text("locationName");
        if (protocol == Protocol::rest_xml) {
            traits.key_namespace = xml_namespace(key.find("xmlNamespace")).uri;
            traits.element_namespace = xml_namespace(value.find("xmlNamespace")).uri;
        }
    }
    return traits;
}

Location event_location_of(ShapeRef const& member) {
    return member.flag("eventheader")  ? Location::header
         : member.flag("eventpayload") ? Location::payload
                                       : Location::body;
}

Location location_of(ShapeRef const& member, Protocol protocol) {
    if (!is_rest(protocol)) return Location::body;
    std::string_view const location = member.text("location");
    if (location.empty()) return Location::body;
    if (location == "header") return Location::header;
    if (location == "headers") return Location::prefix_headers;
    if (location == "uri") return Location::uri;
    if (location == "querystring") return Location::query;
    if (location == "statusCode") return Location::status;
    throw CodegenError("unknown location '" + std::string(location) + "' of a member of shape "
                       + std::string(member.name));
}

std::string wire_name(ShapeRef const& member, std::string_view name, Protocol protocol) {
    if (protocol == Protocol::rpc_v2_cbor) return std::string(name);
    auto const* own = member.find("locationName");  // may be the empty text, a prefix of all headers
    return std::string(own ? text_of(own) : name);
}

std::string ec2_form_name(ShapeRef const& member, std::string_view wire) {
    std::string_view const own = member.text("queryName");
    std::string name(own.empty() ? wire : own);
    if (own.empty() && !name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

}  // namespace inia::codegen
