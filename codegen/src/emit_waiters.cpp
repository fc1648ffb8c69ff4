#include "emit.hpp"
#include "error.hpp"
#include "names.hpp"
#include "path_compiler.hpp"
#include "writer.hpp"

#include <boost/json/serialize.hpp>

#include <set>

namespace inia::codegen {
namespace {

constexpr std::size_t waiter_doc_lines = 24;

/// What the rule looks for, in words.
std::string in_words(WaiterRule const& rule) {
    std::string const expected = boost::json::serialize(rule.expected);
    switch (rule.matcher) {
    case WaiterMatcher::path: return rule.expected == true ? rule.path : rule.path + " is " + expected;
    case WaiterMatcher::path_all: return "all of " + rule.path + " are " + expected;
    case WaiterMatcher::path_any: return "one of " + rule.path + " is " + expected;
    case WaiterMatcher::status: return "the HTTP status is " + expected;
    case WaiterMatcher::error: return "the error is " + std::string(rule.expected.as_string());
    case WaiterMatcher::any_error: return "there is an error";
    case WaiterMatcher::no_error: return "there is no error";
    }
    return {};
}

char const* matcher_name(WaiterMatcher matcher) {
    switch (matcher) {
    case WaiterMatcher::status: return "status";
    case WaiterMatcher::error: return "error";
    case WaiterMatcher::any_error: return "any_error";
    case WaiterMatcher::no_error: return "no_error";
    default: return "path";
    }
}

bool has_path(WaiterRule const& rule) {
    return rule.matcher == WaiterMatcher::path || rule.matcher == WaiterMatcher::path_all
        || rule.matcher == WaiterMatcher::path_any;
}

PathMatch path_match(WaiterMatcher matcher) {
    if (matcher == WaiterMatcher::path_all) return PathMatch::all;
    return matcher == WaiterMatcher::path_any ? PathMatch::any : PathMatch::whole;
}

/// When the waiter ends in this state.
std::string alternatives(Waiter const& waiter, std::string_view state) {
    std::string text;
    for (WaiterRule const& rule : waiter.rules)
        if (rule.state == state) text += (text.empty() ? "" : ", or ") + in_words(rule);
    return text;
}

Doc waiter_doc(Service const& service, Waiter const& waiter) {
    Doc doc = waiter.doc;
    std::string text = "Calls " + service.operations[waiter.operation].name + " until "
                     + alternatives(waiter, "success") + ": every " + std::to_string(waiter.delay) + " s, "
                     + std::to_string(waiter.max_attempts) + " times at most.";
    if (std::string const failures = alternatives(waiter, "failure"); !failures.empty())
        text += " Fails when " + failures + ".";
    doc.push_back({.text = std::move(text)});
    return doc;
}

void emit_tag(Writer& out, Service const& service, Waiter const& waiter) {
    std::string const space = "::inia::" + service.cpp_name + "::";
    out.line();
    out.doc(waiter_doc(service, waiter), waiter_doc_lines);
    out.open("struct INIA_EXPORT ", waiter.tag);
    out.line("using Client = ", space, "Client;");
    out.line("using Operation = ", space, "op::", service.operations[waiter.operation].tag, ";");
    out.line("using Request = Operation::Request;");
    out.line("using Response = Operation::Response;");
    out.line("static ::inia::WaiterInfo const info;");
    out.close(";");
}

std::string function_name(Waiter const& waiter, std::size_t rule) {
    return xform_name(waiter.name) + "_" + std::to_string(rule + 1);
}

void emit_matchers(Writer& out, Service const& service, Waiter const& waiter) {
    std::size_t const response = service.operations[waiter.operation].response;
    for (std::size_t i = 0; i < waiter.rules.size(); ++i) {
        WaiterRule const& rule = waiter.rules[i];
        if (!has_path(rule)) continue;
        try {
            out.line();
            out.paste(compile_path_match(service, response, function_name(waiter, i), rule.path,
                                         path_match(rule.matcher), rule.expected));
        } catch (CodegenError const& error) {
            throw CodegenError("waiter " + waiter.name + " of " + service.name + ": " + error.what());
        }
    }
}

void emit_acceptors(Writer& out, Waiter const& waiter) {
    out.line();
    out.open("constexpr ::inia::Acceptor ", xform_name(waiter.name), "_acceptors[] =");
    for (std::size_t i = 0; i < waiter.rules.size(); ++i) {
        WaiterRule const& rule = waiter.rules[i];
        std::string matcher = std::string("::inia::Acceptor::Matcher::") + matcher_name(rule.matcher);
        if (has_path(rule))
            matcher += ", .matches = &" + function_name(waiter, i) + ", .text = " + literal(in_words(rule));
        if (rule.matcher == WaiterMatcher::status) matcher += ", .status = " + boost::json::serialize(rule.expected);
        if (rule.matcher == WaiterMatcher::error) matcher += ", .code = " + literal(rule.expected.as_string());
        out.line("{.state = ::inia::WaiterState::", rule.state, ", .matcher = ", matcher, "},");
    }
    out.close(";");
}

void emit_info(Writer& out, Service const& service, Waiter const& waiter) {
    std::string const operation = "op::" + service.operations[waiter.operation].tag;
    std::string const acceptors = xform_name(waiter.name) + "_acceptors";
    out.line();
    out.open("constinit ::inia::WaiterInfo const waiter::", waiter.tag, "::info");
    out.line(".name = ", literal(waiter.name), ",");
    out.line(".ends = &", operation, "::ends,");
    out.line(".make_response = &::inia::detail::make_response<", operation, "::Response>,");
    out.line(".delay = std::chrono::seconds(", std::to_string(waiter.delay), "),");
    out.line(".max_attempts = ", std::to_string(waiter.max_attempts), ",");
    out.line(".acceptors = ", acceptors, ",");
    out.line(".acceptor_count = std::size(", acceptors, "),");
    out.close(";");
}

}  // namespace

std::string emit_waiters_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/waiter.hpp>");
    out.line("#include <inia/", service.cpp_name, "/operations.hpp>");
    out.line();
    out.line("/// What can be waited for: client.wait<waiter::", service.waiters.at(0).tag, ">(request).");
    out.line("namespace inia::", service.cpp_name, "::waiter {");
    for (Waiter const& waiter : service.waiters) emit_tag(out, service, waiter);
    out.line();
    out.line("}  // namespace inia::", service.cpp_name, "::waiter");
    return banner(service) + out.take();
}

std::string emit_waiters_source(Service const& service) {
    if (service.waiters.empty()) return banner(service) + "// The service has no waiters.\n";
    std::set<std::size_t> responses;
    for (Waiter const& waiter : service.waiters) responses.insert(service.operations[waiter.operation].response);
    Writer out;
    out.line("#include <inia/core/waiter_info.hpp>");
    include_structures(out, service, "model", responses);
    out.line("#include <inia/", service.cpp_name, "/waiters.hpp>");
    out.line();
    out.line("#include <cstddef>");
    out.line("#include <iterator>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line("namespace {");
    for (Waiter const& waiter : service.waiters) {
        emit_matchers(out, service, waiter);
        emit_acceptors(out, waiter);
    }
    out.line();
    out.line("}  // namespace");
    for (Waiter const& waiter : service.waiters) emit_info(out, service, waiter);
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
