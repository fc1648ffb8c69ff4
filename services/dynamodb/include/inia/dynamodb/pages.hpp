#pragma once

#include <inia/core/export.hpp>
#include <inia/core/result.hpp>
#include <inia/dynamodb/client.hpp>
#include <inia/dynamodb/text_call.hpp>

#include <memory>
#include <string>
#include <string_view>

/// Answers that come in several pages, as text.
namespace inia::dynamodb::detail {

/// A paged request: its body without the closing brace, so that a page's start can be appended.
struct PagedRequest {
    Client client;
    TextOperation operation;
    std::string table;
    std::string body;          ///< `{"TableName":"users"`
    char const* start_member;  ///< The request's member that takes an answer's `last_key`.
    CallOptions options{};
    /// The answer's member that has it. Answers to statements have both NextToken and LastEvaluatedKey.
    char const* next_member = "LastEvaluatedKey";
};

/// Where pages come from. One thread at a time.
class INIA_EXPORT Pages {
public:
    virtual ~Pages();
    /// The next page's body in `page`; false when there is none. After an error there are no more.
    virtual Result<bool> next(std::string& page) = 0;
    /// Called with what the page said of the one after it, in its member `next_member()`.
    virtual void set_last_key(std::string last_key) = 0;
    virtual std::string_view next_member() const = 0;
};

/// One page after the other, each when it is asked for.
INIA_EXPORT std::unique_ptr<Pages> serial_pages(PagedRequest request);
/// Those of a scan: of its segments side by side if there are several, where at most `threads` pages are asked for at a
/// time (0: one for each segment, at most 8) and few wait to be read; pages of different segments come in any order.
/// Nothing begins before the first page is asked for.
INIA_EXPORT std::unique_ptr<Pages> scan_pages(PagedRequest request, int segments, int threads);

}  // namespace inia::dynamodb::detail
