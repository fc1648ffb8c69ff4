// Checksums: `bench_sum crc32|crc32c|crc64nvme|zlib|copy BYTES CALLS` prints the nanoseconds of one call. zlib is the
// peer, its CRC-32; `copy` copies the bytes.
#include "format/crc.hpp"
#include "timing.hpp"

#include <zlib.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

using bench::keep, bench::measure;

int main(int count, char** arguments) {
    if (count != 4) return 2;
    std::string_view const what = arguments[1];
    long const calls = std::atol(arguments[3]);
    std::string bytes(static_cast<std::size_t>(std::atol(arguments[2])), ' ');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * i >> 3);
    std::string to(bytes.size(), ' ');
    using namespace inia::format;
    // The bytes are another text for the compiler each time.
    if (what == "crc32")
        measure(calls, [&] { keep(bytes), keep(crc32(bytes)); });
    else if (what == "crc32c")
        measure(calls, [&] { keep(bytes), keep(crc32c(bytes)); });
    else if (what == "crc64nvme")
        measure(calls, [&] { keep(bytes), keep(crc64_nvme(bytes)); });
    else if (what == "zlib")
        measure(calls, [&] {
            keep(bytes);
            keep(::crc32_z(0, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
        });
    else if (what == "copy")
        measure(calls, [&] {
            keep(bytes);
            std::memcpy(to.data(), bytes.data(), bytes.size());
            keep(to);
        });
    else
        return 2;
}
