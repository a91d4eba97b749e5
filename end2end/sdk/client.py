"""PostHog's Python client, unmodified, told what to do by one JSON object a line."""

import json
import logging
import os
import sys
from dataclasses import asdict, is_dataclass
from inspect import signature

from posthog import Posthog
from posthog.ai.prompts import Prompts

logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")


def known(function, **arguments):
    """Those of the arguments that this release documents."""
    names = signature(function).parameters
    return {name: value for name, value in arguments.items() if name in names}


def connect(host, token, key, direct):
    """The two ways that PostHog documents."""
    if direct:
        return Prompts(host=host, **known(Prompts, personal_api_key=key, project_api_key=token))
    # A newer release warns of the older name.
    secret = known(Posthog, secret_key=key) or {"personal_api_key": key}
    return Prompts(Posthog(token, host=host, **secret))


def plain(result):
    return asdict(result) if is_dataclass(result) else result


def run(prompts, order):
    match order:
        case {"do": "get", "name": name, "options": options}:
            return plain(prompts.get(name, **known(prompts.get, with_metadata=True), **options))
        case {"do": "get_all", "options": options}:
            return {name: plain(result) for name, result in prompts.get_all(**options).items()}
        case {"do": "compile", "prompt": prompt, "variables": variables}:
            return prompts.compile(prompt, variables)
        case {"do": "forget"}:
            return prompts.clear_cache()


def main():
    prompts = None
    for line in sys.stdin:
        order = json.loads(line)
        try:
            if order["do"] == "connect":
                prompts = connect(order["host"], order["token"], order["key"], order["direct"])
                answer = {"value": None}
            else:
                answer = {"value": run(prompts, order)}
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)
    # Some releases wait five seconds for events to send, and there are none.
    os._exit(0)


main()
