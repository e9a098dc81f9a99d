package io.crmkit.ai.llm;

/** What a model can do beyond answering in text. */
public enum LlmAbility {
  /** It answers by a JSON schema, and its server holds it to that. */
  STRICT_SCHEMA,
  /** It calls tools. */
  TOOLS,
  /** It answers with a JSON object, of whatever shape. */
  JSON_OBJECT,
  /** It tells its answer while it comes. */
  STREAMING
}
