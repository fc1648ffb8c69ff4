#include <inia/dynamodb/attribute_codec.hpp>

namespace inia::dynamodb::detail {

template INIA_EXPORT void read_attribute(ItemReader&, bool&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, int&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, unsigned&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, long&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, unsigned long&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, double&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, std::string&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, Number&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, Blob&, AttributeForm);
template INIA_EXPORT void read_attribute(ItemReader&, AttributeValue&, AttributeForm);

}  // namespace inia::dynamodb::detail
