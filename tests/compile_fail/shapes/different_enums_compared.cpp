// expect: SecondValues::Value
#include <inia/core/shapes.hpp>

struct FirstValues {
    enum class Value : std::uint16_t { one };
    static inia::EnumTable table() noexcept;
};
class First : public inia::OpenEnum<FirstValues> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value one = Value::one;
};
struct SecondValues {
    enum class Value : std::uint16_t { one };
    static inia::EnumTable table() noexcept;
};
class Second : public inia::OpenEnum<SecondValues> {
public:
    using OpenEnum::OpenEnum;
    static constexpr Value one = Value::one;
};

bool same(First const& first) { return first == Second::one; }
