#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/body_writer.hpp>
#include <inia/core/format/scalar.hpp>
#include <inia/core/http.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/protocol/header_list.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <string>
#include <string_view>
#include <type_traits>

/// What rest-json and rest-xml share: everything of a message that is not its body. A protocol uses it so:
///
///     // request: method, path, query, host prefix and headers; then the body is the protocol's own
///     if (AnyError error = bind_request(Op::info, request, token, http)) return error;
///     if constexpr (has_payload<Request>)
///         with_payload<Request>(request, [&](auto d, auto const& member) { ... });    // d: the member's descriptor
///     else if constexpr (has_body_members<Request>)
///         ...
///     set_content_type(http, "application/json");     // unless a member is the Content-Type header
///
///     // answer (or modelled error): the members that are headers or the status code
///     if (AnyError error = read_bindings(Op::info.name, response, out)) return error;
///
/// `token` is what an absent member with the idempotency trait gets, in the body too; see token_for.
namespace inia::protocol {

/// Whether some member of `T` travels in the body beside others.
template<Described T>
inline constexpr bool has_body_members =
    any_member<T>([](auto d) { return decltype(d)::traits.location == Location::body; });

/// Whether one member of `T` is the whole body.
template<Described T>
inline constexpr bool has_payload =
    any_member<T>([](auto d) { return decltype(d)::traits.location == Location::payload; });

/// Calls `f(descriptor, member)` for the member of `object` that is the whole body.
template<Described T, class O, class F> void with_payload(O& object, F&& f) {
    for_each_member<T>([&](auto d) {
        if constexpr (decltype(d)::traits.location == Location::payload) f(d, object.*d.pointer);
    });
}

/// A fresh idempotency token when `request` lacks one that the model wants, or may lack it further in; otherwise empty.
/// `Core` is a ClientCore.
template<Described T, class Core> std::string token_for(Core const& core, T const& request) {
    if constexpr (requires { requires schema<T>::holds_token; }) return core.idempotency_token();
    bool const wanted = any_member<T>([&](auto d) {
        if constexpr (decltype(d)::traits.idempotency_token)
            return !if_present(request.*d.pointer, [](auto const&) {});
        else
            return false;
    });
    return wanted ? core.idempotency_token() : std::string();
}

/// Writes the parts of a request that bind_request finds. The first error stays.
class INIA_EXPORT RequestBinder {
public:
    /// Starts with what the operation says: method, path template, constant query parameters, host prefix.
    RequestBinder(OperationInfo const& operation, HttpRequest& http);

    /// Puts the value in place of `{wire}` or `{wire+}`; a path without that label stays as it is. An empty value is an
    /// error: it would be the path of another operation.
    void label(char const* member, std::string_view wire, std::string_view value);
    /// Puts the value in place of `{member}` in the host prefix. An error if it could not stand in a host's name.
    void host_label(char const* member, std::string_view value);
    void query(std::string_view name, std::string_view value);
    /// As `query`, but for a name that came from a map: what `query` or the operation set before wins.
    void query_entry(std::string_view name, std::string_view value);
    void header(char const* member, std::string_view name, std::string_view value);
    /// As `header`, for `name` behind `prefix`, which came from a map: a header set by `header` wins.
    void prefix_header(char const* member, std::string_view prefix, std::string_view name, std::string_view value);
    /// Notes that the member cannot be sent; `problem` reads as in "must not be empty".
    void refuse(char const* member, std::string_view problem);

    /// The first error, also a label that no member filled.
    AnyError finish();

private:
    OperationInfo const& operation_;
    HttpRequest& http_;
    std::size_t named_query_ = 0;  ///< Length of the query before the first entry of a map.
    std::size_t named_headers_ = 0;
    AnyError error_;
};

/// Reads a header's values. The first error stays.
class INIA_EXPORT ResponseBinder {
public:
    ResponseBinder(std::string_view operation, HttpResponse const& response)
        : operation_(operation),
          response_(response) {}

    /// The header's value without white space around it; null data when the answer does not have it.
    std::string_view header(std::string_view name) const noexcept;
    /// All values of a header joined by commas, as if it had been sent once; null data when there is none.
    std::string_view joined_header(std::string_view name, std::string& scratch) const;
    HttpResponse const& response() const noexcept { return response_; }

    /// `problem` reads as in "is not a whole number".
    void fail(std::string_view header, std::string_view problem);
    AnyError finish() { return std::move(error_); }

private:
    std::string_view operation_;
    HttpResponse const& response_;
    AnyError error_;
};

namespace detail {

inline constexpr Shape no_shape{};
inline constexpr Shape http_date_shape{.timestamp = TimestampFormat::http_date};
inline constexpr Shape date_time_shape{.timestamp = TimestampFormat::date_time};

/// The shape of a scalar outside of the body; only timestamps have a default of their own there.
template<class T> Shape const& bound_shape(Shape const& shape, Location location) noexcept {
    if (!std::is_same_v<T, Timestamp>) return no_shape;
    if (shape.timestamp != TimestampFormat::unspecified) return shape;
    return location == Location::header ? http_date_shape : date_time_shape;
}

inline Shape const& element_shape(Shape const& shape) noexcept { return shape.value ? *shape.value : no_shape; }

/// Calls `f(text)` with the text of a scalar, or of each present element of a list.
template<class D, class T, class F> void each_text(RequestBinder& binder, T const& value, Shape const& shape, F&& f) {
    if constexpr (is_list_v<T>) {
        for (auto const& element : value)
            if_present(element, [&](auto const& present) { each_text<D>(binder, present, element_shape(shape), f); });
    } else {
        std::string scratch;
        std::string_view const text =
            format::scalar<T>::text(value, bound_shape<T>(shape, D::traits.location), scratch);
        if constexpr (format::may_be_refused<T>) {
            if (text.data() == nullptr) return binder.refuse(D::name, format::no_date);
        }
        f(text);
    }
}

template<class D, class T> void bind_header(RequestBinder& binder, T const& value) {
    constexpr Member const& traits = D::traits;
    if constexpr (is_list_v<T>) {
        // Only free text needs quotes around a comma; a date's comma stands as it is.
        using E = member_value_t<element_of_t<T>>;
        constexpr bool quote = std::is_same_v<E, std::string> || is_open_enum_v<E>;
        std::string joined;
        each_text<D>(binder, value, D::shape,
                     [&](std::string_view text) { append_header_element(joined, text, quote); });
        if (!joined.empty()) binder.header(D::name, traits.wire, joined);
    } else if constexpr (traits.shape.json_value) {
        // JSON may hold characters that a header may not.
        std::string scratch;
        binder.header(D::name, traits.wire, format::scalar<Blob>::text(Blob(value), no_shape, scratch));
    } else {
        each_text<D>(binder, value, D::shape,
                     [&](std::string_view text) { binder.header(D::name, traits.wire, text); });
    }
}

template<class D, class T> void bind_named(RequestBinder& binder, T const& value) {
    constexpr Member const& traits = D::traits;
    if constexpr (traits.location == Location::uri) {
        each_text<D>(binder, value, D::shape, [&](std::string_view text) { binder.label(D::name, traits.wire, text); });
    } else if constexpr (traits.location == Location::header) {
        bind_header<D>(binder, value);
    } else if constexpr (traits.location == Location::query && !is_map_v<T>) {
        each_text<D>(binder, value, D::shape, [&](std::string_view text) { binder.query(traits.wire, text); });
    }
    if constexpr (traits.host_label) {
        each_text<D>(binder, value, D::shape, [&](std::string_view text) { binder.host_label(D::name, text); });
    }
}

template<class D, class T> void bind_map(RequestBinder& binder, T const& map) {
    constexpr Member const& traits = D::traits;
    for (auto const& [key, entry] : map) {
        if_present(entry, [&](auto const& value) {
            each_text<D>(binder, value, element_shape(D::shape), [&](std::string_view text) {
                if constexpr (traits.location == Location::query)
                    binder.query_entry(key, text);
                else
                    binder.prefix_header(D::name, traits.wire, key, text);
            });
        });
    }
}

template<class D, class M>
inline constexpr bool is_bound_map =
    is_map_v<member_value_t<M>>
    && (D::traits.location == Location::query || D::traits.location == Location::prefix_headers);

template<class D>
inline constexpr bool is_bound = D::traits.location == Location::uri || D::traits.location == Location::header
                              || D::traits.location == Location::query || D::traits.host_label;

template<Described T> void bind_members(RequestBinder& binder, T const& request, std::string_view token) {
    for_each_member<T>([&](auto d) {
        using D = decltype(d);
        using M = std::remove_cvref_t<decltype(request.*d.pointer)>;
        if constexpr (is_bound<D> && !is_bound_map<D, M>) {
            bool const present =
                if_present(request.*d.pointer, [&](auto const& value) { bind_named<D>(binder, value); });
            if constexpr (D::traits.idempotency_token) {
                if (!present && !token.empty()) bind_named<D>(binder, std::string(token));
            }
        }
    });
    // Maps come last: a member of its own wins over an entry of the same name.
    for_each_member<T>([&](auto d) {
        using D = decltype(d);
        using M = std::remove_cvref_t<decltype(request.*d.pointer)>;
        if constexpr (is_bound_map<D, M>)
            if_present(request.*d.pointer, [&](auto const& value) { bind_map<D>(binder, value); });
    });
}

template<class T> char const* read_list(std::string_view text, List<T>& out, Shape const& shape) {
    out.emplace();
    using E = member_value_t<T>;
    Shape const& bound = bound_shape<E>(element_shape(shape), Location::header);
    HeaderElements elements(text, std::is_same_v<E, Timestamp> && bound.timestamp == TimestampFormat::http_date);
    while (elements.next()) {
        if (char const* wrong = format::scalar<E>::read(elements.text(), make_present(out.emplace_back()), bound))
            return wrong;
    }
    return elements.problem();
}

template<class D, class M> void read_header(ResponseBinder& binder, M& member) {
    constexpr Member const& traits = D::traits;
    using T = member_value_t<M>;
    char const* wrong = nullptr;
    if constexpr (is_list_v<T>) {
        std::string scratch;
        std::string_view const text = binder.joined_header(traits.wire, scratch);
        if (text.empty()) return;
        wrong = read_list(text, make_present(member), D::shape);
    } else {
        std::string_view const text = binder.header(traits.wire);
        if (text.data() == nullptr || (text.empty() && format::ignores_space<T>)) return;
        if constexpr (traits.shape.json_value) {
            Blob bytes;
            wrong = format::scalar<Blob>::read(text, bytes, no_shape);
            if (wrong == nullptr) make_present(member) = T(std::move(bytes).text());
        } else {
            wrong = format::scalar<T>::read(text, make_present(member), bound_shape<T>(D::shape, traits.location));
            // Whoever stores an object on S3 chooses its Expires header, so it may be any text; losing it must not
            // lose the object.
            if constexpr (std::is_same_v<T, Timestamp> && is_optional_v<M> && traits.wire == "Expires") {
                if (wrong != nullptr) member.reset();
                return;
            }
        }
    }
    if (wrong != nullptr) binder.fail(traits.wire, wrong);
}

/// Whether `name` begins with `prefix`, whatever the case.
INIA_EXPORT bool has_prefix(std::string_view name, std::string_view prefix) noexcept;

template<class D, class M> void read_prefix_headers(ResponseBinder& binder, M& member) {
    constexpr std::string_view prefix = D::traits.wire;
    make_present(member);  // an answer without such headers has an empty map
    for (auto const field : binder.response().headers)
        if (has_prefix(field.name, prefix))
            make_present(make_present(member).append(std::string(field.name.substr(prefix.size())))) =
                std::string(field.value);
}

}  // namespace detail

/// As below, of a request that has no such members.
INIA_EXPORT AnyError bind_request(OperationInfo const& operation, HttpRequest& http);

/// Fills method, path, query, headers and host prefix from the members that are bound to them. Fails with a
/// ValidationError that names operation and member when a path label is empty, a host label is none, or a header would
/// hold a line break.
template<Described T>
AnyError bind_request(OperationInfo const& operation, [[maybe_unused]] T const& request,
                      [[maybe_unused]] std::string_view token, HttpRequest& http) {
    if constexpr (!any_member<T>([](auto d) {
                      return detail::is_bound<decltype(d)> || d.traits.location == Location::prefix_headers;
                  })) {
        return bind_request(operation, http);
    } else {
        RequestBinder binder(operation, http);
        detail::bind_members(binder, request, token);
        return binder.finish();
    }
}

/// Reads the members of `out` that are headers or the status code; absent headers leave theirs absent. Fails with a
/// ParseError that names operation and header.
template<Described T> AnyError read_bindings(std::string_view operation, HttpResponse const& response, T& out) {
    ResponseBinder binder(operation, response);
    for_each_member<T>([&](auto d) {
        using D = decltype(d);
        if constexpr (D::traits.location == Location::header)
            detail::read_header<D>(binder, out.*d.pointer);
        else if constexpr (D::traits.location == Location::prefix_headers)
            detail::read_prefix_headers<D>(binder, out.*d.pointer);
        else if constexpr (D::traits.location == Location::status)
            make_present(out.*d.pointer) = response.status;
    });
    return binder.finish();
}

/// Sets the Content-Type header unless a member of the request already is it.
INIA_EXPORT void set_content_type(HttpRequest& http, std::string_view type);

/// A body of the same bytes as `body`, which must live as long as it: a request's payload is not copied for its call.
INIA_EXPORT Body borrow(Body const& body);

/// The request id of an answer, from the headers in which AWS services send it; empty when there is none.
INIA_EXPORT std::string_view request_id(Headers const& headers) noexcept;

}  // namespace inia::protocol
