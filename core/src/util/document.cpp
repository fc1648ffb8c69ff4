#include <inia/core/document.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>

namespace inia {
namespace {

// Boost's own limit of 32 is less than what models and tools put into documents.
boost::json::parse_options options() noexcept {
    boost::json::parse_options result;
    result.max_depth = 256;
    return result;
}

}  // namespace

Document::Document(Document const& other)
    : value_{other.value_ == nullptr ? nullptr : new boost::json::value(*other.value_)} {}

Document::~Document() { delete value_; }

void Document::assign(boost::json::value const& value) { value_ = new boost::json::value(value); }

void Document::assign(boost::json::value&& value) { value_ = new boost::json::value(std::move(value)); }

Document Document::parse(std::string_view text) {
    boost::json::stream_parser parser{{}, options()};
    boost::json::error_code error;
    std::size_t const read = parser.write_some(text.data(), text.size(), error);
    if (!error && read == text.size()) {
        parser.finish(error);
        if (!error) return Document{parser.release()};
    }
    throw std::invalid_argument{"inia::Document: no JSON at byte " + std::to_string(read)};
}

std::optional<Document> Document::try_parse(std::string_view text) {
    boost::json::error_code error;
    boost::json::value value = boost::json::parse({text.data(), text.size()}, error, {}, options());
    if (error) return std::nullopt;
    return Document{std::move(value)};
}

boost::json::value const& Document::json() const& noexcept {
    static auto const* const null = new boost::json::value;  // never destroyed: usable at exit, too
    return value_ != nullptr ? *value_ : *null;
}

boost::json::value Document::json() && { return value_ != nullptr ? std::move(*value_) : boost::json::value{}; }

std::string Document::text() const { return boost::json::serialize(json()); }

bool Document::operator==(Document const& other) const { return json() == other.json(); }

}  // namespace inia
