#include "emit.hpp"
#include "writer.hpp"

namespace inia::codegen {
namespace {

constexpr std::size_t operation_doc_lines = 40;
constexpr std::size_t client_doc_lines = 24;

void emit_method(Writer& out, Service const& service, Operation const& operation) {
    std::string throws = "Throws ";
    for (std::size_t index : operation.errors)
        throws += (throws.size() > 7 ? ", " : "") + service.errors[index].data.cpp_name;
    throws += operation.errors.empty() ? "ServiceError." : "; ServiceError for other answers that say no.";
    Doc doc = operation.doc;
    out.line();
    out.doc(doc, operation_doc_lines);
    if (!doc.empty()) out.line("///");
    out.doc({{.text = std::move(throws)}}, 12);
    if (!service.structures[operation.request].has_required())
        out.line(operation.response_name, " ", operation.method_name, "() const;");
    out.line(operation.response_name, " ", operation.method_name, "(", operation.request_name,
             " const& request) const;");
}

void emit_wait(Writer& out) {
    out.line();
    out.line(
        "/// Calls the operation of `W` (waiter::TableExists ...) with pauses until its answer is what `W` waits for, and");
    out.line(
        "/// gives that. What `options` leave open is as the waiter's comment says. Blocks the thread that calls. Throws");
    out.line(
        "/// ::inia::WaiterError when an answer says that it will never be so, when the service answers with an error that");
    out.line(
        "/// `W` does not know, and when attempts or time run out; what is no answer of the service ends it as it ends a call.");
    out.line("template<class W>");
    out.line("::inia::WaitResult<typename W::Response> wait(typename W::Request const& request,");
    out.open("                                              ::inia::WaitOptions const& options = {}) const");
    out.line(
        "static_assert(::inia::Waiter<W>, \"inia: wait takes a waiter, as waiter::TableExists, and no operation\");");
    out.line("static_assert(std::is_same_v<typename W::Client, Client>, \"inia: this waiter is another service's\");");
    out.line("return ::inia::wait<W>(*core_, request, options);");
    out.close();
}

}  // namespace

std::string emit_client_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    if (!service.waiters.empty()) out.line("#include <inia/core/waiter.hpp>");
    out.line("#include <inia/", service.cpp_name, "/operations.hpp>");
    out.line();
    out.line("#include <memory>");
    out.line("#include <type_traits>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line();
    std::string const title = service.title.empty() ? service.name : service.title;
    Doc doc = service.doc;
    doc.insert(doc.begin(), {.text = "The client of " + title
                                   + ": a cheap handle on shared, immutable state, copyable and "
                                     "thread-safe. Making one reads nothing; the first call looks settings and "
                                     "credentials up. Calls throw what derives from ::inia::Error."});
    out.doc(doc, client_doc_lines);
    out.open("class INIA_EXPORT Client");
    out.label("public:");
    out.line("Client(::inia::Session const& session = {}, ::inia::Config const& config = {});");
    for (Operation const& operation : service.operations) emit_method(out, service, operation);
    out.line();
    out.line("/// Runs operation `Op`; the answer or the error is the result.");
    out.line("template<class Op>");
    out.line("::inia::Result<typename Op::Response> try_call(typename Op::Request const& request,");
    out.open("                                               ::inia::CallOptions const& options = {}) const");
    out.line(
        "static_assert(std::is_same_v<typename Op::Client, Client>, \"inia: this operation is another service's\");");
    out.line("return ::inia::try_call<Op>(*core_, request, options);");
    out.close();
    out.line("/// Runs operation `Op` with settings of its own; throws as the operation's function does.");
    out.line("template<class Op>");
    out.open(
        "typename Op::Response call(typename Op::Request const& request, ::inia::CallOptions const& options = {}) const");
    out.line(
        "static_assert(std::is_same_v<typename Op::Client, Client>, \"inia: this operation is another service's\");");
    out.line("return ::inia::call<Op>(*core_, request, options);");
    out.close();
    if (!service.waiters.empty()) emit_wait(out);
    out.line();
    out.line("/// What the client's functions run on; for functions that stand beside it.");
    out.line("::inia::ClientCore const& core() const noexcept INIA_LIFETIMEBOUND { return *core_; }");
    out.line();
    out.label("private:");
    out.line("std::shared_ptr<::inia::ClientCore const> core_;");
    out.close(";");
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
