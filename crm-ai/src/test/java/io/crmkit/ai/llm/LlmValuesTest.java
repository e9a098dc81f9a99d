package io.crmkit.ai.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmValuesTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  @Test
  void showNothingOfWhatIsSaid() {
    LlmRequest request = LlmRequest.builder(NOON).system("secret").user("secret").quoted("note", "secret")
        .message(new LlmMessage.Assistant("secret", List.of(new LlmToolCall("1", "t", "secret"))))
        .message(new LlmMessage.ToolOutput("1", "secret")).build();

    assertThat(request.toString()).doesNotContain("secret");
    assertThat(request.messages().toString()).doesNotContain("secret");
    assertThat(LlmResult.of("secret").json("secret").calls(List.of(new LlmToolCall("1", "t", "secret"))).build()
        .toString()).doesNotContain("secret");
    assertThat(new LlmToolCall("1", "t", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void turnsFailuresIntoExceptionsForThoseWhoWantThem() {
    LlmReply failure = LlmFailure.of(LlmReason.RATE_LIMITED, "Later.");

    assertThatExceptionOfType(RefusedException.class).isThrownBy(failure::orElseThrow)
        .withMessage("llm.rate-limited: Later.");
  }

  @Test
  void addsUsageUpAndTakesItFromBudgets() {
    LlmUsage usage = LlmUsage.ofCall(10, 5).plus(LlmUsage.ofCall(1, 1));

    assertThat(usage).isEqualTo(new LlmUsage(2, 11, 6));
    assertThat(new LlmBudget(3, 20).minus(usage)).isEqualTo(new LlmBudget(1, 3));
    assertThat(new LlmBudget(3, 17).minus(usage).isSpent()).isTrue();
    assertThat(new LlmBudget(1, 99).minus(usage).isSpent()).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new LlmUsage(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LlmBudget(0, -1));
  }

  @Test
  void keepsUsageBeyondAllBoundsAtTheMost() {
    LlmUsage usage = new LlmUsage(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(usage.plus(LlmUsage.ofCall(1, 1))).isEqualTo(usage);
    assertThat(usage.tokens()).isEqualTo(Long.MAX_VALUE);
    assertThat(LlmBudget.USUAL.minus(usage).isSpent()).isTrue();
  }

  @Test
  void refusesRequestsThatNoModelCouldAnswer() {
    assertThatIllegalArgumentException().isThrownBy(() -> LlmRequest.builder(NOON).build());
    assertThatIllegalArgumentException().isThrownBy(
        () -> LlmRequest.builder(NOON).user("a").choice(new ToolChoice.Required("t")).build());
    assertThatIllegalArgumentException().isThrownBy(() -> LlmRequest.builder(NOON).temperature(2.1));
    assertThatIllegalArgumentException().isThrownBy(() -> LlmRequest.builder(NOON).maxTokens(0));
  }

  @Test
  void keepsEverythingWhenEdited() {
    LlmRequest request = LlmRequest.builder(NOON).user("a").maxTokens(7).temperature(0.5).seed(3)
        .budget(new LlmBudget(1, 2)).tag("k", "v").output(new LlmOutput.AnyJson()).build();
    LlmRequest same = request.edit().build();

    assertThat(same).usingRecursiveComparison().isEqualTo(request);
  }

  @Test
  void tellsTheWholeTextWhereAModelCannotStream() {
    List<String> told = new ArrayList<>();
    Scripted.saying("whole").stream(LlmRequest.builder(NOON).user("a").build(), told::add);

    assertThat(told).containsExactly("whole");
  }
}
