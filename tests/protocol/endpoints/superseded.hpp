#pragma once

#include <string_view>

namespace inia::endpoint_vectors {

/// Cases whose expectation belongs to older rule sets than those of the pinned models. botocore's own resolver, given
/// the pinned rule sets, answers these as inia does. A case that passes again must leave the list.
inline constexpr std::string_view superseded[] = {
    "services/acm.json#8f9e597e7917",           "services/acm.json#fcce2b312508",
    "services/dynamodb.json#2570208dcd0c",      "services/dynamodb.json#2f07f1ed42db",
    "services/dynamodb.json#351f5053872f",      "services/dynamodb.json#35b62c76d798",
    "services/dynamodb.json#3654a9113c74",      "services/dynamodb.json#38df17642a13",
    "services/dynamodb.json#3909907fbf65",      "services/dynamodb.json#3cb21f35c3c8",
    "services/dynamodb.json#46c920f576f3",      "services/dynamodb.json#4c49b740bc7e",
    "services/dynamodb.json#5b24fb3997e5",      "services/dynamodb.json#62f55076e890",
    "services/dynamodb.json#6f52aa22cd10",      "services/dynamodb.json#9241439a76ea",
    "services/dynamodb.json#9d2f5874360c",      "services/dynamodb.json#9f5c84948e3e",
    "services/dynamodb.json#a7eb80f099dc",      "services/dynamodb.json#a849e1fa096b",
    "services/dynamodb.json#adbc45dbe23e",      "services/dynamodb.json#c26840411a3b",
    "services/dynamodb.json#c2f990968068",      "services/dynamodb.json#c5abb9b7b787",
    "services/dynamodb.json#c77fd40363fc",      "services/dynamodb.json#dca711dfabc0",
    "services/dynamodb.json#ec3f1bf4479f",      "services/dynamodb.json#ed9298f869ac",
    "services/dynamodb.json#eee6ddbba561",      "services/dynamodb.json#f569da11c019",
    "services/dynamodb.json#fe31930d3b67",      "services/geo-maps.json#1130cdc52163",
    "services/geo-maps.json#2c34fbeab81d",      "services/geo-maps.json#82b1e1853312",
    "services/geo-maps.json#aa16ce13671c",      "services/geo-maps.json#b4bf97c737cf",
    "services/geo-maps.json#d96073d550f1",      "services/kinesis.json#fb0c8da0013e",
    "services/organizations.json#01137235f1fa", "services/organizations.json#047bee26df74",
    "services/organizations.json#064afe258ea1", "services/organizations.json#064c221547c6",
    "services/organizations.json#24e6feef316e", "services/organizations.json#3ca23b9afddc",
    "services/organizations.json#3ccd1fae6201", "services/organizations.json#4d9960ecbe63",
    "services/organizations.json#563ce6bde30b", "services/organizations.json#67e1c86452ae",
    "services/organizations.json#8c7cab6a3e0c", "services/organizations.json#a8d5743bad0b",
    "services/organizations.json#b43fd1a27aa6", "services/organizations.json#c92173b11b8a",
    "services/organizations.json#fd7877a65d79",
};

}  // namespace inia::endpoint_vectors
