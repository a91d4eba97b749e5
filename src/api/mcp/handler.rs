//! What the protocol asks for, handed to the tools and the prompts.

use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CustomRequest, CustomResult, ErrorCode, GetPromptRequestParams,
        GetPromptResponse, Implementation, ListPromptsResult, ListToolsResult, PaginatedRequestParams,
        ServerCapabilities, ServerConfig,
    },
    service::RequestContext,
};

use super::{prompts, tools};
use crate::{domain::access::Caller, usecases::App};

const INSTRUCTIONS: &str = "Cuebook holds the prompts that this team's programs send to language models. A prompt has a \
    name and versions 1, 2, 3…; a version never changes, and prompt-update makes the next one. Programs read the latest \
    version or a tag (production, staging), which prompt-tag-set moves: moving one takes effect at once. Read with \
    prompt-get before you write, and give the version you read as base_version, so that nobody's work is lost.";

/// The requests that are answered here. One of them that arrives as a custom request had params that do not fit.
const ANSWERED: [&str; 5] = ["initialize", "tools/list", "tools/call", "prompts/list", "prompts/get"];

/// For one request.
pub struct Handler {
    pub app: App,
    pub caller: Caller,
}

impl ServerHandler for Handler {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_prompts().build();
        let cuebook = Implementation::new("cuebook", env!("CARGO_PKG_VERSION")).with_title("Cuebook");
        let mut config = ServerConfig::new(capabilities).with_instructions(INSTRUCTIONS);
        config.server_info = cuebook;
        config
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::list()))
    }

    async fn call_tool(
        &self,
        call: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let result = tools::call(&self.app, &self.caller, &call.name, call.arguments.unwrap_or_default()).await?;
        Ok(result.into())
    }

    async fn list_prompts(
        &self,
        page: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        prompts::list(&self.app, &self.caller, page.and_then(|page| page.cursor).as_deref()).await
    }

    async fn get_prompt(
        &self,
        asked: GetPromptRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        let result = prompts::get(&self.app, &self.caller, &asked.name, asked.arguments.unwrap_or_default()).await?;
        Ok(result.into())
    }

    async fn on_custom_request(
        &self,
        request: CustomRequest,
        _: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        let method = request.method;
        if ANSWERED.contains(&method.as_str()) {
            let says = format!("the params of {method} are not what the protocol gives it; see its specification");
            return Err(ErrorData::invalid_params(says, None));
        }
        Err(ErrorData::new(ErrorCode::METHOD_NOT_FOUND, format!("there is no method {method} here"), None))
    }
}
