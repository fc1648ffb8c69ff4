#pragma once

/// Marks what a shared library exports; everything else is hidden.
#define INIA_EXPORT __attribute__((visibility("default")))

/// The result refers into the object it was asked of. Clang warns when that object is a temporary.
#if defined(__clang__)
#define INIA_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define INIA_LIFETIMEBOUND
#endif
