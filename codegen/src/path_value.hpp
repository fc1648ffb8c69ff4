#pragma once

#include "model.hpp"

#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <utility>

/// What the compiler of paths knows of the value of an expression, before there is one.
namespace inia::codegen {

/// A C++ condition, with what it takes to join it to others.
class Condition {
public:
    Condition() = default;  ///< `true`
    Condition(std::string atom) : text_(std::move(atom)) {}

    bool always() const { return text_ == "true"; }
    std::string const& text() const { return text_; }

    friend Condition operator&&(Condition const& a, Condition const& b) {
        if (a.always()) return b;
        if (b.always() || a.text_ == b.text_) return a;
        return {a.inside(Level::conjunction) + " && " + b.inside(Level::conjunction), Level::conjunction};
    }
    friend Condition operator||(Condition const& a, Condition const& b) {
        return {a.inside(Level::disjunction) + " || " + b.inside(Level::disjunction), Level::disjunction};
    }
    friend Condition operator!(Condition const& a) {
        bool const name = a.text_.find(' ') == std::string::npos;
        return Condition(name ? '!' + a.text_ : "!(" + a.text_ + ')');
    }
    /// Both hold, or neither.
    static Condition same(Condition const& a, Condition const& b) {
        return Condition(a.inside(Level::atom) + " == " + b.inside(Level::atom));
    }

private:
    enum class Level : unsigned char { atom, conjunction, disjunction };
    Condition(std::string text, Level level) : text_(std::move(text)), level_(level) {}
    std::string inside(Level level) const {
        bool const plain = level_ == level || level_ == Level::atom;
        bool const loose = level == Level::atom && text_.find(' ') != std::string::npos;
        return plain && !loose ? text_ : '(' + text_ + ')';
    }

    std::string text_ = "true";
    Level level_ = Level::atom;
};

/// The value of an expression as C++.
struct PathValue {
    enum class Sort : unsigned char { null, boolean, number, text, list, map, structure, opaque };
    /// What false of a boolean stands for.
    enum class Truth : unsigned char {
        exact,
        or_null,  ///< Null as well.
        only      ///< The value is no boolean, but this is whether JMESPath takes it for true.
    };
    using Visit = std::function<void(PathValue const& element)>;

    Sort sort = Sort::null;
    std::string cpp{};  ///< Valid where `reach` holds.
    Condition reach{};  ///< That everything before it is there.
    Condition own{};    ///< That it is there itself, of lists and maps; others are where they can be reached.
    Truth truth = Truth::exact;
    Condition condition{};                 ///< Of a boolean that does not stand in the response, in place of `cpp`.
    Type const* type = nullptr;            ///< Of what stands in the response.
    Structure const* structure = nullptr;  ///< Of a structure.
    boost::json::value const* literal = nullptr;
    /// Of a list that does not stand in the response: prints what visits its elements, and `visit` what is done there.
    std::function<void(Visit const& visit)> loop{};

    /// That it is not null.
    Condition present() const { return reach && own; }
    /// Of a boolean that is not null.
    Condition holds() const { return type ? Condition(cpp) : condition; }
    /// What a boolean's false stands for when null has no place of its own.
    Truth truth_with_null() const { return present().always() || truth == Truth::only ? truth : Truth::or_null; }
};

}  // namespace inia::codegen
