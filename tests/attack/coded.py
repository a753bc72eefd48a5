"""What schemathesis is told of the API: ids that exist beside any text, and what every answer must be."""

import schemathesis
from hypothesis import strategies as st
from schemathesis import graphql
from schemathesis.graphql import nodes

# A refusal that blames the caller, or a limit that was reached. Any other code is a fault of the server.
CODES = {"BAD_USER_INPUT", "NOT_FOUND", "OPERATION_TOO_COSTLY", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}

IDS = [
    "country:CN",
    "country:VE",
    "country:none",
    "organization:china-development-bank",
    "person:hugo-chavez",
    "alliance:brics",
    "source:none",
]

graphql.scalar("ID", st.one_of(st.sampled_from(IDS), st.text(max_size=40)).map(nodes.String))


@schemathesis.check
def coded(_context, response, _case):
    assert response.status_code in (200, 400), f"status {response.status_code}"
    body = response.json()
    errors = body.get("errors", [])
    assert errors or body.get("data") is not None, "neither data nor errors"
    for error in errors:
        code = error.get("extensions", {}).get("code")
        assert code in CODES, f"code {code}: {error['message']}"
