#pragma once

#include <inia/core/detail/initialises.hpp>
#include <inia/core/export.hpp>

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia {

/// A document type of a service: any JSON value, as a Boost.JSON value behind a pointer, because that header is dear.
/// Whoever looks inside includes <boost/json.hpp>. Default constructed it is JSON null, and present all the same: an
/// Optional<Document> that holds null is sent as null.
class INIA_EXPORT Document {
public:
    constexpr Document() noexcept = default;
    Document(Document const& other);
    Document(Document&& other) noexcept : value_{std::exchange(other.value_, nullptr)} {}
    Document& operator=(Document other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Document();

    /// Exactly a boost::json::value, object, array or string: what the type converts from is not asked, so that the
    /// answer does not depend on which headers were included.
    template<class V>
        requires(detail::same<std::remove_cvref_t<V>, boost::json::value>
                 || detail::same<std::remove_cvref_t<V>, boost::json::object>
                 || detail::same<std::remove_cvref_t<V>, boost::json::array>
                 || detail::same<std::remove_cvref_t<V>, boost::json::string>)
    Document(V&& value) {
        if constexpr (!detail::same<std::remove_cvref_t<V>, boost::json::value>)
            assign(typename Value<V>::type(static_cast<V&&>(value)));
        else
            assign(static_cast<V&&>(value));
    }

    /// From JSON text, of numbers that 64 bits or a double hold and at most 128 levels; throws std::invalid_argument
    /// that tells the position if it is none.
    static Document parse(std::string_view text);
    /// From JSON text that came from elsewhere; nullopt if it is none.
    static std::optional<Document> try_parse(std::string_view text);

    /// The value.
    boost::json::value const& json() const& noexcept INIA_LIFETIMEBOUND;
    boost::json::value json() &&;

    /// The value as JSON text, without spaces.
    std::string text() const;

    /// Same value: numbers compare by value (1 is 1.0), objects whatever their order.
    bool operator==(Document const& other) const;

private:
    // boost::json::value, found only when a document is made: until then it may be incomplete.
    template<class> struct Value {
        using type = boost::json::value;
    };

    void assign(boost::json::value const& value);
    void assign(boost::json::value&& value);

    boost::json::value* value_ = nullptr;  // null stands for JSON null
};

}  // namespace inia
