#include "item_shapes.hpp"

#include <algorithm>

namespace bench {
namespace {

std::string number(std::size_t value) { return std::to_string(value); }
std::size_t digits(std::size_t value) { return number(value).size(); }

/// `count` attributes beside the id, whose names and texts end in a number.
std::string shallow_map(std::size_t count) {
    std::string shape = "{2:s7";
    for (std::size_t i = 1; i <= count; ++i) shape += ' ' + number(4 + digits(i)) + ":s" + number(5 + digits(i));
    return shape + '}';
}

/// Maps in maps, that many below the item's attribute.
std::string nested_maps(std::size_t depth) {
    std::string shape = "{9:s17}";
    for (std::size_t i = 0; i < depth; ++i) shape = "{6:" + shape + '}';
    return "{2:s7 6:" + shape + '}';
}

/// Maps in lists in maps; the names end in odd numbers.
std::string nested_lists(std::size_t levels) {
    std::string shape = "{9:s28}";
    for (std::size_t i = levels; i > 0; --i) shape = '{' + number(5 + digits(2 * i - 1)) + ":[" + shape + "]}";
    return "{2:s7 6:" + shape + '}';
}

/// Two sets and a list of `count` elements each, and a map of as many members. What `list` and `map` say stands
/// behind their own.
std::string mixed(std::size_t count, std::string const& list = {}, std::string const& map = {}) {
    std::string texts, numbers, elements, members;
    // The small item's members are named without a number.
    auto const suffix = [&](std::size_t i) { return count == 3 ? 0 : digits(i); };
    for (std::size_t i = 1; i <= count; ++i) {
        texts += number(4 + digits(i)) + ' ';
        numbers += number(digits(i)) + ' ';
        if (i % 3 == 1) elements += 's' + number(8 + digits(i)) + (i == 1 ? " n2 b " : " n3 b ");
    }
    for (std::size_t i = 1; i <= count / 3; ++i)
        members += number(10 + suffix(i)) + ":s" + number(5 + suffix(i)) + ' ' + number(10 + suffix(i)) + ":n3 "
                 + number(8 + suffix(i)) + ":b ";
    return "{2:s7 9:S[" + texts + "] 9:N[" + numbers + "] 4:[" + elements + list + "] 8:{" + members + map + "}}";
}

/// A medium one in the list and in the map of another.
std::string mixed_in_mixed() { return mixed(30, mixed(30), "15:" + mixed(30)); }

/// That many attributes of bytes.
std::string binaries(std::size_t count) {
    std::string shape = "{2:s7";
    for (std::size_t i = 1; i <= count; ++i) shape += ' ' + number(6 + digits(i)) + ":x719";
    return shape + '}';
}

std::string binary_set(std::size_t count) {
    std::string shape = "X[";
    for (std::size_t i = 0; i < count; ++i) shape += "719 ";
    return shape + ']';
}

/// Sets of bytes in three maps, each in the one before.
std::string binary_sets() {
    return "{2:s7 3:{9:" + binary_set(30) + " 8:{9:" + binary_set(30) + " 8:{9:" + binary_set(29) + " 6:x719}}}}";
}

constexpr std::string_view small_output = "{2:s10 4:s17 7:s7 9:n2 10:s6 6:n3}";

constexpr std::string_view medium_output =
    "{2:s10 4:s18 11:s82 9:n2 9:n2 10:s4 7:s7 8:n1 6:n3 4:S[6 12 10]"
    " 11:[{4:s16 6:s4} {4:s6 6:s7} {4:s15 6:s12} {4:s11 6:s7}] 9:{8:n3 7:n2 5:n2 3:n2}}";

constexpr std::string_view large_output =
    "{2:s10 4:s36 11:s369 9:n3 9:n3 10:n3 10:s6 7:s7 8:n2 6:n3 13:n5 6:b 8:b"
    " 4:S[11 12 13 7 10 7 5 15 14 16] 10:S[11 5 9 7] 9:S[5 6 4] 20:S[14 9 16]"
    " 11:[{8:s5 5:[{4:s20 6:s5 5:s19}]}"
    " {8:s10 5:[{4:s11 6:s7 7:s11} {4:s11 6:s7} {4:s8 6:s10} {4:s20 6:s9 5:s8} {4:s8 6:s5 4:s15}]}"
    " {8:s8 5:[{4:s6 6:s6 4:s14} {4:s17 6:s6} {4:s10 6:s6 11:s4} {4:s6 6:s5 4:s14}]}"
    " {8:s7 5:[{4:s19 6:s13 3:s9} {4:s7 6:s5 4:s10} {4:s10 6:s13 4:s12}]}]"
    " 12:[{4:n1 5:s18 11:s62 4:n2 11:s11} {4:n1 5:s13 11:s57 4:n2 4:[s33 s39]}"
    " {4:n1 5:s14 11:s59 4:n2 6:[{5:n1 10:S[10 5 8 7]} {5:n1 10:S[5 10 8 10]} {5:n1 10:S[5 10 8 10]}]}]"
    " 9:{11:{8:n3 7:n2 13:n2 3:n2 5:n1 6:n4 11:n3} 12:{7:n2 9:n2 7:n2 4:n2}}"
    " 9:[{4:s15 9:b} {4:s13 9:b} {4:s14 9:b} {4:s13 9:b 11:s19}] 12:{7:s16 12:S[10 14 13] 12:u9}"
    " 7:{12:{8:s8 9:s15} 7:{8:s8 12:[s31 s25 s30]}}"
    " 7:[{6:n1 7:s62 8:s15 4:s10 8:b 13:n2} {6:n1 7:s91 8:s10 4:s10 8:b 13:n2} {6:n1 7:s46 8:s15 4:s10 8:b 13:n2}]"
    " 14:{6:s21 18:n1 14:s4 13:[{4:s4 6:s24 6:s21} {4:s4 6:s30 6:s26}]}"
    " 12:[{8:s11 3:s51 10:s4} {8:s8 3:s51 10:s6} {8:s6 3:s53 10:s4}]}";

/// The same with bytes in place of texts.
std::string as_bytes(std::string_view shape) {
    std::string bytes(shape);
    std::replace(bytes.begin(), bytes.end(), 's', 'x');
    std::replace(bytes.begin(), bytes.end(), 'u', 'x');
    std::replace(bytes.begin(), bytes.end(), 'S', 'X');
    return bytes;
}

}  // namespace

std::vector<ItemShape> put_item_shapes() {
    return {{"Baseline", "{2:s7}"},
            {"ShallowMap_S", shallow_map(10)},
            {"ShallowMap_M", shallow_map(80)},
            {"ShallowMap_L", shallow_map(254)},
            {"Nested_M", nested_maps(4)},
            {"Nested_L", nested_lists(14)},
            {"MixedItem_S", mixed(3)},
            {"MixedItem_M", mixed(30)},
            {"MixedItem_L", mixed_in_mixed()},
            {"BinaryData_S", "{2:s7 6:x89}"},
            {"BinaryData_M", binaries(10)},
            {"BinaryData_L", binary_sets()}};
}

std::vector<ItemShape> get_item_shapes() {
    return {{"_Baseline", ""},
            {"_S", std::string(small_output), {1.1}},
            {"_M", std::string(medium_output), {2.5, 2.5}},
            {"_L", std::string(large_output), {8.5, 8.5, 0}},
            {"Binary_S", as_bytes(small_output), {1.1}},
            {"Binary_M", as_bytes(medium_output), {2.5, 2.5}},
            {"Binary_L", as_bytes(large_output), {8.5, 8.5, 0}}};
}

}  // namespace bench
