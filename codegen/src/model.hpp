#pragma once

#include "doc_text.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

/// A service with every decision taken: C++ names and types, wire names, locations, order. Emitters only print it.
namespace inia::codegen {

enum class Protocol { json, rest_json, rest_xml, query, ec2, rpc_v2_cbor };

/// Whether the endpoint of an operation is asked for.
enum class Discovery { none, optional, required };

enum class Kind {
    boolean,
    integer,
    long_integer,
    single_float,
    double_float,
    string,
    enumeration,
    blob,
    timestamp,
    document,
    list,
    map,
    structure,
    written,        ///< A structure that people wrote by hand (services.json "types").
    body,           ///< Payload of bytes of a request, ::inia::Body.
    response_body,  ///< Payload of bytes of an answer, ::inia::ResponseBody.
    event_stream    ///< Events of an answer, ::inia::EventStream.
};

/// Whether a Type of this kind refers to one of the service's structures: a stream of events refers to its variant.
inline bool is_structure(Kind kind) { return kind == Kind::structure || kind == Kind::event_stream; }

/// What ::inia::Shape holds, see there.
struct Traits {
    std::string timestamp{};  ///< Enumerator of ::inia::TimestampFormat; empty = unspecified.
    bool sparse = false;
    bool flattened = false;
    bool json_value = false;
    bool sensitive = false;
    int bits = 0;       ///< Of a whole number in an event's header that has fewer than its C++ type; else 0.
    std::string min{};  ///< Of a number, or of a length; empty = none.
    std::string element{};
    std::string key{};
    std::string element_namespace{};
    std::string key_namespace{};
    std::string value{};  ///< Name of the constant of `Service::shapes` for the elements; empty = nothing to say.
    std::string keys{};   ///< As `value`, for a map's keys.

    bool operator==(Traits const&) const = default;
};

/// The C++ type of a member, list element or map value.
struct Type {
    Kind kind = Kind::string;
    std::string shape{};          ///< The model's shape name.
    std::string cpp{};            ///< `::inia::List<::inia::demo::Tag>`, without the wrapper of an optional member.
    std::size_t index = 0;        ///< Into `structures` or `enumerations` of the service, by kind.
    bool sparse = false;          ///< Elements are Optional.
    std::vector<Type> element{};  ///< One for lists and maps, else none.
    Traits traits{};
};

/// How a member stands in its structure.
enum class Wrap { plain, optional, required, indirect };

enum class Location { body, header, prefix_headers, uri, query, payload, status };

struct Member {
    std::string name{};  ///< The model's.
    std::string cpp_name{};
    Doc doc{};
    Type type{};
    Wrap wrap = Wrap::optional;
    std::string declaration{};  ///< `::inia::Optional<std::string>`: type and wrapper as written in the structure.
    std::string wire{};
    Location location = Location::body;
    bool required = false;  ///< By the model; but not when an idempotency token, which is filled in.
    bool idempotency_token = false;
    bool xml_attribute = false;
    bool host_label = false;
    bool streaming = false;
    bool is_exception = false;  ///< An event that tells of an error.
    std::string xml_namespace{};
    std::string xml_prefix{};
    std::string query{};          ///< Name in forms where it differs from `wire`.
    std::string context_param{};  ///< Endpoint parameter that this member sets; empty = none.
};

/// An error that may end a stream of events.
struct StreamError {
    std::string name{};   ///< On the wire, `:exception-type`.
    std::string code{};   ///< Of the service's error.
    std::string fault{};  ///< Enumerator of ::inia::Fault.
};

struct Structure {
    std::string shape{};  ///< The model's name; empty for a request or response that the model does not have.
    std::string cpp_name{};
    std::string qualified{};  ///< `::inia::demo::Tag`
    Doc doc{};
    std::vector<Member> members{};           ///< In the model's order, which is that of descriptors and of the wire.
    std::vector<std::size_t> declaration{};  ///< Order in the C++ structure: required members first.
    bool is_union = false;
    /// The events of a stream: printed as a variant. A member that is an error is one that a client sends.
    bool is_event_stream = false;
    std::vector<StreamError> stream_errors{};  ///< Those that are received.
    bool sensitive = false;
    bool holds_token = false;   ///< Some structure inside of it has an idempotency token.
    bool constrained = false;   ///< Part of a request in which something can be wrong that C++ does not see.
    bool top_level = false;     ///< An operation's input or output: the members' locations count.
    bool encoded = false;       ///< Part of a request.
    bool decoded = false;       ///< Part of an answer or an error.
    bool forward = false;       ///< Used before it is defined: part of a cycle.
    std::string file{};         ///< Its header in model/ and describe/, without `.hpp`; empty when not split.
    std::string defined_in{};   ///< The header that defines it: `file`, or that of another structure of its cycle.
    bool has_required() const;  ///< Whether a member must be given.
};

struct Enumerator {
    std::string text{};
    std::string cpp_name{};
};

struct Enumeration {
    std::string shape{};
    std::string cpp_name{};
    std::string qualified{};
    std::string values_name{};       ///< Of the structure that holds the plain enum.
    std::string values_qualified{};  ///< From `::`: enumerators may have any name.
    Doc doc{};
    std::vector<Enumerator> values{};  ///< In ascending byte order of the texts.
};

struct ErrorShape {
    Structure data{};    ///< Names, documentation and the members but for the message.
    std::string code{};  ///< Code on the wire, where it differs from the shape's name; else the name.
    int status = 0;      ///< HTTP status; 0 = not modelled.
    bool server_fault = false;
    bool retryable = false;
    bool throttling = false;
};

struct StaticContextParam {
    std::string name{};
    boost::json::value value{};
};
/// An endpoint parameter whose value a JMESPath over the input gives.
struct OperationContextParam {
    std::string name{};
    std::string path{};
};

enum class Auth { sigv4, sigv4_unsigned_body, none, bearer };
enum class Checksum { none, md5, required };

struct Operation {
    std::string name{};         ///< `PutItem`
    std::string tag{};          ///< `PutItem`, in namespace op.
    std::string method_name{};  ///< `put_item`
    Doc doc{};
    std::size_t request = 0;  ///< Into `structures`.
    std::size_t response = 0;
    std::string request_name{};  ///< `PutItemRequest`, the structure's own name or an alias of it.
    std::string response_name{};
    std::vector<std::size_t> errors{};  ///< Into `errors` of the service, in the model's order.
    std::string http_method{};
    std::string uri{};
    std::string host_prefix{};  ///< Labels hold C++ member names.
    std::string input_root{};
    std::string input_namespace{};
    std::string input_prefix{};
    std::string result_wrapper{};
    Auth auth = Auth::sigv4;
    Checksum checksum = Checksum::none;
    bool streaming_output = false;
    bool has_input = false;
    bool idempotent = false;
    bool compress = false;
    bool sensitive_url = false;  ///< See ::inia::OperationInfo.
    std::string sensitive_headers{};
    Discovery discovery = Discovery::none;
    std::vector<StaticContextParam> static_context{};
    std::vector<OperationContextParam> operation_context{};
};

/// A constant of the generated namespace `shapes`.
struct ShapeConstant {
    std::string name{};
    Traits traits{};
};

/// Which answers a rule of a waiter is about.
enum class WaiterMatcher { path, path_all, path_any, status, error, any_error, no_error };

struct WaiterRule {
    std::string state{};  ///< Enumerator of ::inia::WaiterState.
    WaiterMatcher matcher = WaiterMatcher::path;
    std::string path{};             ///< JMESPath over the operation's response.
    boost::json::value expected{};  ///< What the path has to lead to, the status, or the error's code.
};

struct Waiter {
    std::string name{};  ///< `TableExists`
    std::string tag{};   ///< `TableExists`, in namespace waiter.
    Doc doc{};
    std::size_t operation = 0;  ///< Into `operations`.
    std::int64_t delay = 0;     ///< Seconds.
    std::int64_t max_attempts = 0;
    std::vector<WaiterRule> rules{};
};

struct Service {
    std::string name{};           ///< boto3's client name, `cognito-idp`.
    std::string discovery_tag{};  ///< Of the operation that tells the service's endpoint; empty = there is none.
    std::string cpp_name{};       ///< `cognito_idp`, the namespace and the folder of headers.
    std::string title{};          ///< `Amazon DynamoDB`
    Doc doc{};
    std::string service_id{};
    std::string signing_name{};
    std::string endpoint_prefix{};
    std::string api_version{};
    std::string uid{};  ///< `dynamodb-2012-08-10`, its name in AWS's documentation.
    std::string target_prefix{};
    std::string json_version{};
    std::string xml_namespace{};
    Protocol protocol = Protocol::json;
    bool query_compatible = false;
    bool s3_signing = false;

    std::vector<Enumeration> enumerations{};
    std::vector<Structure> structures{};
    std::vector<std::size_t> order{};  ///< Of the structures' definitions: what a structure holds comes before it.
    bool split = false;                ///< Each structure has a header of its own.
    std::vector<ShapeConstant> shapes{};
    std::vector<ErrorShape> errors{};
    std::vector<Operation> operations{};
    std::vector<Waiter> waiters{};
    std::vector<std::string> includes{};  ///< Headers of hand-written types.
    std::vector<std::string> left_out{};  ///< Operations that are not generated, with the reason.
    boost::json::value endpoint_rules{};  ///< As read; null when there are none.
    boost::json::value client_context{};  ///< clientContextParams; null when there are none.
};

/// `Json`, `RestXml` ...: the class in ::inia::protocol.
char const* protocol_class(Protocol protocol);
/// Its header in <inia/core/protocol/>, `rest_json`.
char const* protocol_header(Protocol protocol);

/// Choices of the caller that are not in the model.
struct ModelOptions {
    /// Of the protocols that the service offers, the one to generate, as models spell it; empty: the best.
    std::string protocol{};
    /// Shape name -> header that defines ::inia::<service>::<shape>.
    std::map<std::string, std::string> written_types{};
    /// The operations to generate, with what they reach; empty = all of the model.
    std::set<std::string, std::less<>> operations{};
    /// Whether members that a request must have are `Required`. The tests of protocols switch it off, because their
    /// cases leave such members out.
    bool required_members = true;
    /// Services with more structures and enumerations than this have a header for each structure, because reading all
    /// takes a compiler hundreds of megabytes. model.hpp and describe.hpp include them all.
    std::size_t split_above = 600;
    /// Whether operations that send a stream of events are generated. They cannot be called: their request lacks the
    /// stream. The tests of protocols switch it on, for the events' codecs.
    bool event_inputs = false;
};

}  // namespace inia::codegen
