package io.crmkit.ai.guard;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.ai.guard.fact.Grounding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of others takes a time that grows with its length and not with the square of it, whatever it is. */
class LongTextsTest {

  private static final Duration LONG = Duration.ofSeconds(25);

  static Stream<String> texts() {
    return Stream.of("a", "1", ".", " ", "-", "@", "“", "\"", "1.", "a1", "1 ", "a.", ". ", "k ", "[[A_1", "x@y", "www.", "½", "\u0316\u0301")
        .map(unit -> unit.repeat(Fact.LONGEST / unit.length() - 1) + "b");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areCheckedInTime(String text) {
    Grounding grounding = Grounding.in(Facts.of(Fact.quotation("note", "We lost 45% in Q3.")), Locale.UK);

    assertTimeoutPreemptively(LONG, () -> grounding.check(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areFactsInTime(String text) {
    assertTimeoutPreemptively(LONG, () ->
        Grounding.in(Facts.of(Fact.quotation("note", text), Fact.wording("plan", text)), Locale.UK));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areMeasuredAndRedactedInTime(String text) {
    assertTimeoutPreemptively(LONG, () -> ReadingLevel.of(text, Locale.UK));
    assertTimeoutPreemptively(LONG, () -> BannedClaims.USUAL.check(text));
    assertTimeoutPreemptively(LONG, () -> {
      Redaction redaction = Redaction.of(Set.of("Ada Lovelace"), List.of(text));
      redaction.unknown(redaction.redact(text));
    });
  }
}
