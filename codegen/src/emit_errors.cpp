#include "emit.hpp"
#include "writer.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace inia::codegen {
namespace {

constexpr std::size_t error_doc_lines = 16;
constexpr std::size_t member_doc_lines = 8;

/// Names and codes on the wire to errors; the codes of earlier errors go first, names go before codes.
std::map<std::string_view, ErrorShape const*> names_on_wire(Service const& service) {
    std::map<std::string_view, ErrorShape const*> names;
    for (ErrorShape const& error : service.errors) names.emplace(error.data.shape, &error);
    for (ErrorShape const& error : service.errors) names.emplace(error.code, &error);
    return names;
}

/// An operation's modelled errors by HTTP status, as far as one status means one error.
std::map<int, ErrorShape const*> errors_by_status(Service const& service, Operation const& operation) {
    std::map<int, ErrorShape const*> by_status;
    for (std::size_t index : operation.errors) {
        ErrorShape const& error = service.errors[index];
        if (error.status == 0) continue;
        auto const [place, added] = by_status.emplace(error.status, &error);
        if (!added) place->second = nullptr;
    }
    std::erase_if(by_status, [](auto const& entry) { return entry.second == nullptr; });
    return by_status;
}

void emit_make_error(Writer& out, Service const& service, Operation const& operation) {
    out.open("::inia::AnyError op::", operation.tag, "::make_error(::inia::Outcome&& outcome)");
    auto const by_status = errors_by_status(service, operation);
    if (operation.http_method == "HEAD" && !by_status.empty()) {
        out.line("// The answer to HEAD has no body that could name the error, so its status has to.");
        for (auto const& [status, error] : by_status) {
            out.line("if (outcome.response.status == ", std::to_string(status), ")");
            out.line("    return ::inia::make_modelled_error<Protocol, ", error->data.qualified,
                     ">(std::move(outcome));");
        }
    }
    out.line("return ::inia::make_service_error<", "::inia::", service.cpp_name,
             "::ServiceError>(errors, std::move(outcome));");
    out.close();
}

}  // namespace

std::string emit_errors_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/error.hpp>");
    std::set<std::size_t> held;
    for (ErrorShape const& error : service.errors) for_each_held(error.data, [&](std::size_t i) { held.insert(i); });
    if (service.split) {
        out.line("#include <inia/core/shapes.hpp>");
        out.line("#include <inia/", service.cpp_name, "/enums.hpp>");
    }
    include_structures(out, service, "model", held);
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line();
    out.line("/// Base of this service's errors, and the error itself when the model does not know its code.");
    out.open("class INIA_EXPORT ServiceError : public ::inia::ErrorType<ServiceError, ::inia::ServiceError>");
    out.label("public:");
    out.line("using ErrorType::ErrorType;");
    out.close(";");
    for (ErrorShape const& error : service.errors) {
        out.line();
        out.doc(error.data.doc, error_doc_lines);
        out.open("struct INIA_EXPORT ", error.data.cpp_name, " final : ::inia::ErrorType<", error.data.cpp_name, ", ",
                 "::inia::", service.cpp_name, "::ServiceError>");
        out.line("using ErrorType::ErrorType;");
        for (Member const& member : error.data.members) {
            out.doc(member.doc, member_doc_lines);
            out.line(member.declaration, " ", member.cpp_name, "{};");
        }
        out.close(";");
    }
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

std::string emit_errors_source(Service const& service) {
    std::string const protocol = std::string("::inia::protocol::") + protocol_class(service.protocol);
    Writer out;
    out.line("#include <inia/core/error_table.hpp>");
    out.line("#include <inia/core/protocol/", protocol_header(service.protocol), ".hpp>");
    out.line("#include <inia/", service.cpp_name, service.split ? "/describe_errors.hpp>" : "/describe.hpp>");
    out.line("#include <inia/", service.cpp_name, "/operations.hpp>");
    out.line();
    out.line("#include <iterator>");
    out.line("#include <utility>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    auto const names = names_on_wire(service);
    out.line("namespace {");
    out.line();
    if (!names.empty()) {
        out.line("// By name on the wire, sorted.");
        out.open("constexpr ::inia::ErrorEntry entries[] =");
        for (auto const& [name, error] : names)
            out.line("{", literal(name), ", &::inia::make_modelled_error<", protocol, ", ", error->data.qualified,
                     ">},");
        out.close(";");
    }
    out.line("constexpr ::inia::ErrorTable errors{", names.empty() ? "" : "entries, std::size(entries)", "};");
    out.line();
    out.line("}  // namespace");
    for (Operation const& operation : service.operations) {
        out.line();
        emit_make_error(out, service, operation);
    }
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
