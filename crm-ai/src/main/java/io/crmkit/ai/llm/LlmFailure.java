package io.crmkit.ai.llm;

import io.crmkit.ai.guard.Finding;
import io.crmkit.core.Refusal;
import io.crmkit.core.Require;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why there is no answer. No message has anything of a question, an answer or a key. */
public final class LlmFailure implements LlmReply, Refusal {

  private final LlmReason reason;
  private final String message;
  private final @Nullable Duration retryAfter;
  private final List<Finding> findings;
  private final LlmUsage usage;

  private LlmFailure(LlmReason reason, String message, @Nullable Duration retryAfter, List<Finding> findings,
      LlmUsage usage) {
    this.reason = Objects.requireNonNull(reason, "reason");
    this.message = Require.notBlank(message, "message");
    this.retryAfter = retryAfter;
    this.findings = List.copyOf(findings);
    this.usage = usage;
  }

  /**
   * Makes a failure that has cost nothing.
   *
   * @param message one English sentence
   */
  public static LlmFailure of(LlmReason reason, String message) {
    return new LlmFailure(reason, message, null, List.of(), LlmUsage.NONE);
  }

  /** Returns this failure with the time after which the server wants to be asked again; null for none. */
  public LlmFailure retryAfter(@Nullable Duration span) {
    return new LlmFailure(reason, message, span, findings, usage);
  }

  /** Returns this failure with what was found in the answer. */
  public LlmFailure with(List<Finding> found) {
    return new LlmFailure(reason, message, retryAfter, found, usage);
  }

  @Override
  public LlmFailure after(LlmUsage before) {
    return new LlmFailure(reason, message, retryAfter, findings, before.plus(usage));
  }

  public LlmReason reason() {
    return reason;
  }

  @Override
  public String code() {
    return reason.code();
  }

  @Override
  public String message() {
    return message;
  }

  /** Returns how long the server wants to be left alone. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns what was wrong with the last answer; empty unless the reason is about answers. */
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public LlmUsage usage() {
    return usage;
  }

  @Override
  public String toString() {
    return "LlmFailure[" + code() + ", " + message + "]";
  }
}
