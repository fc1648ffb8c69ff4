/// Puts answers on the wire, whole or broken as they are scripted.
#pragma once

#include "byte_stream.hpp"
#include "reply.hpp"

#include <ctime>
#include <string_view>

namespace inia::test {

/// What becomes of the connection after an answer.
enum class Connection { keep, close_politely, close_abruptly, reset };

/// Writes `reply` to a request of `method`, with the time `now` in its Date header.
Connection write_reply(ByteStream& stream, const Reply& reply, std::string_view method, std::time_t now);

}  // namespace inia::test
