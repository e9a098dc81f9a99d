package io.crmkit.ai.llm;

import java.util.Locale;

/** Why there is no answer. */
public enum LlmReason {
  /** The server wants fewer requests; see {@link LlmFailure#retryAfter()}. */
  RATE_LIMITED,
  /** The account has nothing left to spend. */
  OUT_OF_CREDIT,
  /** The key is wrong, or may not use the model. */
  UNAUTHORISED,
  /** Messages and answer together are more than the model takes. */
  CONTEXT_TOO_LONG,
  /** A filter of the server stopped the question or the answer. */
  CONTENT_FILTERED,
  /** The model said no. */
  REFUSED,
  /** The server does not know the model. */
  UNKNOWN_MODEL,
  /** The server does not take part of the request, such as its output format. */
  UNSUPPORTED,
  /** The server refused the request for another reason. */
  BAD_REQUEST,
  /** The server cannot be reached, or is down. */
  UNAVAILABLE,
  /** The deadline came first. */
  TIMEOUT,
  /** The connection ended within the answer. */
  CUT_OFF,
  /** The answer has more bytes than the adapter takes. */
  TOO_LARGE,
  /** What came is no answer of a model. */
  MALFORMED,
  /** The answer ended at the bound on its tokens. */
  TRUNCATED,
  /** The budget of the request has no call or no token left. */
  BUDGET_SPENT,
  /** The answer is no JSON of the schema, and repairs did not help. */
  SCHEMA_VIOLATED,
  /** The answer has what it must not have, and repairs did not help; see {@link LlmFailure#findings()}. */
  GUARD_VIOLATED,
  /** The same unsound answer came again. */
  SAME_ANSWER_AGAIN,
  /** The recording has no answer to this request. */
  NOT_RECORDED,
  /** The caller was interrupted. */
  INTERRUPTED;

  /** Returns the stable, dotted code, such as {@code llm.rate-limited}. */
  public String code() {
    return "llm." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
