#pragma once

#include "case.hpp"
#include "item_shapes.hpp"
#include "item_text.hpp"

#include <inia/core/blob.hpp>
#include <inia/core/map.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// GetItem and PutItem in one protocol. `Protocol` has the operations, AttributeValue and ConsumedCapacity of the
/// generated service, the Text that builds its bytes (`text(open)`), and the answers' headers.
template<class Protocol> class ItemCases {
public:
    using Attribute = typename Protocol::AttributeValue;
    using Text = typename Protocol::Text;
    using GetItem = typename Protocol::GetItem;
    using PutItem = typename Protocol::PutItem;

    static std::unique_ptr<Case> get_request() {
        Value const key = make_value("{2:s7}");
        return write_case<GetItem>({.TableName = table(), .Key = attributes(key)},
                                   {.target = Protocol::target("GetItem"), .body = request("Key", key)});
    }

    static std::unique_ptr<Case> put_request(ItemShape const& shape) {
        Value const item = make_value(shape.shape);
        return write_case<PutItem>({.TableName = table(), .Item = attributes(item)},
                                   {.target = Protocol::target("PutItem"), .body = request("Item", item)});
    }

    static std::unique_ptr<Case> get_answer(ItemShape const& shape) {
        typename GetItem::Response expected;
        Text text = Protocol::text(false);
        text.begin_struct(shape.shape.empty() ? 0 : 2);
        if (!shape.shape.empty()) {
            Value const item = make_value(shape.shape);
            expected.Item = attributes(item);
            text.key("Item");
            write_attributes(text, item);
            write_capacity(text, shape, expected.ConsumedCapacity.emplace());
        }
        text.end_struct();
        return read_case<GetItem>(
            {.TableName = table(), .Key = {{"id", Attribute{.S = "1"}}}},
            {.status = 200, .headers = Protocol::answer_headers(), .body = std::move(text).take()}, std::move(expected),
            [](auto const& answer) { return answer.Item.size(); });
    }

    static void add(Cases& cases, std::string const& prefix) {
        for (ItemShape const& shape : get_item_shapes())
            cases.push_back({prefix + "GetItemOutput" + shape.id, [shape] { return get_answer(shape); }});
        for (ItemShape const& shape : put_item_shapes())
            cases.push_back({prefix + "PutItemRequest_" + shape.id, [shape] { return put_request(shape); }});
    }

private:
    static std::string table() { return letters(10); }

    static std::string request(std::string_view member, Value const& item) {
        Text text = Protocol::text(true);
        text.begin_struct(2);
        text.key("TableName");
        text.text(table());
        text.key(member);
        write_attributes(text, item);
        text.end_struct();
        return std::move(text).take();
    }

    static void write_capacity(Text& text, ItemShape const& shape, typename Protocol::ConsumedCapacity& expected) {
        constexpr std::string_view names[]{"CapacityUnits", "ReadCapacityUnits", "WriteCapacityUnits"};
        text.key("ConsumedCapacity");
        text.begin_struct(1 + shape.capacities.size());
        text.key("TableName");
        text.text(letters(13));
        expected.TableName = letters(13);
        for (std::size_t i = 0; i < shape.capacities.size(); ++i) {
            text.key(names[i]);
            text.number(shape.capacities[i]);
            (i == 0   ? expected.CapacityUnits
             : i == 1 ? expected.ReadCapacityUnits
                      : expected.WriteCapacityUnits) = shape.capacities[i];
        }
        text.end_struct();
    }

    static auto attributes(Value const& map) {
        inia::Map<Attribute> made{inia::empty_map()};
        for (std::size_t i = 0; i < map.keys.size(); ++i) made.insert_or_assign(map.keys[i], attribute(map.values[i]));
        return made;
    }

    static Attribute attribute(Value const& value) {
        using Kind = Value::Kind;
        Attribute made;
        switch (value.kind) {
        case Kind::text: made.S = value.text; break;
        case Kind::number: made.N = value.text; break;
        case Kind::bytes: made.B = inia::Blob(value.text); break;
        case Kind::boolean: made.BOOL = value.flag; break;
        case Kind::texts: made.SS = value.elements; break;
        case Kind::numbers: made.NS = value.elements; break;
        case Kind::byte_set:
            for (std::string const& element : value.elements) made.BS.emplace_back(element);
            break;
        case Kind::list:
            for (Value const& element : value.values) made.L.push_back(attribute(element));
            break;
        case Kind::map: made.M = attributes(value); break;
        }
        return made;
    }
};

}  // namespace bench
