// rpcv2Cbor: items.
#include "item_cases.hpp"

#include <inia/std_cbor/client.hpp>
#include <inia/std_cbor/describe.hpp>

namespace bench {
namespace {

using namespace inia::std_cbor;

struct Cbor {
    using AttributeValue = inia::std_cbor::AttributeValue;
    using ConsumedCapacity = inia::std_cbor::ConsumedCapacity;
    using GetItem = op::GetItem;
    using PutItem = op::PutItem;
    using Text = CborText;
    static Text text(bool open) { return CborText(open); }
    static std::string target(std::string_view operation) {
        return "/service/SerdeStd_20260101/operation/" + std::string(operation);
    }
    static inia::Headers answer_headers() {
        inia::Headers headers;
        headers.add("smithy-protocol", "rpc-v2-cbor");
        return headers;
    }
};

}  // namespace

void add_cbor_cases(Cases& cases) { ItemCases<Cbor>::add(cases, "rpcv2Cbor_"); }

}  // namespace bench
