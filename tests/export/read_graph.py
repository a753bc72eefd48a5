"""Reads a GraphML or GEXF file by NetworkX, and prints what it finds as JSON."""

import json
import sys

import networkx

READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


def edges_of(graph):
    if graph.is_multigraph():
        return graph.edges(keys=True, data=True)
    return ((source, target, None, attributes) for source, target, attributes in graph.edges(data=True))


def identity(key):
    # Only where edges are parallel does NetworkX have an edge's id as its key; else it is among the attributes.
    return {} if key is None else {"id": key}


def main(form, path):
    graph = READERS[form](path)
    print(
        json.dumps(
            {
                "directed": graph.is_directed(),
                "graph": {name: value for name, value in graph.graph.items() if not name.endswith("_default")},
                "nodes": {name: attributes for name, attributes in graph.nodes(data=True)},
                "edges": [
                    {"source": source, "target": target, **identity(key), **attributes}
                    for source, target, key, attributes in edges_of(graph)
                ],
            }
        )
    )


main(*sys.argv[1:])
