package io.crmkit.ai.llm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.ai.llm.Scripted;
import io.crmkit.core.Validated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private static LlmRequest asking(String text) {
    return LlmRequest.builder(NOON).user(text).build();
  }

  @Test
  void answersTheSameRequestsAsWasRecorded() {
    LlmResult call = LlmResult.of("").json("{\"a\":1}").calls(List.of(new LlmToolCall("1", "t", "{}")))
        .usage(LlmUsage.ofCall(3, 4)).finish(FinishReason.TOOL_CALLS).model("m").latency(Duration.ofSeconds(2)).build();
    LlmReply failure = LlmFailure.of(LlmReason.RATE_LIMITED, "Later.").retryAfter(Duration.ofSeconds(7));
    RecordingLlm recording = new RecordingLlm(Scripted.of(Set.of(), Scripted.said("one"), Scripted.said("two"), call, failure));
    for (String text : List.of("a", "a", "b", "c")) {
      recording.complete(asking(text));
    }
    LlmPort replay = new ReplayLlm(Tape.read(recording.tape().write()).orElseThrow());

    assertThat(replay.complete(asking("b"))).usingRecursiveComparison()
        .isEqualTo(call.edit().latency(Duration.ZERO).build());
    assertThat(replay.complete(asking("a")).orElseThrow().text()).isEqualTo("one");
    assertThat(replay.complete(asking("a")).orElseThrow().text()).isEqualTo("two");
    assertThat(replay.complete(asking("c"))).usingRecursiveComparison().isEqualTo(failure);
    assertThat(((LlmFailure) replay.complete(asking("a"))).reason()).isEqualTo(LlmReason.NOT_RECORDED);
    assertThat(((LlmFailure) replay.complete(asking("d"))).reason()).isEqualTo(LlmReason.NOT_RECORDED);
  }

  @Test
  void tellsRequestsApartByAllThatTheModelSees() {
    List<LlmRequest> different = List.of(asking("ab"), LlmRequest.builder(NOON).system("ab").build(),
        LlmRequest.builder(NOON).user("a").user("b").build(), LlmRequest.builder(NOON).user("ab").seed(1).build(),
        LlmRequest.builder(NOON).user("ab").maxTokens(9).build(), LlmRequest.builder(NOON).user("ab").temperature(1).build(),
        LlmRequest.builder(NOON).quoted("note", "ab").build(), LlmRequest.builder(NOON).quoted("mail", "ab").build());

    assertThat(different.stream().map(RequestDigest::of)).doesNotHaveDuplicates();
    assertThat(RequestDigest.of(LlmRequest.builder(NOON.plusSeconds(9)).user("ab").tag("k", "v").build()))
        .isEqualTo(RequestDigest.of(asking("ab")));
  }

  @Test
  void streamsWhatWasRecorded() {
    RecordingLlm recording = new RecordingLlm(Scripted.saying("one"));
    recording.stream(asking("a"), piece -> {});
    List<String> told = new ArrayList<>();
    new ReplayLlm(recording.tape()).stream(asking("a"), told::add);

    assertThat(told).containsExactly("one");
    assertThat(recording.tape().toString()).doesNotContain("one");
  }

  @Test
  void refusesTapesOfNewerReleases() {
    assertThat(Tape.read("{\"version\":2,\"exchanges\":[]}")).isInstanceOf(Validated.Invalid.class);
  }
}
