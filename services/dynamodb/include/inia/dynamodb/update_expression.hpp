#pragma once

#include <inia/dynamodb/attribute.hpp>

#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// What an update changes, by the members that it changes:
///
///     set<&User::tier>("pro")
///     set<&User::logins>(if_not_exists<&User::logins>(0) + 1)
///     set(attr<&User::addresses>[0].member<&Address::street>(), "1 Main St")
///     set<&User::log>(list_append(attr<&User::log>, {"signed in"}))
///     remove<&User::nickname>()
///     add<&User::logins>(1)
///     delete_from<&User::tags>({"trial"})
///
/// Values are written as the member's own are; what the member cannot hold does not compile.
namespace inia::dynamodb {

/// A clause of an update, whatever the item's type.
struct UpdateClause {
    enum class Action : unsigned char { set, remove, add, delete_from };
    Action action;
    Expression expression;  ///< `a = b`, `a`, `a value`: what follows the action's word.
};

/// A change of an item of type Owner; of any type if Owner is void.
template<class Owner> class Change : public UpdateClause {
public:
    using owner_type = Owner;

    Change(Action action, Expression expression) : UpdateClause{action, std::move(expression)} {}
    /// What speaks of any type, or of Owner's base.
    template<class Other>
        requires(!std::is_same_v<Other, Owner> && detail::speaks_of<Other, Owner>)
    Change(Change<Other> const& other) : UpdateClause(other) {
        static_assert(detail::Retargeted<Other, Owner>::checked);
    }
};

/// What `set` may give to an attribute beside values and attributes: `if_not_exists`, `list_append`, and a sum. It is
/// of the type Value; a sum cannot be part of another.
template<class Owner, class Value, class Last, bool Sum = false> class UpdateValue {
public:
    using inia_operand = void;
    using inia_update_value = void;
    using owner_type = Owner;
    using declared_type = Value;
    using value_type = detail::unwrapped_t<Value>;
    static constexpr AttributeForm form = Last::form;
    static constexpr bool is_sum = Sum;

    explicit UpdateValue(Expression expression) : expression_(std::move(expression)) {}
    Expression const& expression() const noexcept INIA_LIFETIMEBOUND { return expression_; }

private:
    Expression expression_;
};

namespace detail {

INIA_EXPORT Expression join_changes(std::span<UpdateClause const* const> clauses);

template<class T>
concept UpdateOperand = requires { typename T::inia_update_value; };
/// What stands in sums, and is given to attributes.
template<class T>
concept Assignable = PathOperand<T> || UpdateOperand<T>;

/// An attribute that gives its form to what is made of it.
template<class A> struct FormOf {
    static constexpr AttributeForm form = A::form;
};
template<class A> using updated_t = UpdateValue<typename A::owner_type, typename A::declared_type, FormOf<A>>;

/// Whether attribute A can hold a V, which is stricter than whether they compare.
template<class A, class V> constexpr bool holds_value() {
    using T = typename A::value_type;
    if constexpr (PathOperand<V> || UpdateOperand<V>)
        return operand_fits<A, V>() && !(std::is_integral_v<T> && std::is_floating_point_v<typename V::value_type>);
    else if constexpr (Operand<V>)
        return false;
    else if constexpr (std::is_same_v<V, typename A::declared_type>)
        return true;
    else if constexpr (WideNumber<T> || std::is_integral_v<T>)
        return value_fits<T, V>() && !std::is_floating_point_v<V>;
    else
        return fits<A, V>();
}

template<class A, class V> struct Assignment {
    static_assert(holds_value<A, V>(), "inia: this attribute cannot be set to a value of this type");
    static constexpr bool fit = holds_value<A, V>();
};

INIA_EXPORT Expression out_of_range(Expression const& path, std::string_view value);

/// The value that attribute A is to have.
template<class A, class V> Expression new_value(V const& value, Expression const& path) {
    using T = typename A::value_type;
    if constexpr (Operand<V>) {
        return value.expression();
    } else {
        if constexpr (Number_<T> && Number_<V> && std::is_integral_v<T> && std::is_integral_v<V>)
            if (!std::in_range<T>(value)) return out_of_range(path, std::to_string(value));
        return value_for<T>(value, A::form, path);
    }
}

/// Whether both are sets of one kind.
template<class T, class V> constexpr bool sets_alike() {
    if constexpr (Set<T> && Set<V>)
        return kind_of<T>({}) == kind_of<V>({});
    else
        return is_any<T>;
}
template<class A, class V> struct Addition {
    using T = typename A::value_type;
    static constexpr bool fit = sets_alike<T, V>() || (one_of_kinds<T>(A::form, Kind::number) && value_fits<T, V>());
    static_assert(fit,
                  "inia: add() wants a number for an attribute that is a number, or a set for one that is a set of "
                  "the same kind");
};
template<class A, class V> struct Subtraction {
    static constexpr bool fit = sets_alike<typename A::value_type, V>();
    static_assert(fit, "inia: delete_from() wants a set for an attribute that is a set of the same kind");
};

/// Both sides of a sum. A is an attribute or a value made of one.
template<class A, class V> struct Sum {
    static constexpr bool number = one_of_kinds<typename A::value_type>(A::form, Kind::number);
    static constexpr bool single = [] {
        if constexpr (UpdateOperand<A>)
            if (A::is_sum) return false;
        if constexpr (UpdateOperand<V>) return !V::is_sum;
        return true;
    }();
    static constexpr bool alike = fits<A, V>();
    static_assert(number && alike, "inia: + and - in updates are for attributes that hold numbers, and numbers");
    static_assert(single, "inia: DynamoDB adds or subtracts once in an update of one attribute");
    static constexpr bool fit = number && single && alike;
};

template<class T> inline constexpr bool is_listed = ElementOf<T>::is_list;
template<class A, class V> struct Appended {
    static constexpr bool fit = [] {
        using T = typename A::value_type;
        if constexpr (!is_listed<T>)
            return false;
        else if constexpr (Operand<V>)
            return operand_fits<A, V>() || is_listed<typename V::value_type>;
        else if constexpr (requires { typename V::value_type; })
            return is_any<T> || std::is_same_v<typename ElementOf<T>::type, typename V::value_type>;
        else
            return is_any<T> && is_any<V>;
    }();
    static_assert(fit, "inia: list_append() wants an attribute that is a list, and a list of the same elements");
};

template<class A, class V>
Change<common_owner_t<typename A::owner_type, owner_of_t<V>>> set_to(A const& a, V const& v) {
    Expression path = a.expression();
    if constexpr (Assignment<A, V>::fit) path = infix(path, " = ", new_value<A>(v, path));
    return {UpdateClause::Action::set, std::move(path)};
}

template<class A, class V> Expression with_value(A const& attribute, V const& value) {
    Expression const path = attribute.expression();
    return infix(path, " ", value_for<typename A::value_type>(value, A::form, path));
}

template<class A, class V> updated_t<A> unless_there(A const& attribute, V const& value) {
    Expression path = attribute.expression();
    if constexpr (Assignment<A, V>::fit) path = called("if_not_exists", path, new_value<A>(value, path));
    return updated_t<A>(std::move(path));
}

template<class A, class B> auto sum(A const& left, std::string_view op, B const& right) {
    using Attribute = std::conditional_t<Assignable<A>, A, B>;
    using Other = std::conditional_t<Assignable<A>, B, A>;
    Expression whole;
    if constexpr (detail::Sum<Attribute, Other>::fit) {
        if constexpr (Assignable<A>) {
            whole = left.expression();
            whole = infix(whole, op, argument_for<A>(right, whole));
        } else {
            whole = right.expression();
            whole = infix(argument_for<B>(left, whole), op, whole);
        }
    }
    return UpdateValue<common_owner_t<owner_of_t<A>, owner_of_t<B>>, typename Attribute::declared_type,
                       FormOf<Attribute>, true>(std::move(whole));
}

template<auto... Members> using attribute_t = Attribute<typename FirstOwner<Members...>::type, Members...>;
/// What may stand in braces for the value of an attribute.
template<class A> struct BracedFor {
    using type = void;
};
template<Assignable A> struct BracedFor<A> {
    using type = typename A::value_type;
};
template<class A> using braced_t = typename BracedFor<A>::type;

}  // namespace detail

/// Gives the attribute a value: one that the member can hold, another attribute's, or an UpdateValue.
template<auto... Members, class V = detail::braced_t<detail::attribute_t<Members...>>> auto set(V const& value) {
    return detail::set_to(attr<Members...>, value);
}
template<detail::PathOperand A, class V = detail::braced_t<A>> auto set(A const& attribute, V const& value) {
    return detail::set_to(attribute, value);
}

/// Takes the attribute, or the element of a list, away.
template<detail::PathOperand A> Change<typename A::owner_type> remove(A const& attribute) {
    return {UpdateClause::Action::remove, attribute.expression()};
}
template<auto... Members>
    requires(sizeof...(Members) > 0)
auto remove() {
    return dynamodb::remove(attr<Members...>);
}

/// Adds to a number, which is zero where it is absent, or the elements of a set to a set.
template<detail::PathOperand A, class V = detail::braced_t<A>>
Change<typename A::owner_type> add(A const& attribute, V const& value) {
    Expression clause;
    if constexpr (detail::Addition<A, V>::fit) clause = detail::with_value(attribute, value);
    return {UpdateClause::Action::add, std::move(clause)};
}
template<auto... Members, class V = detail::braced_t<detail::attribute_t<Members...>>> auto add(V const& value) {
    return dynamodb::add(attr<Members...>, value);
}

/// Takes elements away from a set.
template<detail::PathOperand A, class V = detail::braced_t<A>>
Change<typename A::owner_type> delete_from(A const& attribute, V const& elements) {
    Expression clause;
    if constexpr (detail::Subtraction<A, V>::fit) clause = detail::with_value(attribute, elements);
    return {UpdateClause::Action::delete_from, std::move(clause)};
}
template<auto... Members, class V = detail::braced_t<detail::attribute_t<Members...>>>
auto delete_from(V const& elements) {
    return dynamodb::delete_from(attr<Members...>, elements);
}

/// What the attribute holds, or the value where there is none.
template<detail::PathOperand A, class V = detail::braced_t<A>> auto if_not_exists(A const& attribute, V const& value) {
    return detail::unless_there(attribute, value);
}
template<auto... Members, class V = detail::braced_t<detail::attribute_t<Members...>>>
auto if_not_exists(V const& value) {
    return detail::unless_there(attr<Members...>, value);
}

/// Both lists in one. One of them may be a value.
template<class A, class B = detail::braced_t<A>>
    requires(detail::Assignable<A> || detail::Assignable<B>)
auto list_append(A const& front, B const& back) {
    using Attribute = std::conditional_t<detail::Assignable<A>, A, B>;
    using Other = std::conditional_t<detail::Assignable<A>, B, A>;
    Expression path;
    if constexpr (detail::Appended<Attribute, Other>::fit) {
        if constexpr (detail::Assignable<A>) {
            path = front.expression();
            path = detail::called("list_append", path, detail::argument_for<A>(back, path));
        } else {
            path = back.expression();
            path = detail::called("list_append", detail::argument_for<B>(front, path), path);
        }
    }
    return UpdateValue<detail::common_owner_t<detail::owner_of_t<A>, detail::owner_of_t<B>>,
                       typename Attribute::declared_type, detail::FormOf<Attribute>>(std::move(path));
}

/// For `set`: of numbers.
template<class A, class B>
    requires(detail::Assignable<A> || detail::Assignable<B>)
auto operator+(A const& left, B const& right) {
    return detail::sum(left, " + ", right);
}
template<class A, class B>
    requires(detail::Assignable<A> || detail::Assignable<B>)
auto operator-(A const& left, B const& right) {
    return detail::sum(left, " - ", right);
}

/// All clauses as one UpdateExpression, each action's word once: `SET a = :v0, b = :v1 REMOVE c`.
template<class... Owners>
    requires(sizeof...(Owners) > 0)
Expression joined(Change<Owners> const&... changes) {
    UpdateClause const* const clauses[] = {&changes...};
    return detail::join_changes(clauses);
}

}  // namespace inia::dynamodb
