#include "build_waiters.hpp"

#include "error.hpp"
#include "json.hpp"
#include "names.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace inia::codegen {
namespace {

namespace json = boost::json;

// Members of a waiter's tag.
constexpr std::string_view reserved_as_tag[] = {"Client", "Operation", "Request", "Response", "info"};

class WaiterReader {
public:
    WaiterReader(Service const& service, std::string_view name, json::object const& json)
        : service_(service),
          name_(name),
          json_(json) {}

    std::string_view operation() const { return find_text(json_, "operation"); }

    Waiter read() const {
        Waiter waiter;
        waiter.name = name_;
        waiter.delay = number("delay");
        waiter.max_attempts = number("maxAttempts");
        auto const* acceptors = find_array(json_, "acceptors");
        if (!acceptors) fail("it has no acceptors");
        for (json::value const& acceptor : *acceptors) waiter.rules.push_back(rule(acceptor.as_object()));
        waiter.doc = doc_from_html(find_text(json_, "description"));
        return waiter;
    }

    [[noreturn]] void fail(std::string const& problem) const {
        throw CodegenError("waiter " + std::string(name_) + " of " + service_.name + ": " + problem);
    }

private:
    std::int64_t number(std::string_view key) const {
        json::value const* const value = find(json_, key);
        if (!value || !value->is_int64() || value->get_int64() < 0) fail("'" + std::string(key) + "' is no number");
        return value->get_int64();
    }

    WaiterRule rule(json::object const& acceptor) const {
        WaiterRule rule;
        rule.state = find_text(acceptor, "state");
        if (rule.state != "success" && rule.state != "failure" && rule.state != "retry")
            fail("the state '" + rule.state + "' is not known");
        rule.path = find_text(acceptor, "argument");
        if (json::value const* expected = find(acceptor, "expected")) rule.expected = *expected;
        rule.matcher = matcher(find_text(acceptor, "matcher"), rule.expected);
        return rule;
    }

    WaiterMatcher matcher(std::string_view name, json::value const& expected) const {
        if (name == "path") return WaiterMatcher::path;
        if (name == "pathAll") return WaiterMatcher::path_all;
        if (name == "pathAny") return WaiterMatcher::path_any;
        if (name == "status" && expected.is_int64()) return WaiterMatcher::status;
        if (name == "error" && expected.is_string()) return WaiterMatcher::error;
        if (name == "error" && expected.is_bool())
            return expected.get_bool() ? WaiterMatcher::any_error : WaiterMatcher::no_error;
        fail("the matcher '" + std::string(name) + "' of " + json::serialize(expected) + " is not known");
    }

    Service const& service_;
    std::string_view name_;
    json::object const& json_;
};

}  // namespace

void read_waiters(Service& service, json::object const& model, json::value const& file) {
    if (!file.is_object()) return;
    json::value const* const version = find(file.get_object(), "version");
    if (!version || *version != 2) throw CodegenError("the waiters of " + service.name + " are not of version 2");
    auto const* waiters = find_object(file.get_object(), "waiters");
    if (!waiters) return;
    NameScope tags(reserved_as_tag);
    for (auto const& [name, value] : *waiters) {
        WaiterReader const reader(service, name, value.as_object());
        auto const found = std::find_if(service.operations.begin(), service.operations.end(),
                                        [&](Operation const& o) { return o.name == reader.operation(); });
        if (found == service.operations.end()) {
            if (!find_object(model, "operations")->contains(reader.operation()))
                reader.fail("the model has no operation '" + std::string(reader.operation()) + "'");
            continue;
        }
        Waiter waiter = reader.read();
        waiter.tag = tags.take(identifier(waiter.name));
        waiter.operation = static_cast<std::size_t>(found - service.operations.begin());
        service.waiters.push_back(std::move(waiter));
    }
}

}  // namespace inia::codegen
