#!/usr/bin/env python3
"""extract.py FILE.md OUT.cpp: the C++ blocks of a page as one translation unit, so that what it shows compiles.

A block with `int main` stands in a namespace of its own with main renamed; any other is the body of a function.
"""
import re
import sys

page, out = sys.argv[1:]
with open(page) as file:
    blocks = re.findall(r"^```cpp\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
includes = ["#include <inia/dynamodb.hpp>", "#include <inia/s3.hpp>"]
functions = []
for number, block in enumerate(blocks, 1):
    includes += re.findall(r"^#include .*$", block, re.MULTILINE)
    body = re.sub(r"^#include .*\n", "", block, flags=re.MULTILINE)
    if "int main" in body:
        functions.append(f"namespace block_{number} {{\n{body.replace('int main', 'void block')}}}\n")
    else:
        functions.append(f"void block_{number}() {{\n{body}}}\n")
if not blocks:
    sys.exit(f"{page} has no C++ blocks")
with open(out, "w") as file:
    file.write("\n".join(dict.fromkeys(includes)) + "\n\n// Stands for the reader's own logging.\nvoid log(char const* text);\n\n")
    for number, function in enumerate(functions, 1):
        name = f"namespace block_{number} {{ void block(); }}" if f"namespace block_{number}" in function else f"void block_{number}();"
        file.write(name + "\n" + function + "\n")
