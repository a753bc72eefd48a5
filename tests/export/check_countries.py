"""Prints those of some codes, as JSON, that FollowTheMoney does not take for a country as they are."""

import json
import sys

from followthemoney.types import registry


def main(codes):
    print(json.dumps([code for code in codes.split(",") if registry.country.clean(code) != code]))


main(*sys.argv[1:])
