#include <inia/core/validate.hpp>

#include <inia/core/format/number.hpp>

namespace inia::detail {
namespace {

/// The key of an entry, so that it stands on one line and stays short whatever it holds.
void append_key(std::string& out, std::string_view key) {
    constexpr std::size_t longest = 64;
    out += "[\"";
    for (char const c : key.substr(0, longest)) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
    out += key.size() > longest ? "...\"]" : "\"]";
}

void append_place(std::string& out, Place const& place) {
    if (place.parent == nullptr) return;
    append_place(out, *place.parent);
    if (place.member != nullptr) {
        (out += '.') += place.member;
    } else if (place.key != nullptr) {
        append_key(out, place.sensitive_key ? std::string_view("***") : *place.key);
    } else {
        out += '[';
        format::append_number(out, std::uint64_t{place.index});
        out += ']';
    }
}

/// `1 character`, `8 characters`.
std::string amount(double count, std::string_view unit) {
    std::string text = format::to_text(count);
    (text += ' ') += unit;
    if (count == 1) return text;
    if (unit.ends_with('y')) return text.replace(text.size() - 1, 1, "ies");
    return text += 's';
}

}  // namespace

std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (char const c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
    return count;
}

void Problems::missing(Place const& where, char const* member) { add(where, member, " is missing: it is required"); }

void Problems::empty_label(Place const& where, char const* member) {
    add(where, member, " must not be empty: it is part of the request's URL");
}

void Problems::too_short(Place const& where, char const* member, Rule rule, std::size_t length, char const* unit) {
    std::string problem = " must have at least " + amount(rule.min, unit);
    if (!where.sensitive && !rule.sensitive) problem += ", and has " + std::to_string(length);
    add(where, member, problem);
}

void Problems::key_too_short(Place const& where, double min) {
    add(where, nullptr, " has a key that is too short: it must have at least " + amount(min, "character"));
}

void Problems::too_small(Place const& where, char const* member, Rule rule, double value) {
    std::string problem = " must be at least " + format::to_text(rule.min);
    if (!where.sensitive && !rule.sensitive) problem += ", and is " + format::to_text(value);
    add(where, member, problem);
}

void Problems::wrong_union(Place const& where, std::size_t members, std::string_view unknown) {
    std::string problem = " must have exactly one member, and has ";
    if (members != 0)
        problem += std::to_string(members);
    else if (unknown.empty())
        problem += "none";
    else
        (problem += "only one that this version of inia does not know: ") += unknown;
    add(where, nullptr, problem);
}

void Problems::add(Place const& where, char const* member, std::string_view problem) {
    ++count_;
    lines_ += "\n  ";
    if (member == nullptr && where.parent == nullptr) lines_ += "it";
    append_place(lines_, where);
    if (member != nullptr) (lines_ += '.') += member;
    lines_ += problem;
}

AnyError Problems::error(OperationInfo const& operation) const {
    if (count_ == 0) return {};
    std::string text(operation.name);
    text +=
        ": the request was not sent, because of " + std::to_string(count_) + (count_ == 1 ? " problem:" : " problems:");
    return ValidationError(text += lines_);
}

AnyError validate_with(void (*check)(Problems&, Place const&, void const*), OperationInfo const& operation,
                       void const* request) {
    Problems problems;
    check(problems, {}, request);
    return problems.error(operation);
}

}  // namespace inia::detail
