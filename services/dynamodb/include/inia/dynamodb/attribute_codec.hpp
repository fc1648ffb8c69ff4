#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/bytes.hpp>
#include <inia/dynamodb/codec/enumerations.hpp>
#include <inia/dynamodb/codec/lists.hpp>
#include <inia/dynamodb/codec/maps.hpp>
#include <inia/dynamodb/codec/nullables.hpp>
#include <inia/dynamodb/codec/scalars.hpp>
#include <inia/dynamodb/codec/sets.hpp>
#include <inia/dynamodb/codec/stored.hpp>
#include <inia/dynamodb/codec/structures.hpp>
#include <inia/dynamodb/codec/times.hpp>
#include <inia/dynamodb/codec/tuples.hpp>
#include <inia/dynamodb/codec/variants.hpp>
