// expect: Colour
#include <inia/core/shapes.hpp>

struct Values {
    enum class Value : std::uint16_t { red };
    static inia::EnumTable table() noexcept;
};
class Colour : public inia::OpenEnum<Values> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value red = Value::red;
};

auto const list = inia::List<Colour>{{"a", "b"}, "c"};
