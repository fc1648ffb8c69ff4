#!/usr/bin/env python3
"""extract.py FILE.md OUT.cpp: the C++ blocks of a page as one translation unit, so that what it shows compiles.

A block with `int main` stands in a namespace of its own with main renamed, one that describes a type (BOOST_DESCRIBE_...)
is seen by all that follow, any other is the body of a function. `<!-- given: CODE -->` before a block is its first line.
"""
import re
import sys

page, out = sys.argv[1:]
with open(page) as file:
    blocks = re.findall(r"(?:^<!-- given: ([^\n]*) -->\n+)?^```cpp\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
includes = ["#include <inia/dynamodb.hpp>", "#include <inia/s3.hpp>"]
functions = []
for number, (given, block) in enumerate(blocks, 1):
    includes += re.findall(r"^#include .*$", block, re.MULTILINE)
    body = re.sub(r"^#include .*\n", "", block, flags=re.MULTILINE)
    if given:
        body = f"{given}\n{body}"
    if "BOOST_DESCRIBE" in body:
        functions.append(body)
    elif "int main" in body:
        functions.append(f"namespace block_{number} {{\n{body.replace('int main', 'void block')}}}\n")
    else:
        functions.append(f"void block_{number}() {{\n{body}}}\n")
if not blocks:
    sys.exit(f"{page} has no C++ blocks")
with open(out, "w") as file:
    file.write("\n".join(dict.fromkeys(includes)) + "\n\n// Stands for the reader's own logging.\nvoid log(char const* text);\n\n")
    for number, function in enumerate(functions, 1):
        # Declared first, as some compilers warn of functions that are not.
        if f"namespace block_{number} {{" in function:
            file.write(f"namespace block_{number} {{ void block(); }}\n")
        elif f"void block_{number}()" in function:
            file.write(f"void block_{number}();\n")
        file.write(function + "\n")
