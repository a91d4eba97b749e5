//! What the bodies of Phoenix 20.26 look like. The order of the fields is that of its answers.

use super::shape::{
    Field, Fields,
    Need::{Optional, OrNull, Required},
    Shape,
};

const fn field(name: &'static str, need: super::shape::Need, shape: &'static Shape) -> Field {
    Field { name, shape, need }
}

/// Knows no other key.
const fn closed(fields: &'static [Field]) -> Fields {
    Fields { fields, open: false }
}

const fn open(fields: &'static [Field]) -> Fields {
    Fields { fields, open: true }
}

static TEXT: Shape = Shape::Text;
static FLOAT: Shape = Shape::Float;
static WHOLE: Shape = Shape::Whole { least: i64::MIN };
static FLAG: Shape = Shape::Flag;
static ANY: Shape = Shape::Any;
static OBJECT: Shape = Shape::Object;
static TEXTS: Shape = Shape::List { of: &TEXT, least: 0 };

pub const PROVIDERS: [&str; 17] = [
    "OPENAI",
    "AZURE_OPENAI",
    "ANTHROPIC",
    "GOOGLE",
    "DEEPSEEK",
    "XAI",
    "OLLAMA",
    "AWS",
    "CEREBRAS",
    "FIREWORKS",
    "GROQ",
    "MOONSHOT",
    "MINIMAX",
    "PERPLEXITY",
    "TOGETHER",
    "ZAI",
    "META",
];

// Templates.
static ROLE: Shape = Shape::Words(&["user", "assistant", "model", "ai", "tool", "system", "developer"]);
static FUNCTION_CALL: Fields = closed(&[field("name", Required, &TEXT), field("arguments", Required, &TEXT)]);
static TOOL_CALL: Shape = Shape::OneOf(&[("function", &FUNCTION_CALL)]);
static PART: Shape = Shape::OneOf(&[
    ("text", &closed(&[field("text", Required, &TEXT)])),
    ("tool_call", &closed(&[field("tool_call_id", Required, &TEXT), field("tool_call", Required, &TOOL_CALL)])),
    ("tool_result", &closed(&[field("tool_call_id", Required, &TEXT), field("tool_result", Required, &ANY)])),
]);
static PARTS: Shape = Shape::List { of: &PART, least: 1 };
static SAID: Shape = Shape::TextOr(&PARTS);
static MESSAGE: Shape = Shape::Fields(&closed(&[field("role", Required, &ROLE), field("content", Required, &SAID)]));
static MESSAGES: Shape = Shape::List { of: &MESSAGE, least: 0 };
static TEMPLATE: Shape = Shape::OneOf(&[
    ("chat", &closed(&[field("messages", Required, &MESSAGES)])),
    ("string", &closed(&[field("template", Required, &TEXT)])),
]);

// Parameters, by the families of providers.
static EFFORT: Shape = Shape::Words(&["none", "minimal", "low", "medium", "high", "xhigh"]);
pub static OPENAI: Fields = closed(&[
    field("temperature", Optional, &FLOAT),
    field("max_tokens", Optional, &WHOLE),
    field("max_completion_tokens", Optional, &WHOLE),
    field("frequency_penalty", Optional, &FLOAT),
    field("presence_penalty", Optional, &FLOAT),
    field("top_p", Optional, &FLOAT),
    field("seed", Optional, &WHOLE),
    field("stop", Optional, &TEXTS),
    field("reasoning_effort", Optional, &EFFORT),
    field("extra_body", Optional, &OBJECT),
]);
static OUTPUT_EFFORT: Shape = Shape::Words(&["low", "medium", "high", "xhigh", "max"]);
static OUTPUT_CONFIG: Shape = Shape::Fields(&closed(&[field("effort", Optional, &OUTPUT_EFFORT)]));
static DISPLAY: Shape = Shape::Words(&["summarized", "omitted"]);
static BUDGET: Shape = Shape::Whole { least: 1_024 };
static THINKING: Shape = Shape::OneOf(&[
    ("disabled", &closed(&[])),
    ("enabled", &closed(&[field("budget_tokens", Required, &BUDGET), field("display", Optional, &DISPLAY)])),
    ("adaptive", &closed(&[field("display", Optional, &DISPLAY)])),
]);
pub static ANTHROPIC: Fields = closed(&[
    field("max_tokens", Required, &WHOLE),
    field("temperature", Optional, &FLOAT),
    field("top_p", Optional, &FLOAT),
    field("stop_sequences", Optional, &TEXTS),
    field("output_config", Optional, &OUTPUT_CONFIG),
    field("thinking", Optional, &THINKING),
    field("extra_body", Optional, &OBJECT),
]);
static LEVEL: Shape = Shape::Words(&["minimal", "low", "medium", "high"]);
static THINKING_CONFIG: Shape = Shape::Fields(&closed(&[
    field("thinking_budget", Optional, &WHOLE),
    field("thinking_level", Optional, &LEVEL),
    field("include_thoughts", Optional, &FLAG),
]));
pub static GOOGLE: Fields = closed(&[
    field("temperature", Optional, &FLOAT),
    field("max_output_tokens", Optional, &WHOLE),
    field("stop_sequences", Optional, &TEXTS),
    field("presence_penalty", Optional, &FLOAT),
    field("frequency_penalty", Optional, &FLOAT),
    field("top_p", Optional, &FLOAT),
    field("top_k", Optional, &WHOLE),
    field("thinking_config", Optional, &THINKING_CONFIG),
]);
pub static AWS: Fields = closed(&[
    field("max_tokens", Optional, &WHOLE),
    field("temperature", Optional, &FLOAT),
    field("top_p", Optional, &FLOAT),
    field("stop_sequences", Optional, &TEXTS),
]);

/// The parameters of one type stand under its name once more.
macro_rules! parameters {
    ($($name:literal: $fields:ident),+ $(,)?) => {
        Shape::OneOf(&[$(($name, &closed(&[field($name, Required, &Shape::Fields(&$fields))]))),+])
    };
}
static PARAMETERS: Shape = parameters! {
    "openai": OPENAI,
    "azure_openai": OPENAI,
    "anthropic": ANTHROPIC,
    "google": GOOGLE,
    "deepseek": OPENAI,
    "xai": OPENAI,
    "ollama": OPENAI,
    "aws": AWS,
    "cerebras": OPENAI,
    "fireworks": OPENAI,
    "groq": OPENAI,
    "moonshot": OPENAI,
    "perplexity": OPENAI,
    "together": OPENAI,
    "zai": OPENAI,
    "meta": OPENAI,
};

// Tools and the form of the answer.
static FUNCTION: Shape = Shape::Fields(&closed(&[
    field("name", Required, &TEXT),
    field("description", Optional, &TEXT),
    field("parameters", Optional, &OBJECT),
    field("strict", Optional, &FLAG),
]));
pub static TOOL: Shape = Shape::OneOf(&[
    ("function", &closed(&[field("function", Required, &FUNCTION)])),
    ("raw", &closed(&[field("raw", Required, &OBJECT)])),
]);
pub static TOOL_CHOICE: Shape = Shape::OneOf(&[
    ("none", &closed(&[])),
    ("zero_or_more", &closed(&[])),
    ("one_or_more", &closed(&[])),
    ("specific_function", &closed(&[field("function_name", Required, &TEXT)])),
]);
static TOOL_LIST: Shape = Shape::List { of: &TOOL, least: 1 };
static TOOLS_WORD: Shape = Shape::Words(&["tools"]);
static TOOLS: Shape = Shape::Fields(&closed(&[
    field("type", Required, &TOOLS_WORD),
    field("tools", Required, &TOOL_LIST),
    field("tool_choice", Optional, &TOOL_CHOICE),
    field("disable_parallel_tool_calls", Optional, &FLAG),
]));
static JSON_SCHEMA: Shape = Shape::Fields(&closed(&[
    field("name", Required, &TEXT),
    field("description", Optional, &TEXT),
    field("schema", Optional, &OBJECT),
    field("strict", Optional, &FLAG),
]));
pub static RESPONSE_FORMAT: Shape =
    Shape::OneOf(&[("json_schema", &closed(&[field("json_schema", Required, &JSON_SCHEMA)]))]);

// Bodies.
static PROVIDER: Shape = Shape::Words(&PROVIDERS);
static TEMPLATE_TYPE: Shape = Shape::Words(&["STR", "CHAT"]);
static TEMPLATE_FORMAT: Shape = Shape::Words(&["MUSTACHE", "F_STRING", "NONE"]);
static VERSION: Shape = Shape::Fields(&open(&[
    field("description", OrNull, &TEXT),
    field("metadata", Optional, &OBJECT),
    field("model_provider", Required, &PROVIDER),
    field("model_name", Required, &TEXT),
    field("template", Required, &TEMPLATE),
    field("template_type", Required, &TEMPLATE_TYPE),
    field("template_format", Required, &TEMPLATE_FORMAT),
    field("invocation_parameters", Required, &PARAMETERS),
    field("tools", OrNull, &TOOLS),
    field("response_format", OrNull, &RESPONSE_FORMAT),
]));
static PROMPT: Shape = Shape::Fields(&open(&[
    field("name", Required, &TEXT),
    field("description", OrNull, &TEXT),
    field("metadata", OrNull, &OBJECT),
]));
pub static TAG: Shape = Shape::Fields(&open(&[field("name", Required, &TEXT), field("description", OrNull, &TEXT)]));
static TAGS: Shape = Shape::List { of: &TAG, least: 0 };
pub static CREATE: Shape =
    Shape::Fields(&open(&[field("prompt", Required, &PROMPT), field("version", Required, &VERSION)]));
pub static PUBLISH: Shape = Shape::Fields(&open(&[field("version", Required, &VERSION), field("tags", OrNull, &TAGS)]));
pub static CHANGE: Shape =
    Shape::Fields(&open(&[field("description", OrNull, &TEXT), field("metadata", Optional, &OBJECT)]));
