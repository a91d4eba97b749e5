"""Phoenix's Python client, unmodified, told what to do by one JSON object a line."""

import json
import sys

from phoenix.client import Client
from phoenix.client.types.prompts import PromptVersion

# How a program makes a version: out of plain messages, or out of what it sends to a vendor now.
MAKERS = {
    "plain": lambda params, options: PromptVersion(params.pop("messages"), **params, **options),
    "openai": lambda params, options: PromptVersion.from_openai(params, **options),
    "anthropic": lambda params, options: PromptVersion.from_anthropic(params, **options),
}


class Door:
    def __init__(self):
        self.prompts = None
        self.versions = {}

    def keep(self, version):
        """Formatting is done later, on the version as the client holds it."""
        self.versions[version.id] = version
        return version.id

    def run(self, order):
        match order:
            case {"do": "connect", "host": host, "key": key}:
                self.prompts = Client(base_url=host, **({"api_key": key} if key else {})).prompts
            case {"do": "create", "name": name, "make": make, "params": params, "options": options, "about": about}:
                version = MAKERS[make](params, options)
                return self.keep(self.prompts.create(name=name, version=version, **about))
            case {"do": "get", "selector": selector}:
                return self.keep(self.prompts.get(**selector))
            case {"do": "format", "id": id, "variables": variables, "sdk": sdk}:
                formatted = self.versions[id].format(variables=variables, sdk=sdk)
                return {"messages": formatted.messages, **formatted.kwargs}
            case {"do": "tag", "id": id, "tag": tag}:
                return self.prompts.tags.create(prompt_version_id=id, **tag)
            case {"do": "tags", "id": id}:
                return self.prompts.tags.list(prompt_version_id=id)
            case {"do": "update", "name": name, "about": about}:
                return self.prompts.update(prompt_identifier=name, **about)
            case {"do": "delete", "name": name}:
                return self.prompts.delete(prompt_identifier=name)


def main():
    door = Door()
    for line in sys.stdin:
        try:
            answer = {"value": door.run(json.loads(line))}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
