"""PostHog's Python client, unmodified, told what to do by one JSON object a line."""

import json
import logging
import sys
from dataclasses import asdict

from posthog import Posthog
from posthog.ai.prompts import Prompts

logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")


def connect(host, token, key, direct):
    """The two ways that PostHog documents."""
    if direct:
        return Prompts(personal_api_key=key, project_api_key=token, host=host)
    return Prompts(Posthog(token, host=host, secret_key=key))


def run(prompts, order):
    match order:
        case {"do": "get", "name": name, "options": options}:
            return asdict(prompts.get(name, with_metadata=True, **options))
        case {"do": "get_all", "options": options}:
            return {name: asdict(result) for name, result in prompts.get_all(**options).items()}
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


main()
