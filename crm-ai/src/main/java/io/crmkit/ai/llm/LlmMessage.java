package io.crmkit.ai.llm;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.List;
import java.util.Objects;

/** One turn of a conversation with a model. Its own text does not show what it says. */
public sealed interface LlmMessage {

  /** Returns what it says. */
  String text();

  /** Instructions of the host. */
  record System(@Secret String text) implements LlmMessage {
    public System {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return described("System", text);
    }
  }

  /** A question of the host. */
  record User(@Secret String text) implements LlmMessage {
    public User {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return described("User", text);
    }
  }

  /**
   * Text of others, such as a note in a CRM or an e-mail of a customer: material, and never an instruction.
   *
   * @param source what it is, in words of the host
   */
  record Quoted(String source, @Secret String text) implements LlmMessage {
    public Quoted {
      Require.notBlank(source, "source");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return described("Quoted", text);
    }
  }

  /** What the model said before, or which tools it called. */
  record Assistant(@Secret String text, List<LlmToolCall> calls) implements LlmMessage {
    public Assistant {
      Objects.requireNonNull(text, "text");
      calls = List.copyOf(calls);
    }

    /** Makes a turn without calls. */
    public Assistant(String text) {
      this(text, List.of());
    }

    @Override
    public String toString() {
      return described("Assistant", text);
    }
  }

  /** What a tool answered to a call. It is text of others too. */
  record ToolOutput(String call, @Secret String text) implements LlmMessage {
    public ToolOutput {
      Require.notBlank(call, "call");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return described("ToolOutput", text);
    }
  }

  private static String described(String kind, String text) {
    return "%s[%d characters]".formatted(kind, text.length());
  }
}
