#pragma once

/// Conditions, key conditions, updates and projections, typed by members or named by text.
#include <inia/dynamodb/attribute.hpp>
#include <inia/dynamodb/by_name.hpp>
#include <inia/dynamodb/key_condition.hpp>
#include <inia/dynamodb/projected.hpp>
#include <inia/dynamodb/update_expression.hpp>
