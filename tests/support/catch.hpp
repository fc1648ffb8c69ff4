/// The one way in to the test framework, so that a change of its version is a change of this file.
#pragma once

#include <catch2/catch.hpp>
