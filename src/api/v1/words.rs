//! How names, tags, topics and texts are written, for the document. The rules themselves are the domain's, which has its own
//! types for them; a test of the document's own tools finds where the two differ.

use utoipa::ToSchema;

/// Letters, digits, hyphens and underscores; not `new`.
#[derive(ToSchema)]
#[schema(min_length = 1, max_length = 255, pattern = r"^(?![Nn][Ee][Ww]$)[a-zA-Z0-9_-]+$", example = "support-reply")]
#[expect(dead_code, reason = "it only describes a text")]
pub struct PromptName(String);

/// Lower-case letters, digits, dots, hyphens and underscores; not digits only, not `latest`, no two dots in a row.
#[derive(ToSchema)]
#[schema(
    min_length = 1,
    max_length = 128,
    pattern = r"^(?!latest$)(?![0-9]+$)(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
    example = "production"
)]
#[expect(dead_code, reason = "it only describes a text")]
pub struct TagName(String);

/// A word on one line, without a comma. It is trimmed and put in lower case.
#[derive(ToSchema)]
#[schema(max_length = 64, pattern = r"^[ \t\r\n]*[^\u0000-\u0008\u000A-\u001F,]*[ \t\r\n]*$", example = "support")]
#[expect(dead_code, reason = "it only describes a text")]
pub struct TopicName(String);

/// Any text without control characters, tab and line ends apart.
#[derive(ToSchema)]
#[schema(max_length = 2000, pattern = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F]*$")]
#[expect(dead_code, reason = "it only describes a text")]
pub struct Remark(String);

/// A name on one line.
#[derive(ToSchema)]
#[schema(
    min_length = 1,
    max_length = 100,
    pattern = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$",
    example = "Website"
)]
#[expect(dead_code, reason = "it only describes a text")]
pub struct Title(String);
