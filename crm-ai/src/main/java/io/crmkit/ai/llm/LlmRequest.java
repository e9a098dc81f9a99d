package io.crmkit.ai.llm;

import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is asked of a model. Its own text does not show what the messages say. */
public final class LlmRequest {

  private final List<LlmMessage> messages;
  private final List<LlmTool> tools;
  private final ToolChoice choice;
  private final LlmOutput output;
  private final int maxTokens;
  private final @Nullable Double temperature;
  private final @Nullable Long seed;
  private final Instant deadline;
  private final LlmBudget budget;
  private final Map<String, String> tags;

  private LlmRequest(Builder builder) {
    this.messages = List.copyOf(builder.messages);
    this.tools = List.copyOf(builder.tools);
    this.choice = builder.choice;
    this.output = builder.output;
    this.maxTokens = builder.maxTokens;
    this.temperature = builder.temperature;
    this.seed = builder.seed;
    this.deadline = builder.deadline;
    this.budget = builder.budget;
    this.tags = Map.copyOf(builder.tags);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request needs at least one message");
    }
    if (choice instanceof ToolChoice.Required must && tools.stream().noneMatch(tool -> tool.name().equals(must.tool()))) {
      throw new IllegalArgumentException("there is no tool " + must.tool());
    }
  }

  /**
   * Starts a request.
   *
   * @param deadline until when the answer must be there, repairs included
   */
  public static Builder builder(Instant deadline) {
    return new Builder(deadline);
  }

  public List<LlmMessage> messages() {
    return messages;
  }

  public List<LlmTool> tools() {
    return tools;
  }

  public ToolChoice choice() {
    return choice;
  }

  public LlmOutput output() {
    return output;
  }

  /** Returns the schema by which an answer is asked for. */
  public Optional<JsonSchema> schema() {
    return output instanceof LlmOutput.BySchema by ? Optional.of(by.schema()) : Optional.empty();
  }

  /** Returns how many tokens one answer may have. */
  public int maxTokens() {
    return maxTokens;
  }

  public OptionalDouble temperature() {
    return temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);
  }

  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  public Instant deadline() {
    return deadline;
  }

  public LlmBudget budget() {
    return budget;
  }

  /** Returns what the host notes about the request, for its own books; nothing of it goes to the model. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Returns a builder that begins with this request. */
  public Builder edit() {
    Builder builder = builder(deadline);
    builder.messages.addAll(messages);
    builder.tools.addAll(tools);
    builder.choice = choice;
    builder.output = output;
    builder.maxTokens = maxTokens;
    builder.temperature = temperature;
    builder.seed = seed;
    builder.budget = budget;
    builder.tags.putAll(tags);
    return builder;
  }

  @Override
  public String toString() {
    return "LlmRequest[%s, %d tools, %s, %d tokens, until %s]".formatted(
        messages, tools.size(), output.getClass().getSimpleName(), maxTokens, deadline);
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {

    private static final int USUAL_TOKENS = 1024;
    private static final double HOTTEST = 2;

    private final List<LlmMessage> messages = new ArrayList<>();
    private final List<LlmTool> tools = new ArrayList<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Instant deadline;
    private ToolChoice choice = new ToolChoice.Free();
    private LlmOutput output = new LlmOutput.Prose();
    private int maxTokens = USUAL_TOKENS;
    private @Nullable Double temperature;
    private @Nullable Long seed;
    private LlmBudget budget = LlmBudget.USUAL;

    private Builder(Instant deadline) {
      this.deadline = Objects.requireNonNull(deadline, "deadline");
    }

    public Builder system(String text) {
      return message(new LlmMessage.System(text));
    }

    public Builder user(String text) {
      return message(new LlmMessage.User(text));
    }

    /** Adds text of others. */
    public Builder quoted(String source, String text) {
      return message(new LlmMessage.Quoted(source, text));
    }

    public Builder message(LlmMessage message) {
      messages.add(Objects.requireNonNull(message, "message"));
      return this;
    }

    /** Puts other messages in place of those there are. */
    public Builder messages(List<? extends LlmMessage> others) {
      messages.clear();
      others.forEach(this::message);
      return this;
    }

    public Builder tool(LlmTool tool) {
      tools.add(Objects.requireNonNull(tool, "tool"));
      return this;
    }

    public Builder choice(ToolChoice toolChoice) {
      this.choice = Objects.requireNonNull(toolChoice, "toolChoice");
      return this;
    }

    public Builder output(LlmOutput form) {
      this.output = Objects.requireNonNull(form, "form");
      return this;
    }

    /** Asks for JSON by a schema. */
    public Builder schema(JsonSchema schema) {
      return output(new LlmOutput.BySchema(schema));
    }

    public Builder maxTokens(int most) {
      this.maxTokens = Require.positive(most, "most");
      return this;
    }

    /** Sets how freely words are drawn, from 0 to 2; without it, the server's own default. */
    public Builder temperature(double degrees) {
      if (!(degrees >= 0 && degrees <= HOTTEST)) {
        throw new IllegalArgumentException("temperature must be from 0 to 2 but was " + degrees);
      }
      this.temperature = degrees;
      return this;
    }

    /** Asks for the same answer to the same question, as far as the server can. */
    public Builder seed(long number) {
      this.seed = number;
      return this;
    }

    public Builder budget(LlmBudget most) {
      this.budget = Objects.requireNonNull(most, "most");
      return this;
    }

    public Builder tag(String name, String value) {
      tags.put(Require.notBlank(name, "name"), value);
      return this;
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException without a message, or if the tool that must be called is not there
     */
    public LlmRequest build() {
      return new LlmRequest(this);
    }
  }
}
