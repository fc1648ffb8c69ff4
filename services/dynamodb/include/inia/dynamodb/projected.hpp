#pragma once

#include <inia/dynamodb/attribute.hpp>

#include <type_traits>
#include <utility>

namespace inia::dynamodb {

/// The attributes of an Owner that a read is to return; of any type if Owner is void.
template<class Owner> class Projected {
public:
    using owner_type = Owner;

    explicit Projected(Expression expression) : expression_(std::move(expression)) {}
    /// What speaks of any type, or of Owner's base.
    template<class Other>
        requires(!std::is_same_v<Other, Owner> && detail::speaks_of<Other, Owner>)
    Projected(Projected<Other> const& other) : expression_(other.expression()) {
        static_assert(detail::Retargeted<Other, Owner>::checked);
    }

    /// `a, b`, for ProjectionExpression.
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

namespace detail {

template<class... Owners> struct CommonOwnerOf {
    using type = void;
};
template<class First, class... Others> struct CommonOwnerOf<First, Others...> {
    using type = common_owner_t<First, typename CommonOwnerOf<Others...>::type>;
};

}  // namespace detail

/// `project(attr<&User::name>, attr<&User::addresses>[0])`.
template<detail::PathOperand... A>
    requires(sizeof...(A) > 0)
auto project(A const&... attributes) {
    Expression const list[] = {attributes.expression()...};
    return Projected<typename detail::CommonOwnerOf<typename A::owner_type...>::type>(detail::listed(list));
}

}  // namespace inia::dynamodb
