package io.crmkit.testkit.ai.llm;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import java.util.List;
import java.util.function.BiFunction;

/** The ways in which models spoil an answer that should be JSON by a schema. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
public enum CorruptAnswer {
  NONE((json, n) -> json),
  CUT_OFF((json, n) -> json.substring(0, n % json.length())),
  IN_PROSE((json, n) -> "Sure, here you are:\n" + json + "\nAnything else?"),
  IN_A_FENCE((json, n) -> "```json\n" + json + "\n```"),
  TWICE((json, n) -> json + "\n" + json.replace("Hello", "Hi")),
  MEMBER_MISSING((json, n) -> json.replaceFirst("\"[a-z]+\":\"(?:[^\"\\\\]|\\\\.)*\",?", "")),
  MEMBER_RENAMED((json, n) -> json.replace("\"body\"", "\"text\"")),
  MEMBER_ADDED((json, n) -> "{\"note\":" + n + "," + json.substring(1)),
  MEMBER_TWICE((json, n) -> "{\"subject\":\"x\"," + json.substring(1)),
  WRONG_TYPE((json, n) -> json.replaceFirst(":\"(?:[^\"\\\\]|\\\\.)*\"", ":" + n)),
  SINGLE_QUOTES((json, n) -> json.replace('"', '\'')),
  TRAILING_COMMA((json, n) -> json.substring(0, json.length() - 1) + ",}"),
  ONE_CHARACTER_LOST((json, n) -> json.substring(0, n % json.length()) + json.substring(n % json.length() + 1)),
  ONE_CHARACTER_ELSE((json, n) ->
      json.substring(0, n % json.length()) + (char) (32 + n % 90) + json.substring(n % json.length() + 1)),
  FIGURE_MADE_UP((json, n) -> json.replaceFirst("\"body\":\"", "\"body\":\"Save " + (1_000 + n) + "% now. ")),
  PRICE_MADE_UP((json, n) -> json.replaceFirst("\"body\":\"", "\"body\":\"Only €" + (10_000 + n) + ",50. ")),
  DATE_MADE_UP((json, n) ->
      json.replaceFirst("\"body\":\"", "\"body\":\"Until " + (1 + n % 28) + " February 2031. ")),
  FIGURE_IN_WORDS((json, n) -> json.replaceFirst("\"body\":\"", "\"body\":\"Save ninety-one percent. ")),
  FIGURE_HIDDEN((json, n) -> json.replaceFirst("\"body\":\"", "\"body\":\"Save ９\u200b３%. ")),
  HALF_A_CHARACTER((json, n) -> json.replaceFirst("\"body\":\"", "\"body\":\"Well \\\\ud83d then. ")),
  EMPTY((json, n) -> ""),
  NO_JSON((json, n) -> "I am sorry, I cannot do that.");

  private final BiFunction<String, Integer, String> spoil;

  CorruptAnswer(BiFunction<String, Integer, String> spoil) {
    this.spoil = spoil;
  }

  /**
   * Returns an answer that is spoilt.
   *
   * @param json a JSON object with texts {@code subject} and {@code body}
   * @param number from 0, decides where and by what
   */
  public String spoilt(String json, int number) {
    return json.isEmpty() ? json : spoil.apply(json, number);
  }

  /** Returns an answer whose text and tool calls are spoilt; a server that cut it off may or may not admit that. */
  public LlmResult spoilt(LlmResult answer, int number) {
    boolean isAdmitted = this == CUT_OFF && number % 2 == 0;
    List<LlmToolCall> calls = answer.calls().stream()
        .map(call -> new LlmToolCall(call.id(), call.tool(), spoilt(call.arguments(), number))).toList();
    return answer.edit().text(spoilt(answer.text(), number)).calls(calls)
        .finish(isAdmitted ? FinishReason.LENGTH : answer.finish()).build();
  }
}
