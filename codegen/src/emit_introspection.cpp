#include "emit.hpp"
#include "writer.hpp"

namespace inia::codegen {

std::string emit_introspection_header(Service const& service) {
    Writer out;
    std::string const list = "std::span<::inia::OperationDescription const>";
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/introspection.hpp>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line();
    out.line("class Client;");
    out.line();
    out.line("/// The operations of the service, in the model's order. Static data.");
    out.line("INIA_EXPORT ", list, " operations() noexcept;");
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    out.line();
    out.line("template<> inline ", list, " inia::operations_of<::inia::", service.cpp_name, "::Client>() noexcept {");
    out.line("    return ::inia::", service.cpp_name, "::operations();");
    out.line("}");
    return banner(service) + out.take();
}

std::string emit_introspection_source(Service const& service) {
    Writer out;
    out.line("#include <inia/", service.cpp_name, "/introspection.hpp>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    out.line();
    out.open("std::span<::inia::OperationDescription const> operations() noexcept");
    if (service.operations.empty()) {
        out.line("return {};");
    } else {
        out.open("static constexpr ::inia::OperationDescription list[] =");
        for (Operation const& operation : service.operations) {
            std::string const page =
                service.uid.empty() ? ""
                                    : "https://docs.aws.amazon.com/goto/WebAPI/" + service.uid + "/" + operation.name;
            out.line("{", literal(operation.name), ", ", literal(operation.method_name), ", ",
                     literal(operation.http_method), ", ", literal(operation.request_name), ", ",
                     literal(operation.response_name), ", ", literal(page), "},");
        }
        out.close(";");
        out.line("return list;");
    }
    out.close();
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
