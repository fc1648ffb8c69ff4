#!/usr/bin/env python3
"""Reads the includes of the sources and fails on a violation of the layers of docs/architecture.md."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
RANK = {"util": 0, "format": 1, "http": 1, "config": 2, "auth": 2, "endpoint": 2, "retry": 2, "protocol": 2}
SERVICES = [p.name for p in (ROOT / "services").iterdir() if p.is_dir()]
# Who may include a dependency.
DOORS = {
    r"curl/": r"core/src/http/curl_",
    r"openssl/": r"core/src/util/crypto",
    r"boost/hana": r"core/include/inia/core/reflect\.hpp|services/dynamodb/include/inia/dynamodb/(item_members|member_options|hana_struct)\.hpp",
}

problems = []
checked = 0
for folder in ("core", "services"):
    for path in sorted((ROOT / folder).rglob("*.[hc]pp")):
        name = path.relative_to(ROOT).as_posix()
        checked += 1
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+[<"]([^>"]+)[>"]', line)
            if not match:
                continue
            included = match.group(1)
            for dependency, door in DOORS.items():
                if included.startswith(dependency) and not re.match(door, name):
                    problems.append(f"{name}:{number}: only {door} may include <{included}>")
            source = re.match(r"core/src/([a-z]+)/", name)
            target = re.match(r"([a-z]+)/", included)
            if source and target and source.group(1) in RANK and target.group(1) in RANK:
                if RANK[target.group(1)] > RANK[source.group(1)]:
                    problems.append(f"{name}:{number}: {source.group(1)} is below {target.group(1)} and may not include it")
            if source and included.startswith("call"):
                problems.append(f"{name}:{number}: {source.group(1)} is below call and may not include it")
            service = re.match(r"services/([^/]+)/", name)
            if service:
                for other in SERVICES:
                    if other != service.group(1) and re.match(rf"inia/{re.escape(other)}[./]", included):
                        problems.append(f"{name}:{number}: service {service.group(1)} may not include service {other}")
if not checked:
    problems.append(f"no sources under {ROOT}")
print("\n".join(problems) if problems else f"{checked} files keep the layers")
sys.exit(bool(problems))
