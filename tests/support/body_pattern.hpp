/// Bytes that need no memory: a known pattern of any length, for bodies of gigabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace inia::test {

/// Writes the `size` bytes of the pattern that start at `offset`. Every byte depends on its offset in a way that shows
/// dropped, repeated and exchanged blocks of any usual size. Thread-safe.
void fill_pattern(std::uint64_t offset, char* out, std::size_t size);

/// The first `size` bytes of the pattern.
std::string pattern(std::size_t size);

/// SHA-256, in lower-case hex, of the first `size` bytes of the pattern, in a few KiB of memory.
std::string pattern_sha256(std::uint64_t size);

}  // namespace inia::test
