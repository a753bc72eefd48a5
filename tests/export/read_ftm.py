"""Reads entities by FollowTheMoney's own model, and prints what it makes of them as JSON.

`lost` are values that its cleaning drops or changes, `unknown` are properties that a schema does not have,
`pairs` are the two ends of what it takes for an edge.
"""

import json
import sys

from followthemoney import model


def read(line):
    data = json.loads(line)
    schema = model.get(data["schema"])
    schema.validate(data)
    proxy = model.get_proxy(data, cleaned=False)
    return {
        "id": proxy.id,
        "schema": proxy.schema.name,
        "caption": proxy.caption,
        "properties": {prop.name: proxy.get(prop) for prop in proxy.iterprops()},
        "lost": [
            [name, value]
            for name, values in data["properties"].items()
            if name in schema.properties
            for value in values
            if value not in proxy.get(name)
        ],
        "unknown": [name for name in data["properties"] if name not in schema.properties],
        "references": [
            {"name": prop.name, "id": value, "range": prop.range.name}
            for prop, value in proxy.itervalues()
            if prop.type.name == "entity"
        ],
        "pairs": [list(pair) for pair in proxy.edgepairs()],
    }


def main(path):
    with open(path, encoding="utf-8") as file:
        entities = [read(line) for line in file]
    ranges = {schema.name: sorted(parent.name for parent in schema.schemata) for schema in model}
    print(json.dumps({"entities": entities, "isA": ranges}))


main(*sys.argv[1:])
