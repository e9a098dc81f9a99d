package io.crmkit.ai.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmReason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the errors of servers mean. No message has anything that a server said, since some echo the key or the question.
 */
final class ServerErrors {

  private static final Map<String, LlmReason> BY_CODE = Map.of(
      "context_length_exceeded", LlmReason.CONTEXT_TOO_LONG,
      "string_above_max_length", LlmReason.CONTEXT_TOO_LONG,
      "content_filter", LlmReason.CONTENT_FILTERED,
      "content_policy_violation", LlmReason.CONTENT_FILTERED,
      "insufficient_quota", LlmReason.OUT_OF_CREDIT,
      "rate_limit_exceeded", LlmReason.RATE_LIMITED,
      "invalid_api_key", LlmReason.UNAUTHORISED,
      "model_not_found", LlmReason.UNKNOWN_MODEL,
      "unsupported_parameter", LlmReason.UNSUPPORTED,
      "unsupported_value", LlmReason.UNSUPPORTED);

  private static final Map<LlmReason, String> MESSAGES = Map.of(
      LlmReason.CONTEXT_TOO_LONG, "Messages and answer together are more than the model takes.",
      LlmReason.CONTENT_FILTERED, "A filter of the server stopped the question or the answer.",
      LlmReason.OUT_OF_CREDIT, "The account has nothing left to spend.",
      LlmReason.RATE_LIMITED, "The server wants fewer requests.",
      LlmReason.UNAUTHORISED, "The server does not accept the key for this model.",
      LlmReason.UNKNOWN_MODEL, "The server does not know the model.",
      LlmReason.UNSUPPORTED, "The server does not take part of the request.",
      LlmReason.BAD_REQUEST, "The server refused the request.",
      LlmReason.TIMEOUT, "The server gave up waiting for the model.",
      LlmReason.UNAVAILABLE, "The server is down or busy.");

  private ServerErrors() {}

  /** Returns what an error means that comes with a status. */
  static LlmFailure of(int status, String body, @Nullable String retryAfter, Instant now) {
    JsonNode error = error(body);
    LlmReason byCode = byCode(error);
    LlmReason reason = byCode == null ? byStatus(status, error) : byCode;
    return of(reason).retryAfter(span(retryAfter, now));
  }

  /** Returns what an error means that comes within an answer. */
  static LlmFailure within(JsonNode error) {
    LlmReason reason = byCode(error);
    return of(reason == null ? LlmReason.UNAVAILABLE : reason);
  }

  private static LlmFailure of(LlmReason reason) {
    return LlmFailure.of(reason, MESSAGES.getOrDefault(reason, "The server refused the request."));
  }

  private static JsonNode error(String body) {
    try {
      return Wire.object(body).path("error");
    } catch (FailedCallException e) {
      return MissingNode.getInstance();
    }
  }

  private static @Nullable LlmReason byCode(JsonNode error) {
    LlmReason code = BY_CODE.get(error.path("code").asText(""));
    return code == null ? BY_CODE.get(error.path("type").asText("")) : code;
  }

  private static LlmReason byStatus(int status, JsonNode error) {
    return switch (status) {
      case 401, 403 -> LlmReason.UNAUTHORISED;
      case 402 -> LlmReason.OUT_OF_CREDIT;
      case 404 -> LlmReason.UNKNOWN_MODEL;
      case 408, 504 -> LlmReason.TIMEOUT;
      case 413 -> LlmReason.CONTEXT_TOO_LONG;
      case 429 -> LlmReason.RATE_LIMITED;
      case 400, 422 -> isAboutForm(error.path("param").asText("")) ? LlmReason.UNSUPPORTED : LlmReason.BAD_REQUEST;
      default -> status >= 500 ? LlmReason.UNAVAILABLE : LlmReason.BAD_REQUEST;
    };
  }

  private static boolean isAboutForm(String parameter) {
    return parameter.startsWith("response_format") || parameter.startsWith("tool");
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); null for what is neither. */
  private static @Nullable Duration span(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null || retryAfter.isBlank()) {
      return null;
    }
    try {
      Duration span = retryAfter.strip().matches("[0-9]{1,9}")
          ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
          : Duration.between(now, ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
      return span.isNegative() ? Duration.ZERO : span;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
