package io.crmkit.ai.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.core.Require;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer that is put together of one document, or of the events of a stream. Not thread-safe. */
final class Answer {

  private static final int MOST_CALLS = 128;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final Map<Integer, Call> calls = new TreeMap<>();
  private LlmUsage usage = LlmUsage.ofCall(0, 0);
  private String model = "unknown";
  private @Nullable FinishReason finish;

  /** A tool call that comes in pieces. */
  private static final class Call {
    private String id = "";
    private final StringBuilder tool = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
  }

  /** Takes a document, or the next event, and returns the text in it. */
  String take(JsonNode json, String part) throws FailedCallException {
    JsonNode error = json.path("error");
    if (error.isObject()) {
      throw new FailedCallException(ServerErrors.within(error));
    }
    String name = json.path("model").asText("");
    // it is kept with what it has written
    model = Require.isKey(name) ? name : model;
    takeUsage(json.path("usage"));
    JsonNode choice = json.path("choices").path(0);
    JsonNode message = choice.path(part);
    String piece = message.path("content").asText("");
    text.append(piece);
    refusal.append(message.path("refusal").asText(""));
    takeCalls(message.path("tool_calls"));
    String reason = choice.path("finish_reason").asText("");
    finish = reason.isEmpty() || reason.equals("null") ? finish : finish(reason);
    return piece;
  }

  private void takeUsage(JsonNode tokens) {
    if (tokens.isObject()) {
      usage = LlmUsage.ofCall(
          Math.max(0, tokens.path("prompt_tokens").asLong()), Math.max(0, tokens.path("completion_tokens").asLong()));
    }
  }

  private void takeCalls(JsonNode pieces) throws FailedCallException {
    int place = 0;
    for (JsonNode piece : pieces) {
      int index = piece.path("index").asInt(place);
      if (index < 0 || index >= MOST_CALLS) {
        throw FailedCallException.malformed("it calls too many tools");
      }
      Call call = calls.computeIfAbsent(index, each -> new Call());
      call.id = piece.path("id").asText(call.id);
      call.tool.append(piece.path("function").path("name").asText(""));
      call.arguments.append(piece.path("function").path("arguments").asText(""));
      place++;
    }
  }

  private static FinishReason finish(String reason) {
    return switch (reason) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.OTHER;
    };
  }

  /** Whether the server has said why the model stopped, after which there is nothing more of the answer. */
  boolean isFinished() {
    return finish != null;
  }

  LlmReply reply(Duration latency) throws FailedCallException {
    FinishReason why = finish;
    if (why == null) {
      throw FailedCallException.malformed("it has no choice that is finished");
    }
    if (refusal.length() > 0) {
      return LlmFailure.of(LlmReason.REFUSED, "The model refused to answer.").after(usage);
    }
    return LlmResult.of(text.toString()).calls(calls()).usage(usage).finish(why).model(model).latency(latency).build();
  }

  private List<LlmToolCall> calls() throws FailedCallException {
    List<LlmToolCall> whole = new ArrayList<>();
    for (Call call : calls.values()) {
      if (call.id.isBlank() || call.tool.toString().isBlank()) {
        throw FailedCallException.malformed("a tool call has no id or no name");
      }
      whole.add(new LlmToolCall(call.id, call.tool.toString(), call.arguments.toString()));
    }
    return whole;
  }
}
