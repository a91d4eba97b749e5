//! How programs and agents get at this project: everything to copy but the key.

use leptos::prelude::*;

use super::{Part, Section, SettingsPage, me};
use crate::{
    domain::access::Role,
    server_fns::screen::read_origin,
    ui::{
        components::{snippet::Snippet, trouble::Trouble},
        state::{addresses, project::use_project},
    },
};

const KEY: &str = "CUEBOOK_API_KEY";

#[component]
pub fn Programs() -> impl IntoView {
    let project = use_project();
    let origin = Resource::new(|| (), |()| read_origin());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let slug = project.get_untracked();
                match (origin.await, me().await) {
                    (Ok(origin), Ok(me)) => {
                        let is_admin = me.project(&slug).is_some_and(|project| project.role == Role::Admin);
                        view! {
                            <SettingsPage slug=slug.clone() section=Section::Programs me>
                                <Doors origin slug is_admin />
                            </SettingsPage>
                        }
                        .into_any()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Doors(origin: String, slug: String, is_admin: bool) -> impl IntoView {
    let where_keys = match is_admin {
        true => {
            let href = addresses::settings(&slug, Section::Keys.word());
            view! { <p>"Make one under "<a class="link" href=href>"API keys"</a>", once for each program."</p> }
                .into_any()
        }
        false => view! { <p>"An admin of this project makes one for you."</p> }.into_any(),
    };
    let (claude_code, cursor, posthog) = (claude_code(&origin), cursor(&origin), posthog(&origin));
    let own = own(&origin);
    let (python, typescript) = (phoenix_python(&origin), phoenix_typescript(&origin));
    view! {
        <Part
            id="key"
            title="A key for each program"
            says="Every way in needs an API key of this project. Its scopes say what it may: prompt:read to read, prompt:write to publish, tag:write to move tags."
        >
            {where_keys}
            <Snippet title="Shell" code=format!("export {KEY}=\"phx_…\"") />
        </Part>
        <Part
            id="mcp"
            title="Claude Code, Cursor and other agents"
            says="Over the Model Context Protocol an agent lists, reads, compares and publishes prompts, and offers each prompt with its variables as a command."
        >
            <Snippet title="Claude Code" code=claude_code />
            <Snippet title="Cursor: .cursor/mcp.json" code=cursor />
        </Part>
        <Part
            id="posthog"
            title="PostHog's clients"
            says="Unmodified, with this server as their host. They also ask for the project token, which stands under Project. The Usage tab of every prompt has a program that runs as it is."
        >
            <Snippet title="Python: pip install posthog" code=posthog />
        </Part>
        <Part
            id="phoenix"
            title="Phoenix's clients"
            says="Unmodified, with this server as their base address."
        >
            <Snippet title="Python: pip install arize-phoenix-client" code=python />
            <Snippet title="TypeScript: npm install @arizeai/phoenix-client" code=typescript />
        </Part>
        <Part
            id="api"
            title="Programs of your own"
            says="The API does all that people do here: it reads, writes, compares and releases prompts, and looks after the project."
        >
            <p>
                "Every address with an example: "<a class="link" href="/docs/api" rel="external">
                    "The API"
                </a>"."
            </p>
            <Snippet title="Shell: the first prompts" code=own />
        </Part>
    }
}

fn claude_code(origin: &str) -> String {
    format!("claude mcp add --transport http cuebook {origin}/mcp --header \"Authorization: Bearer ${KEY}\"")
}

fn cursor(origin: &str) -> String {
    format!(
        r#"{{
  "mcpServers": {{
    "cuebook": {{
      "url": "{origin}/mcp",
      "headers": {{ "Authorization": "Bearer ${{env:{KEY}}}" }}
    }}
  }}
}}"#
    )
}

fn posthog(origin: &str) -> String {
    format!(
        r#"import os

from posthog.ai.prompts import Prompts

prompts = Prompts(
    personal_api_key=os.environ["{KEY}"],
    project_api_key=os.environ["CUEBOOK_PROJECT_TOKEN"],
    host="{origin}",
)
for name, result in prompts.get_all().items():
    print(name, result.version)"#
    )
}

fn phoenix_python(origin: &str) -> String {
    format!(
        r#"import os

from phoenix.client import Client

client = Client(base_url="{origin}", api_key=os.environ["{KEY}"])
prompt = client.prompts.get(prompt_identifier="support-reply", tag="production")
print(prompt.format(variables={{"name": "Ana"}}))"#
    )
}

fn phoenix_typescript(origin: &str) -> String {
    format!(
        r#"import {{ createClient }} from "@arizeai/phoenix-client";
import {{ getPrompt, toSDK }} from "@arizeai/phoenix-client/prompts";

const headers = {{ Authorization: `Bearer ${{process.env.{KEY}}}` }};
const client = createClient({{ options: {{ baseUrl: "{origin}", headers }} }});
const prompt = await getPrompt({{ client, prompt: {{ name: "support-reply", tag: "production" }} }});
console.log(JSON.stringify(toSDK({{ sdk: "openai", prompt, variables: {{ name: "Ana" }} }})));"#
    )
}

fn own(origin: &str) -> String {
    format!("curl \"{origin}/api/v1/prompts?limit=5\" --header \"Authorization: Bearer ${KEY}\"")
}
