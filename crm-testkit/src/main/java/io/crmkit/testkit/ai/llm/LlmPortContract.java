package io.crmkit.testkit.ai.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmBudget;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LlmPort} must do. Extend it next to your adapter, or {@link LlmServerContract} if it asks a server,
 * and return one whose model answers any question with some text.
 */
public abstract class LlmPortContract {

  /** What is asked, and what must be found in no text but that of the messages. */
  protected static final String QUESTION = "What does Ada Größe 🚀 think of 4711?";

  private static final Duration LONG = Duration.ofSeconds(30);

  private @Nullable LlmPort answering;

  /** Returns an adapter whose model answers. Called once for each test. */
  protected abstract LlmPort answering();

  /** Returns the clock by which the adapter takes deadlines. */
  protected Clock clock() {
    return Clock.systemUTC();
  }

  @BeforeEach
  final void startAnswering() {
    answering = answering();
  }

  /** Returns a question that may take so long. */
  protected final LlmRequest.Builder question(Duration left) {
    return LlmRequest.builder(clock().instant().plus(left)).system("Answer in one sentence.").user(QUESTION);
  }

  /** Returns why there is no answer. */
  protected static LlmReason reason(LlmReply reply) {
    assertThat(reply).isInstanceOf(LlmFailure.class);
    return ((LlmFailure) reply).reason();
  }

  @Test
  protected void answersAndTellsWhatItCost() {
    LlmResult result = port().complete(question(LONG).build()).orElseThrow();

    assertThat(result.text()).isNotBlank();
    assertThat(result.model()).isNotBlank();
    assertThat(result.usage().calls()).as("one call for each request").isEqualTo(1);
    assertThat(result.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  protected void tellsTheTextOfTheResultOnTheThreadOfTheCaller() {
    StringBuilder told = new StringBuilder();
    List<Thread> threads = new ArrayList<>();
    LlmResult result = port().stream(question(LONG).build(), piece -> {
      assertThat(piece).isNotEmpty();
      told.append(piece);
      threads.add(Thread.currentThread());
    }).orElseThrow();

    assertThat(told).hasToString(result.text());
    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    assertThat(result.usage().calls()).isEqualTo(1);
  }

  @Test
  protected void asksNobodyWhereTheBudgetIsSpent() {
    for (LlmBudget spent : List.of(new LlmBudget(0, 1_000), new LlmBudget(1, 0))) {
      List<String> told = new ArrayList<>();
      LlmReply reply = port().complete(question(LONG).budget(spent).build());

      assertThat(reason(reply)).isEqualTo(LlmReason.BUDGET_SPENT);
      assertThat(reply.usage()).isEqualTo(LlmUsage.NONE);
      assertThat(reason(port().stream(question(LONG).budget(spent).build(), told::add)))
          .isEqualTo(LlmReason.BUDGET_SPENT);
      assertThat(told).isEmpty();
    }
  }

  @Test
  protected void canDoTheSameAllTheTime() {
    Set<LlmAbility> before = Set.copyOf(port().abilities());
    port().complete(question(LONG).build()).orElseThrow();

    assertThat(port().abilities()).isEqualTo(before);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> port().abilities().clear());
  }

  @Test
  protected void answersManyAtOnce() {
    List<String> texts = IntStream.range(0, 16).parallel()
        .mapToObj(i -> port().complete(question(LONG).build()).orElseThrow().text()).toList();

    assertThat(texts).hasSize(16).noneMatch(String::isBlank);
  }

  @Test
  protected void showsNothingOfQuestionAndAnswerInItsText() {
    LlmResult result = port().complete(question(LONG).build()).orElseThrow();

    assertThat(port().toString() + result).doesNotContain("4711", "Ada", result.text());
  }

  private LlmPort port() {
    return Objects.requireNonNull(answering);
  }
}
