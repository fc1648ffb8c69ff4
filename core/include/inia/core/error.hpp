#pragma once

#include <inia/core/export.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace inia {

/// Base of whatever makes a call fail. Inside, errors are values (AnyError), and `raise` is the one place where one
/// becomes an exception, of its own type. (`value()` or `at()` of what is absent throws as the standard's types do.)
class INIA_EXPORT Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    Error(Error const&) = default;
    Error& operator=(Error const&) = default;
    ~Error() override;

    /// Throws a copy of this error with its most derived type.
    [[noreturn]] virtual void raise() const;
};

/// Gives `Self` its `raise`. Every concrete error class derives from `ErrorType<Self, Base>`.
template<class Self, class Base> class ErrorType : public Base {
public:
    using Base::Base;
    [[noreturn]] void raise() const override { throw static_cast<Self const&>(*this); }
};

/// A setting is missing, malformed or contradictory (region, profile, endpoint URL, shared files ...).
class INIA_EXPORT ConfigError final : public ErrorType<ConfigError, Error> {
public:
    using ErrorType::ErrorType;
};
/// No credentials were found, or a source of credentials failed.
class INIA_EXPORT CredentialsError final : public ErrorType<CredentialsError, Error> {
public:
    using ErrorType::ErrorType;
};
/// The service's endpoint rules refuse the combination of region, settings and request.
class INIA_EXPORT EndpointError final : public ErrorType<EndpointError, Error> {
public:
    using ErrorType::ErrorType;
};
/// The request cannot be sent as it is: an empty path label, a header with a line break, a body of unknown length ...
class INIA_EXPORT ValidationError final : public ErrorType<ValidationError, Error> {
public:
    using ErrorType::ErrorType;
};
/// The answer's bytes are not what the protocol says: broken JSON or XML, a value of the wrong kind.
class INIA_EXPORT ParseError final : public ErrorType<ParseError, Error> {
public:
    using ErrorType::ErrorType;
};
/// No answer arrived, or not all of it: refused connection, TLS failure, connection closed in the middle of a body.
class INIA_EXPORT TransportError : public ErrorType<TransportError, Error> {
public:
    using ErrorType::ErrorType;
};
/// A time limit ran out; the text says which one.
class INIA_EXPORT TimeoutError final : public ErrorType<TimeoutError, TransportError> {
public:
    using ErrorType::ErrorType;
};

/// Who is to blame for a service's error.
enum class Fault : unsigned char { unknown, client, server };

/// What is known of every error answer, whatever its type.
struct ErrorDetails {
    std::string service{};              ///< Service name as in the client's namespace, `s3`.
    std::string operation{};            ///< Operation name, `GetObject`.
    std::string code{};                 ///< Error code without namespace or URI, `NoSuchKey`.
    std::string message{};              ///< The service's message; may be empty.
    std::string request_id{};           ///< x-amzn-requestid / x-amz-request-id / RequestId of the body.
    std::string extended_request_id{};  ///< S3's x-amz-id-2.
    int http_status = 0;
    int attempts = 1;  ///< How often the request was sent.
    Fault fault = Fault::unknown;
    bool retryable = false;
    bool throttling = false;
};

/// The service answered and said no. Each service has its own base derived from this, and one class per modelled
/// error derived from that; a code the model does not know arrives as the service's base.
class INIA_EXPORT ServiceError : public ErrorType<ServiceError, Error> {
public:
    explicit ServiceError(ErrorDetails details);
    ServiceError(ServiceError const&) = default;
    ServiceError& operator=(ServiceError const&) = default;
    ~ServiceError() override;

    std::string const& code() const noexcept INIA_LIFETIMEBOUND { return details_->code; }
    std::string const& message() const noexcept INIA_LIFETIMEBOUND { return details_->message; }
    std::string const& service() const noexcept INIA_LIFETIMEBOUND { return details_->service; }
    std::string const& operation() const noexcept INIA_LIFETIMEBOUND { return details_->operation; }
    std::string const& request_id() const noexcept INIA_LIFETIMEBOUND { return details_->request_id; }
    std::string const& extended_request_id() const noexcept INIA_LIFETIMEBOUND { return details_->extended_request_id; }
    int http_status() const noexcept { return details_->http_status; }
    /// How often the request was sent.
    int attempts() const noexcept { return details_->attempts; }
    Fault fault() const noexcept { return details_->fault; }
    /// Whether sending the same request again may help; the client has already done so as its retry mode allows.
    bool retryable() const noexcept { return details_->retryable; }
    bool throttling() const noexcept { return details_->throttling; }
    ErrorDetails const& details() const noexcept INIA_LIFETIMEBOUND { return *details_; }

private:
    std::shared_ptr<ErrorDetails const> details_;
};

/// An error as a value: null, or shared ownership of one `Error`. Copying is cheap; thread-safe to read.
class AnyError {
public:
    AnyError() = default;
    template<class E>
        requires std::is_base_of_v<Error, E>
    AnyError(E error) : error_(static_cast<Error const*>(new E(std::move(error)))) {}

    /// Whether there is an error.
    explicit operator bool() const noexcept { return error_ != nullptr; }
    /// Whether the error is an `E`, or of a class derived from it.
    template<class E> bool is() const noexcept { return get<E>() != nullptr; }
    /// The error as an `E`, or null when it is none.
    template<class E> E const* get() const noexcept INIA_LIFETIMEBOUND { return dynamic_cast<E const*>(error_.get()); }
    /// The error's text; empty when there is no error.
    char const* what() const noexcept INIA_LIFETIMEBOUND { return error_ ? error_->what() : ""; }
    /// Throws the error with its own type. Precondition: there is one.
    [[noreturn]] void raise() const {
        error_->raise();
        __builtin_unreachable();  // GCC 12 with -fsanitize=undefined does not see that raise never returns.
    }

private:
    std::shared_ptr<Error const> error_;
};

}  // namespace inia
