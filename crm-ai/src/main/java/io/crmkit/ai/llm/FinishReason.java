package io.crmkit.ai.llm;

/** Why a model stopped. */
public enum FinishReason {
  /** It was done. */
  STOP,
  /** It ran into the bound on its tokens: the answer is cut off. */
  LENGTH,
  /** It wants tools to be called. */
  TOOL_CALLS,
  /** A filter of its server stopped it. */
  CONTENT_FILTER,
  /** For a reason that is not known here. */
  OTHER
}
