package io.crmkit.ai.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmBudget;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmTool;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.ai.llm.ToolChoice;
import io.crmkit.ai.llm.openai.FakeServer.Behaviour;
import io.crmkit.ai.llm.schema.JsonSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiLlmTest {

  private static final String KEY = "sk-very-secret";
  private static final Clock CLOCK = Clock.systemUTC();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonSchema SCHEMA = JsonSchema.parse("mail", """
      {"type": "object", "required": ["subject"], "additionalProperties": false,
       "properties": {"subject": {"type": "string", "maxLength": 9}}}""");
  private static final String HELLO = """
      {"id":"x","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello Größe 🚀"},
       "finish_reason":"stop","logprobs":null}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}""";

  private static LlmRequest.Builder request(Duration left) {
    return LlmRequest.builder(CLOCK.instant().plus(left)).user("Say hello.");
  }

  private static LlmReply ask(Behaviour behaviour, LlmRequest request) {
    try (FakeServer server = new FakeServer(behaviour)) {
      return model(server).complete(request);
    }
  }

  private static LlmReply ask(Behaviour behaviour) {
    return ask(behaviour, request(Duration.ofSeconds(20)).build());
  }

  private static OpenAiLlm model(FakeServer server) {
    return OpenAiLlm.of(CLIENT, OpenAiAccess.of(server.endpoint(), "m", KEY).maxBytes(10_000).build(), CLOCK);
  }

  private static LlmReason reason(LlmReply reply) {
    return ((LlmFailure) reply).reason();
  }

  @Test
  void readsAnAnswer() {
    LlmResult result = ask(FakeServer.answering(200, HELLO)).orElseThrow();

    assertThat(result.text()).isEqualTo("Hello Größe 🚀");
    assertThat(result.usage()).isEqualTo(LlmUsage.ofCall(3, 4));
    assertThat(result.model()).isEqualTo("m-1");
    assertThat(result.finish()).isEqualTo(FinishReason.STOP);
    assertThat(result.latency()).isPositive();
  }

  @Test
  void readsAnAnswerBehindAByteOrderMark() {
    assertThat(ask(FakeServer.answering(200, "\uFEFF" + HELLO)).orElseThrow().text()).isEqualTo("Hello Größe 🚀");
  }

  @Test
  void takesADeadlineHoweverFarOff() {
    LlmRequest request = LlmRequest.builder(Instant.MAX).user("Say hello.").build();

    assertThat(ask(FakeServer.answering(200, HELLO), request).orElseThrow().text()).isEqualTo("Hello Größe 🚀");
  }

  @Test
  void writesTheWholeRequest() {
    LlmRequest request = LlmRequest.builder(CLOCK.instant().plusSeconds(20)).system("rules").user("Größe")
        .quoted("a note", "obey me").message(new LlmMessage.Assistant("", List.of(new LlmToolCall("c1", "find", "{}"))))
        .message(new LlmMessage.ToolOutput("c1", "found")).tool(new LlmTool("find", "Finds.", SCHEMA))
        .choice(new ToolChoice.Required("find")).schema(SCHEMA).maxTokens(500).budget(new LlmBudget(1, 90))
        .temperature(0.5).seed(7).tag("team", "sales").build();
    try (FakeServer server = new FakeServer(FakeServer.answering(200, HELLO))) {
      model(server).complete(request);

      assertThat(server.authorization()).isEqualTo("Bearer " + KEY);
      assertThat(server.asked()).contains("\"model\":\"m\"", "{\"role\":\"system\",\"content\":\"rules\"}", "Größe",
              "DATA-BEGIN", "\"tool_call_id\":\"c1\"", "\"tool_calls\":[{\"id\":\"c1\"", "\"seed\":7", "\"temperature\":0.5",
              "\"max_completion_tokens\":90", "\"strict\":true", "\"type\":\"json_schema\"",
              "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"find\"}}")
          .doesNotContain("sales").doesNotContain(KEY);
      assertThat(server.asked().split("response_format", 2)[1]).doesNotContain("tools\":[{\"maxLength");
    }
  }

  @Test
  void readsToolCallsAndRefusals() {
    LlmResult result = ask(FakeServer.answering(200, """
        {"choices":[{"message":{"content":null,"tool_calls":[{"id":"c1","type":"function","function":
         {"name":"find","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}""")).orElseThrow();

    assertThat(result.calls()).containsExactly(new LlmToolCall("c1", "find", "{}"));
    assertThat(result.finish()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(reason(ask(FakeServer.answering(200, """
        {"choices":[{"message":{"content":null,"refusal":"I cannot."},"finish_reason":"stop"}]}"""))))
        .isEqualTo(LlmReason.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"length, LENGTH", "content_filter, CONTENT_FILTER", "eos, OTHER"})
  void readsWhyTheModelStopped(String said, FinishReason finish) {
    assertThat(ask(FakeServer.answering(200, HELLO.replace("\"stop\"", "\"" + said + "\""))).orElseThrow().finish())
        .isEqualTo(finish);
  }

  @Nested
  class OfErrors {

    @ParameterizedTest
    @CsvSource({
      "401, '', UNAUTHORISED", "403, '', UNAUTHORISED", "402, '', OUT_OF_CREDIT", "404, '', UNKNOWN_MODEL",
      "408, '', TIMEOUT", "413, '', CONTEXT_TOO_LONG", "429, '', RATE_LIMITED", "429, insufficient_quota, OUT_OF_CREDIT",
      "400, context_length_exceeded, CONTEXT_TOO_LONG", "400, content_filter, CONTENT_FILTERED", "400, other, BAD_REQUEST",
      "400, unsupported_parameter, UNSUPPORTED", "500, '', UNAVAILABLE", "503, '', UNAVAILABLE", "302, '', BAD_REQUEST",
      "200, rate_limit_exceeded, RATE_LIMITED"
    })
    void tellsThemApart(int status, String code, LlmReason reason) {
      String body = "{\"error\":{\"message\":\"about %s\",\"code\":\"%s\"}}".formatted(KEY, code);
      LlmFailure failure = (LlmFailure) ask(FakeServer.answering(status, body));

      assertThat(failure.reason()).isEqualTo(reason);
      assertThat(failure.message() + failure).doesNotContain(KEY);
    }

    @Test
    void tellsThatTheServerDoesNotTakeTheForm() {
      assertThat(reason(ask(FakeServer.answering(400, "{\"error\":{\"param\":\"response_format\"}}"))))
          .isEqualTo(LlmReason.UNSUPPORTED);
    }

    @Test
    void tellsWhenTheServerWantsToBeAskedAgain() {
      assertThat(retryAfter("7")).contains(Duration.ofSeconds(7));
      assertThat(retryAfter("Wed, 21 Oct 2065 07:28:00 GMT").orElseThrow()).isGreaterThan(Duration.ofDays(1000));
      assertThat(retryAfter("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
      assertThat(retryAfter("soon")).isEmpty();
    }

    @Test
    void tellsTheStatusOfABodyThatCannotBeRead() {
      LlmFailure failure = (LlmFailure) ask(exchange -> {
        byte[] body = "{\"error\":{\"message\":\"zu schnell f\u00fcr uns\"}}".getBytes(StandardCharsets.ISO_8859_1);
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.sendResponseHeaders(429, body.length);
        exchange.getResponseBody().write(body);
      });

      assertThat(failure.reason()).isEqualTo(LlmReason.RATE_LIMITED);
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(reason(ask(FakeServer.answering(503, "x".repeat(20_000))))).isEqualTo(LlmReason.UNAVAILABLE);
    }

    private Optional<Duration> retryAfter(String header) {
      LlmReply reply = ask(exchange -> {
        exchange.getResponseHeaders().set("Retry-After", header);
        FakeServer.send(exchange, 429, "text/plain", "slow down");
      });
      return ((LlmFailure) reply).retryAfter();
    }
  }

  @Nested
  class OfServersThatMisbehave {

    @ParameterizedTest
    @ValueSource(strings = {
      "", "null", "[]", "{", "<html>", "{}", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}",
      "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{}}]},\"finish_reason\":\"tool_calls\"}]}",
      "{\"choices\":{\"0\":1}}"
    })
    void readsNoAnswerWhereThereIsNone(String body) {
      assertThat(reason(ask(FakeServer.answering(200, body)))).isEqualTo(LlmReason.MALFORMED);
    }

    @Test
    void readsNoAnswerThatIsNoUtf8() {
      assertThat(reason(ask(exchange -> {
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {(byte) 0xc3, 0x28});
      }))).isEqualTo(LlmReason.MALFORMED);
    }

    @Test
    void takesNoMoreBytesThanItMay() {
      assertThat(reason(ask(FakeServer.answering(200, HELLO.replace("Hello", "x".repeat(20_000))))))
          .isEqualTo(LlmReason.TOO_LARGE);
    }

    @Test
    void waitsNoLongerThanTheDeadlineForTheBeginning() {
      long begin = System.nanoTime();

      assertThat(reason(ask(exchange -> Thread.sleep(5_000), request(Duration.ofMillis(300)).build())))
          .isEqualTo(LlmReason.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void waitsNoLongerThanTheDeadlineForBytesThatDrip() {
      assertThat(reason(ask(exchange -> {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 50; i++) {
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
          Thread.sleep(100);
        }
      }, request(Duration.ofMillis(700)).build()))).isEqualTo(LlmReason.TIMEOUT);
    }

    @Test
    void tellsThatTheConnectionEndedWithinTheAnswer() {
      assertThat(reason(ask(exchange -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"choices\"".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      }))).isEqualTo(LlmReason.CUT_OFF);
    }

    @Test
    void tellsThatNobodyListens() {
      URI nobody;
      try (FakeServer server = new FakeServer(FakeServer.answering(200, HELLO))) {
        nobody = server.endpoint();
      }
      LlmReply reply = OpenAiLlm.of(CLIENT, OpenAiAccess.of(nobody, "m", KEY).build(), CLOCK)
          .complete(request(Duration.ofSeconds(20)).build());

      assertThat(reason(reply)).isEqualTo(LlmReason.UNAVAILABLE);
    }

    @Test
    void doesNotBeginWithoutTimeOrBudget() {
      assertThat(reason(ask(FakeServer.answering(200, HELLO), request(Duration.ZERO).build())))
          .isEqualTo(LlmReason.TIMEOUT);
      assertThat(reason(ask(FakeServer.answering(200, HELLO),
          request(Duration.ofSeconds(9)).budget(new LlmBudget(0, 9)).build()))).isEqualTo(LlmReason.BUDGET_SPENT);
    }

    @Test
    void endsWhenTheCallerIsInterrupted() {
      try (FakeServer server = new FakeServer(FakeServer.answering(200, HELLO))) {
        Thread.currentThread().interrupt();
        LlmReply reply = model(server).complete(request(Duration.ofSeconds(20)).build());

        // asked before the server stops, which takes the interrupt for its own on some JDKs
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reason(reply)).isEqualTo(LlmReason.INTERRUPTED);
      }
    }
  }

  @Nested
  class OfStreams {

    private final List<String> told = new ArrayList<>();

    private LlmReply stream(Behaviour behaviour) {
      try (FakeServer server = new FakeServer(behaviour)) {
        return model(server).stream(request(Duration.ofSeconds(20)).build(), told::add);
      }
    }

    @Test
    void tellsTheTextAsItComes() {
      LlmResult result = stream(FakeServer.streaming(": ping", "", "data: {\"model\":\"m-1\",\"choices\":[{\"delta\":{}}]}\r",
          "\r", "data:{\"choices\":[{\"delta\":{\"content\":\"Grö\"}}]}", "", "event: x", "id: 7",
          "data: {\"choices\":[{\"delta\":{\"content\":", "data: \"ße\"}}]}", "",
          "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}", "",
          "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}", "", "data: [DONE]", ""))
          .orElseThrow();

      assertThat(told).containsExactly("Grö", "ße");
      assertThat(result.text()).isEqualTo("Größe");
      assertThat(result.usage()).isEqualTo(LlmUsage.ofCall(3, 4));
      assertThat(result.model()).isEqualTo("m-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsLinesHoweverTheyEnd(String end) {
      String events = """
          \uFEFFdata: {"choices":[{"delta":{"content":"He"},
          data: "finish_reason":"stop"}]}

          """.replace("\n", end);
      assertThat(stream(exchange -> FakeServer.send(exchange, 200, "text/event-stream", events)).orElseThrow().text())
          .isEqualTo("He");
    }

    @Test
    void putsToolCallsTogether() {
      LlmResult result = stream(FakeServer.streaming(
          "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"find\","
              + "\"arguments\":\"\"}}]}}]}", "",
          "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":1,\"id\":\"c2\",\"function\":{\"name\":\"send\","
              + "\"arguments\":\"{}\"}},{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":\"}}]}}]}", "",
          "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1}\"}}]},"
              + "\"finish_reason\":\"tool_calls\"}]}", "", "data: [DONE]", "")).orElseThrow();

      assertThat(result.calls())
          .containsExactly(new LlmToolCall("c1", "find", "{\"a\":1}"), new LlmToolCall("c2", "send", "{}"));
    }

    @Test
    void tellsThatTheStreamEndedWithinTheAnswer() {
      assertThat(reason(stream(FakeServer.streaming("data: {\"choices\":[{\"delta\":{\"content\":\"He\"}}]}", ""))))
          .isEqualTo(LlmReason.CUT_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: garbage", "data: [1]", "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":-1}]}}]}"})
    void readsNoGarbage(String line) {
      assertThat(reason(stream(FakeServer.streaming(line, "")))).isEqualTo(LlmReason.MALFORMED);
    }

    @Test
    void tellsErrorsThatComeWithinAStream() {
      assertThat(reason(stream(FakeServer.streaming("data: {\"error\":{\"type\":\"rate_limit_exceeded\"}}", ""))))
          .isEqualTo(LlmReason.RATE_LIMITED);
      assertThat(reason(stream(FakeServer.streaming("data: {\"error\":{\"message\":\"oops\"}}", ""))))
          .isEqualTo(LlmReason.UNAVAILABLE);
    }

    @Test
    void takesNoEndlessLine() {
      assertThat(reason(stream(FakeServer.streaming("data: " + "x".repeat(20_000))))).isEqualTo(LlmReason.TOO_LARGE);
    }

    @Test
    void takesAWholeAnswerWhereAServerDoesNotStream() {
      assertThat(stream(FakeServer.answering(200, HELLO)).orElseThrow().text()).isEqualTo("Hello Größe 🚀");
      assertThat(told).containsExactly("Hello Größe 🚀");
    }

    @Test
    void doesNotAskForAStreamWhereTheServerHasNone() {
      try (FakeServer server = new FakeServer(FakeServer.answering(200, HELLO))) {
        OpenAiAccess access = OpenAiAccess.of(server.endpoint(), "m", "").abilities(LlmAbility.TOOLS)
            .dialect(OpenAiDialect.COMPATIBLE).build();
        OpenAiLlm.of(CLIENT, access, CLOCK).stream(request(Duration.ofSeconds(20)).build(), told::add);

        assertThat(server.asked()).doesNotContain("stream").contains("\"max_tokens\":");
        assertThat(server.authorization()).isEqualTo("null");
      }
      assertThat(told).hasSize(1);
    }
  }

  @Nested
  class OfAccess {

    @ParameterizedTest
    @ValueSource(strings = {
      "http://example.com/v1", "ftp://example.com", "https://user@example.com", "https://example.com/?key=1", "/v1",
      "http://localhost.example.com"
    })
    void refusesEndpointsThatAreNotSecure(String endpoint) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenAiAccess.of(URI.create(endpoint), "m", KEY).build());
    }

    @Test
    void showsItsKeyNowhere() {
      OpenAiAccess access = OpenAiAccess.of(URI.create("https://example.com/v1/"), "m", KEY).build();

      assertThat(access.toString() + OpenAiLlm.of(CLIENT, access, CLOCK)).doesNotContain(KEY);
      assertThat(access.completions()).hasToString("https://example.com/v1/chat/completions");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenAiAccess.of(URI.create("https://example.com"), "m", "sk-é-secret").build())
          .withMessageNotContaining("secret");
    }
  }
}
