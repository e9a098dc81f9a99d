package io.crmkit.ai.llm.replay;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and what came of it. Its text does not show what was said.
 *
 * @param request the SHA-256 of what was asked, in hexadecimal digits
 * @param reply what came of it
 */
public record Exchange(String request, Reply reply) {

  public Exchange {
    Require.key(request, "request");
    Objects.requireNonNull(reply, "reply");
  }

  static Exchange of(String request, LlmReply reply) {
    if (reply instanceof LlmFailure failure) {
      return new Exchange(request, new Reply.Failed(
          failure.reason(), failure.message(), failure.retryAfter().orElse(null), failure.usage()));
    }
    LlmResult result = (LlmResult) reply;
    return new Exchange(request, new Reply.Answered(result.text(), result.json().orElse(null), result.calls(),
        result.usage(), result.finish(), result.model()));
  }

  /** What came of a request. */
  public sealed interface Reply {

    /** Returns it as it came, but for how long it took. */
    LlmReply replayed();

    /** An answer. */
    record Answered(@Secret String text, @Secret @Nullable String json, List<LlmToolCall> calls, LlmUsage usage,
        FinishReason finish, String model) implements Reply {

      public Answered {
        calls = List.copyOf(calls);
      }

      @Override
      public LlmReply replayed() {
        LlmResult.Builder answer =
            LlmResult.of(text).calls(calls).usage(usage).finish(finish).model(model).latency(Duration.ZERO);
        return json == null ? answer.build() : answer.json(json).build();
      }

      @Override
      public String toString() {
        return "Answered[%d characters]".formatted(text.length());
      }
    }

    /** A failure. */
    record Failed(LlmReason reason, String message, @Nullable Duration retryAfter, LlmUsage usage) implements Reply {
      @Override
      public LlmReply replayed() {
        return LlmFailure.of(reason, message).retryAfter(retryAfter).after(usage);
      }
    }
  }
}
