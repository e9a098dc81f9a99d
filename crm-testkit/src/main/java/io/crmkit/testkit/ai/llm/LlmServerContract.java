package io.crmkit.testkit.ai.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an {@link LlmPort} must do that asks a server: whatever goes wrong outside is a typed failure, in time, and
 * shows neither the key nor anything that was asked or answered. Extend it with a server of your own that misbehaves.
 */
public abstract class LlmServerContract extends LlmPortContract {

  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration MUCH_LONGER = Duration.ofSeconds(8);

  /** Returns what the adapter shows to its server and to nobody else. */
  protected abstract String secret();

  /** Returns an adapter to where nobody listens. */
  protected abstract LlmPort unreachable();

  /** Returns an adapter to a server that takes questions and says nothing for ten seconds or longer. */
  protected abstract LlmPort silent();

  /** Returns an adapter to a server that answers each question with an error of this text. */
  protected abstract LlmPort failing(String said);

  /** Returns an adapter to a server that answers each question with this text, which is no answer of a model. */
  protected abstract LlmPort garbled(String said);

  @Test
  protected void tellsThatNobodyListens() {
    assertThat(reason(unreachable().complete(question(ENOUGH).build()))).isEqualTo(LlmReason.UNAVAILABLE);
  }

  @Test
  protected void waitsNoLongerThanTheDeadline() {
    LlmPort silent = silent();
    long begin = System.nanoTime();
    List<String> told = new ArrayList<>();

    assertThat(reason(silent.complete(question(SHORT).build()))).isEqualTo(LlmReason.TIMEOUT);
    assertThat(reason(silent.stream(question(SHORT).build(), told::add))).isEqualTo(LlmReason.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MUCH_LONGER);
    assertThat(told).isEmpty();
  }

  @Test
  protected void asksNobodyOnceTheDeadlineIsOver() {
    LlmReply reply = answering().complete(question(Duration.ZERO).build());

    assertThat(reason(reply)).isEqualTo(LlmReason.TIMEOUT);
    assertThat(reply.usage()).isEqualTo(LlmUsage.NONE);
  }

  @Test
  protected void endsWhereTheCallerIsInterrupted() {
    LlmPort silent = silent();
    long begin = System.nanoTime();
    Thread.currentThread().interrupt();
    LlmReply reply = silent.complete(question(ENOUGH).build());

    assertThat(Thread.interrupted()).as("the caller is still told").isTrue();
    assertThat(reason(reply)).isEqualTo(LlmReason.INTERRUPTED);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MUCH_LONGER);
  }

  @Test
  protected void passesNothingOnThatTheServerSaysOfAnError() {
    LlmPort failing = failing("no such key: " + secret() + ", asked: " + QUESTION);

    assertThatItShowsNothing((LlmFailure) failing.complete(question(ENOUGH).build()));
    assertThatItShowsNothing((LlmFailure) failing.stream(question(ENOUGH).build(), piece -> {}));
  }

  @Test
  protected void readsNoAnswerWhereThereIsNone() {
    LlmFailure failure =
        (LlmFailure) garbled("<html>" + secret() + " " + QUESTION).complete(question(ENOUGH).build());

    assertThat(failure.reason()).isEqualTo(LlmReason.MALFORMED);
    assertThatItShowsNothing(failure);
  }

  @Test
  protected void showsItsKeyNowhere() {
    assertThat(answering().toString()).doesNotContain(secret());
    assertThat(unreachable().toString()).doesNotContain(secret());
    assertThatItShowsNothing((LlmFailure) unreachable().complete(question(ENOUGH).build()));
  }

  private void assertThatItShowsNothing(LlmFailure failure) {
    assertThat(secret()).isNotBlank();
    assertThat(failure.message() + failure + failure.findings()).doesNotContain(secret(), "4711", "Ada");
  }
}
