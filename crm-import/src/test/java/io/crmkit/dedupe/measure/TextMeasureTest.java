package io.crmkit.dedupe.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextMeasureTest {

  /** Winkler (1994), "Advanced methods for record linkage", table 1, to three places. */
  @ParameterizedTest
  @CsvSource({
    "SHACKLEFORD, SHACKELFORD, 0.970, 0.982", "DUNNINGHAM, CUNNIGHAM, 0.896, 0.896",
    "NICHLESON, NICHULSON, 0.926, 0.956", "JONES, JOHNSON, 0.790, 0.832", "MASSEY, MASSIE, 0.889, 0.933",
    "ABROMS, ABRAMS, 0.889, 0.922", "JERALDINE, GERALDINE, 0.926, 0.926", "MARHTA, MARTHA, 0.944, 0.961",
    "MICHELLE, MICHAEL, 0.869, 0.921", "JULIES, JULIUS, 0.889, 0.933", "TANYA, TONYA, 0.867, 0.880",
    "DWAYNE, DUANE, 0.822, 0.840", "SEAN, SUSAN, 0.783, 0.805", "JON, JOHN, 0.917, 0.933", "JON, JAN, 0.778, 0.800"
  })
  void agreesWithThePublishedTable(String one, String other, double jaro, double winkler) {
    assertThat(TextMeasure.JARO.similarity(one, other)).isCloseTo(jaro, within(0.00051));
    assertThat(TextMeasure.JARO_WINKLER.similarity(one, other)).isCloseTo(winkler, within(0.00051));
  }

  @Test
  void doesNotRaiseWhatIsNoMoreThanSevenTenthsAlike() {
    assertThat(TextMeasure.JARO.similarity("abcd", "abxyzuvw")).isLessThan(0.7)
        .isEqualTo(TextMeasure.JARO_WINKLER.similarity("abcd", "abxyzuvw"));
  }

  @ParameterizedTest
  @EnumSource
  void findsTextsEqualToThemselvesAndNothingInTheEmptyOne(TextMeasure measure) {
    assertThat(measure.similarity("", "")).isEqualTo(1);
    assertThat(measure.similarity("дубликат", "дубликат")).isEqualTo(1);
    assertThat(measure.similarity("a", "")).isEqualTo(0);
    assertThat(measure.similarity("", "a")).isEqualTo(0);
    assertThat(measure.similarity("abc", "xyz")).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3, 3", "ca, abc, 3, 3", "ab, ba, 2, 1", "Иванов, Ивaнов, 1, 1", "山田太郎, 山田大郎, 1, 1",
    "😀😁a, 😁😀a, 2, 1", "'', abc, 3, 3"})
  void countsEditsByCodePoint(String one, String other, int levenshtein, int alignment) {
    assertThat(Probe.of(one).levenshtein(other)).isEqualTo(levenshtein);
    assertThat(Probe.of(one).optimalAlignment(other)).isEqualTo(alignment);
    assertThat(Probe.of(other).levenshtein(Texts.of(List.of("x", one)), 1)).isEqualTo(levenshtein);
  }

  /** By hand: marked, "ab" has the runs .a ab b. and "abb" has .a ab bb b., of which three are common. */
  @Test
  void comparesRunsOfNeighbours() {
    assertThat(QGrams.jaccard("ab", "abb", 2)).isEqualTo(0.75);
    assertThat(QGrams.cosine("aa", "a", 1)).isEqualTo(1);
    assertThat(QGrams.cosine("ab", "a", 1)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> QGrams.jaccard("a", "b", 4)).withMessageContaining("was 4");
  }

  @Test
  void findsTheWholeOfATextAmongTheWordsOfAnother() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = words(random, 1 + random.nextInt(5));
      String part = words(random, 1 + random.nextInt(2));
      boolean has = (" " + text + " ").contains(" " + part + " ");

      assertThat(Texts.of(List.of("b", text)).hasWords(1, Texts.of(List.of(part)), 0)).as(part + " in " + text)
          .isEqualTo(has);
      found += has ? 1 : 0;
    }
    assertThat(found).isBetween(200, 1_800);
  }

  /** Short words of few letters, some of them beyond a byte, so that many begin or end alike. */
  private static String words(Random random, int count) {
    List<String> some = List.of("a", "ab", "ж", "b", "aж");
    return IntStream.range(0, count).mapToObj(i -> some.get(random.nextInt(some.size())))
        .collect(Collectors.joining(" "));
  }

  /** 64 letters is what bits hold; what was measured before must not shine through. */
  @Test
  void measuresAShortTextAgainstALongOneWhateverCameBefore() {
    String longer = "the art of computer programming, volume three: sorting and searching";
    Texts texts = Texts.of(List.of("martha ".repeat(12), longer, "art"));
    Probe probe = Probe.of("art of programming");

    for (int i = 0; i < texts.size(); i++) {
      assertThat(probe.jaro(texts, i)).isEqualTo(Probe.of("art of programming").jaro(texts.text(i)));
      assertThat(probe.jaroWinkler(texts, i)).isEqualTo(Probe.of(texts.text(i)).jaroWinkler("art of programming"));
    }
  }

  @Test
  void keepsManyTextsAsTheyWere() {
    Texts texts = Texts.of(List.of("", "Zoë", "😀\uD83D", ""));

    assertThat(texts.size()).isEqualTo(4);
    assertThat(List.of(texts.text(0), texts.text(1), texts.text(2))).containsExactly("", "Zoë", "😀\uD83D");
    assertThat(texts.length(2)).isEqualTo(2);
  }
}
