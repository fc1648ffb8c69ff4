#include "emit.hpp"
#include "writer.hpp"

namespace inia::codegen {

std::string emit_enums_header(Service const& service) {
    Writer out;
    out.line("#pragma once");
    out.line();
    out.line("#include <inia/core/open_enum.hpp>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    for (Enumeration const& enumeration : service.enumerations) {
        out.line();
        out.open("struct ", enumeration.values_name);
        out.open("enum class Value : std::uint16_t");
        for (Enumerator const& value : enumeration.values) out.line(value.cpp_name, ",");
        out.close(";");
        out.line("INIA_EXPORT static ::inia::EnumTable table() noexcept;");
        out.close(";");
        out.doc(enumeration.doc, 8);
        out.open("class ", enumeration.cpp_name, " : public ::inia::OpenEnum<", enumeration.values_qualified, ">");
        out.label("public:");
        out.line("using OpenEnum::OpenEnum;");
        // Not `using enum`: GCC 12 ends with an internal error where a template or a generic lambda names one of its
        // enumerators through the class.
        for (Enumerator const& value : enumeration.values)
            out.line("static constexpr Value ", value.cpp_name, " = Value::", value.cpp_name, ";");
        out.close(";");
    }
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
