package io.crmkit.ai.llm;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer of a model. Its own text does not show what it says. */
public final class LlmResult implements LlmReply {

  private final String text;
  private final @Nullable String json;
  private final List<LlmToolCall> calls;
  private final LlmUsage usage;
  private final FinishReason finish;
  private final String model;
  private final Duration latency;

  private LlmResult(Builder builder) {
    this.text = builder.text;
    this.json = builder.json;
    this.calls = List.copyOf(builder.calls);
    this.usage = builder.usage;
    this.finish = builder.finish;
    this.model = builder.model;
    this.latency = builder.latency;
  }

  /** Starts an answer with this text, which is empty where the model only calls tools. */
  public static Builder of(String text) {
    return new Builder(text);
  }

  /** Returns what the model said. */
  public String text() {
    return text;
  }

  /** Returns the answer as JSON, valid by the schema of the request; empty where it asked for none, or nobody checked. */
  public Optional<String> json() {
    return Optional.ofNullable(json);
  }

  /** Returns the tools that the model wants to be called, in order. */
  public List<LlmToolCall> calls() {
    return calls;
  }

  @Override
  public LlmUsage usage() {
    return usage;
  }

  public FinishReason finish() {
    return finish;
  }

  /** Returns the model that answered, by its own account. */
  public String model() {
    return model;
  }

  /** Returns how long the last call took. */
  public Duration latency() {
    return latency;
  }

  @Override
  public LlmResult after(LlmUsage before) {
    return edit().usage(before.plus(usage)).build();
  }

  /** Returns a builder that begins with this answer. */
  public Builder edit() {
    Builder builder = of(text).calls(calls).usage(usage).finish(finish).model(model).latency(latency);
    return json == null ? builder : builder.json(json);
  }

  @Override
  public String toString() {
    return "LlmResult[%d characters, %d calls, %s, %s, %s]".formatted(text.length(), calls.size(), finish, model, usage);
  }

  /** Collects an answer. Not thread-safe. */
  public static final class Builder {

    private String text;
    private @Nullable String json;
    private List<LlmToolCall> calls = List.of();
    private LlmUsage usage = LlmUsage.ofCall(0, 0);
    private FinishReason finish = FinishReason.STOP;
    private String model = "unknown";
    private Duration latency = Duration.ZERO;

    private Builder(String text) {
      this.text = Objects.requireNonNull(text, "text");
    }

    public Builder text(String said) {
      this.text = Objects.requireNonNull(said, "said");
      return this;
    }

    /** Adds the answer as JSON that was checked. */
    public Builder json(String checked) {
      this.json = Objects.requireNonNull(checked, "checked");
      return this;
    }

    public Builder calls(List<LlmToolCall> wanted) {
      this.calls = List.copyOf(wanted);
      return this;
    }

    public Builder usage(LlmUsage spent) {
      this.usage = Objects.requireNonNull(spent, "spent");
      return this;
    }

    public Builder finish(FinishReason why) {
      this.finish = Objects.requireNonNull(why, "why");
      return this;
    }

    public Builder model(String name) {
      this.model = Require.notBlank(name, "name");
      return this;
    }

    public Builder latency(Duration took) {
      this.latency = Objects.requireNonNull(took, "took");
      return this;
    }

    public LlmResult build() {
      return new LlmResult(this);
    }
  }
}
