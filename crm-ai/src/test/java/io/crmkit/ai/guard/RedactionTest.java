package io.crmkit.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final Set<String> NAMES = Set.of("Ada Lovelace");

  @ParameterizedTest
  @ValueSource(strings = {
    "ada.lovelace@example.com", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "4111 1111 1111 1111",
    "5555-5555-5555-4444", "+49 30 1234567", "(030) 123 456-7", "0171/1234567", "555-123-4567", "ADA LOVELACE",
    "Lovelace", "Ada  Lovelace", "gb82 west 1234 5698 7654 32"
  })
  void hidesWhatIsPersonalAndRestoresIt(String datum) {
    String text = "Write to " + datum + ", please.";
    Redaction redaction = Redaction.of(NAMES, List.of(text));

    assertThat(redaction.redact(text)).doesNotContain(datum).contains("[[");
    assertThat(redaction.restore(redaction.redact(text))).isEqualTo(text);
    assertThat(redaction).asString().doesNotContain(datum);
  }

  @ParameterizedTest
  @CsvSource({
    "O'Brien, O’Brien", "O’Brien, O'Brien", "Jean-Luc, Jean\u2011Luc", "Zoë Müller, Zoe\u0308 Mu\u0308ller",
    "Zoe\u0308 Mu\u0308ller, ZOË MÜLLER", "Ada Lovelace, Ada\u00a0Lovelace"
  })
  void hidesNamesInEveryWayOfWritingTheSameLetters(String name, String written) {
    String text = "Dear " + written + ", hello";
    Redaction redaction = Redaction.of(Set.of(name), List.of(text));

    assertThat(redaction.redact(text)).isEqualTo("Dear [[PERSON_1]], hello");
    assertThat(redaction.restore(redaction.redact(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "2026-03-03", "03.03.2026", "EUR 1,200.50", "1200000", "4111 1111 1111 1112", "GB82 WEST 1234 5698 7654 33", "Adam",
    "15 % of 300", "a @ b"
  })
  void leavesTheRestAlone(String text) {
    assertThat(Redaction.of(NAMES, List.of(text)).redact(text)).isEqualTo(text);
  }

  @Test
  void givesTheSameDatumTheSamePlaceholderInAllTexts() {
    Redaction redaction = Redaction.of(NAMES, List.of("a@example.com b@example.com", "b@example.com"));

    assertThat(redaction.redact("b@example.com a@example.com")).isEqualTo("[[EMAIL_2]] [[EMAIL_1]]");
    assertThat(redaction.size()).isEqualTo(2);
  }

  @Test
  void restoresTextsThatHavePlaceholdersAlready() {
    String text = "[[EMAIL_1]] is no [a@example.com]";
    Redaction redaction = Redaction.of(NAMES, List.of(text));

    assertThat(redaction.redact(text)).isEqualTo("[[TEXT_1]] is no [[[EMAIL_1]]]");
    assertThat(redaction.restore(redaction.redact(text))).isEqualTo(text);
  }

  @Test
  void tellsPlaceholdersThatWereMadeUpOrChanged() {
    Redaction redaction = Redaction.of(NAMES, List.of("a@example.com"));

    assertThat(redaction.unknown("to [[EMAIL_1]]")).isEmpty();
    for (String wrong : List.of("[[EMAIL_2]]", "[[Email_1]]", "EMAIL_1", "[[ EMAIL_1 ]]")) {
      assertThat(redaction.unknown("to " + wrong)).extracting(Finding::code).contains("guard.unknown-placeholder");
    }
  }
}
