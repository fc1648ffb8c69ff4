// Codecs: `bench_serde CASE inia|peer|copy|size|text CALLS` prints the nanoseconds of one call; `size` the number of
// bytes instead, and `text` the bytes, where boto3 is to have them.
// `inia` is what a call does with the same bytes, through the operation's own functions; the peer looks at every value
// of them (simdjson On-Demand, pugixml) or is absent, which ends with 3; `copy` copies the bytes.
#include "items.hpp"
#include "pages.hpp"
#include "report.hpp"
#include "timing.hpp"

#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#ifdef INIA_BENCH_SIMDJSON
#include <simdjson.h>
#endif
#ifdef INIA_BENCH_PUGIXML
#include <pugixml.hpp>
#endif

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using namespace inia;
using bench::keep;

constexpr int failed = 1, usage = 2, not_present = 3;

/// `call` returns whether its result is right.
template<class F> int measure(long calls, F call) {
    double const start = bench::processor_time();
    for (long i = 0; i < calls; ++i)
        if (!call()) return failed;
    std::printf("%.2f\n", (bench::processor_time() - start) / static_cast<double>(calls));
    return 0;
}

template<class Op> bool read(typename Op::Request const& request, HttpResponse& answer, typename Op::Response& out) {
    return !Op::ends.deserialize(&request, answer, &out);
}

int print_size(std::string const& bytes) {
    std::printf("%zu\n", bytes.size());
    return 0;
}

int print_text(std::string const& bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return 0;
}

int copy(std::string const& bytes, long calls) {
    std::string to(bytes.size(), ' ');
    return measure(calls, [&] {
        keep(bytes);
        std::memcpy(to.data(), bytes.data(), bytes.size());
        keep(to);
        return true;
    });
}

#ifdef INIA_BENCH_SIMDJSON
std::size_t touch(simdjson::ondemand::value value) {
    switch (value.type()) {
    case simdjson::ondemand::json_type::object: {
        std::size_t touched = 0;
        for (auto field : value.get_object()) {
            touched += std::string_view(field.unescaped_key()).size();
            touched += touch(field.value());
        }
        return touched;
    }
    case simdjson::ondemand::json_type::array: {
        std::size_t touched = 0;
        for (auto element : value.get_array()) touched += touch(element.value());
        return touched;
    }
    case simdjson::ondemand::json_type::string: return std::string_view(value.get_string()).size();
    case simdjson::ondemand::json_type::number: return static_cast<std::size_t>(double(value.get_double()));
    case simdjson::ondemand::json_type::boolean: return bool(value.get_bool()) ? 1 : 0;
    case simdjson::ondemand::json_type::null: return 1;
    }
    return 0;
}
#endif

int json_peer([[maybe_unused]] std::string const& bytes, [[maybe_unused]] long calls) {
#ifdef INIA_BENCH_SIMDJSON
    simdjson::padded_string const padded(bytes);
    simdjson::ondemand::parser parser;
    return measure(calls, [&] {
        auto document = parser.iterate(padded);
        return touch(document.get_value()) > bytes.size() / 4;
    });
#else
    return not_present;
#endif
}

int xml_peer([[maybe_unused]] std::string const& bytes, [[maybe_unused]] long calls) {
#ifdef INIA_BENCH_PUGIXML
    return measure(calls, [&] {
        pugi::xml_document document;
        if (!document.load_buffer(bytes.data(), bytes.size())) return false;
        std::size_t touched = 0;
        for (auto const& entry : document.child("ListBucketResult").children("Contents"))
            for (auto const& member : entry.children()) touched += std::strlen(member.child_value());
        return touched > bytes.size() / 4;
    });
#else
    return not_present;
#endif
}

int page(std::string_view what, bool large, long calls) {
    std::size_t const items = large ? 1000 : 100;
    std::string const bytes = bench::page_body(static_cast<int>(items), large);
    if (what == "size") return print_size(bytes);
    if (what == "copy") return copy(bytes, calls);
    if (what == "peer") return json_peer(bytes, calls);
    HttpResponse answer{.status = 200, .body = bytes};
    return measure(calls, [&] {
        dynamodb::ScanResponse out;
        return read<dynamodb::op::Scan>({.TableName = "bench"}, answer, out) && out.Items.size() == items;
    });
}

int list(std::string_view what, long calls) {
    std::string const bytes = bench::list_body();
    if (what == "size") return print_size(bytes);
    if (what == "copy") return copy(bytes, calls);
    if (what == "peer") return xml_peer(bytes, calls);
    HttpResponse answer{.status = 200, .body = bytes};
    return measure(calls, [&] {
        s3::ListObjectsV2Response out;
        return read<s3::op::ListObjectsV2>({.Bucket = "bench"}, answer, out) && out.Contents.size() == 1000;
    });
}

int write(std::string_view what, long calls) {
    if (what == "size") return print_size(bench::put_item_body());
    if (what == "copy") return copy(bench::put_item_body(), calls);
    if (what == "peer") return not_present;
    dynamodb::PutItemRequest const request =
        bench::put_item_request<dynamodb::PutItemRequest, dynamodb::AttributeValue, dynamodb::Number>();
    ClientCore const core(*dynamodb::op::PutItem::info.service, Session(), Config{.region_name = "us-west-2"});
    std::size_t const size = bench::put_item_body().size();
    return measure(calls, [&] {
        HttpRequest http;
        return !dynamodb::op::PutItem::ends.serialize(core, &request, http) && http.body.text().size() == size;
    });
}

/// A page of 1,000 items of 1 KB into the program's structures.
int page_typed(std::string_view what, long calls) {
    std::string const bytes = bench::page_body(1000, true);
    if (what == "size") return print_size(bytes);
    if (what == "text") return print_text(bytes);
    if (what == "copy") return copy(bytes, calls);
    if (what == "peer") return json_peer(bytes, calls);
    return measure(calls, [&] {
        std::vector<bench::Order> items;
        return bench::read_page(bytes, items) && items.size() == 1000;
    });
}

/// 25 of the program's structures, 1 KB each, into the body of a BatchWriteItem.
int batch_typed(std::string_view what, long calls) {
    std::vector<bench::Order> items;
    if (!bench::read_page(bench::page_body(25, true), items)) return failed;
    std::string const bytes = bench::batch_body(items);
    if (what == "size") return print_size(bytes);
    if (what == "text") return print_text(bytes);
    if (what == "copy") return copy(bytes, calls);
    if (what == "peer") return json_peer(bytes, calls);
    return measure(calls, [&] { return bench::batch_body(items).size() == bytes.size(); });
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return usage;
    std::string_view const name = arguments[1], what = arguments[2];
    long const calls = std::atol(arguments[3]);
    if (name == "serde.ddb-page-own") return page(what, true, calls);
    if (name == "serde.ddb-query-100") return page(what, false, calls);
    if (name == "serde.s3-list-1000") return list(what, calls);
    if (name == "serde.ddb-item-write") return write(what, calls);
    if (name == "serde.ddb-page-typed") return page_typed(what, calls);
    if (name == "serde.ddb-batch-typed") return batch_typed(what, calls);
    return usage;
}
