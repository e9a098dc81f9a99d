package io.crmkit.ai.sentiment.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LexiconTest {

  private static final String GERMAN = """
      # Deutsch
      gut\t1.9
      schlecht\t-2.1
      großartig\t3
      nicht\tnegation
      kein\tnegation
      sehr\tbooster 0.293
      kaum\tbooster -0.293
      aber\tcontrast
      obwohl\tconcession
      und\tjoint
      auf den Geist gehen\t-2\t0.3\tleft out
      """;

  @Test
  void hasTheWordsOfVaderAsTheyAreThere() {
    assertThat(Lexicon.vader().valence("okay")).hasValue(0.9);
    assertThat(Lexicon.vader().valence("Great")).hasValue(3.1);
    assertThat(Lexicon.vader().valence(":(")).hasValue(-1.9);
    assertThat(Lexicon.vader().valence("can't stand")).hasValue(-2.0);
    assertThat(Lexicon.vader().valence("not")).isEqualTo(OptionalDouble.empty());
    assertThat(Lexicon.vader().valence("tasty")).isEqualTo(OptionalDouble.empty());
    assertThat(Lexicon.vader().size()).isBetween(7_500, 7_700);
  }

  @Test
  void keepsWhatIsWrittenInSmallLettersApartFromCapitals() {
    Lexicon lexicon = Lexicon.builder().word(":d", 2).word(":D", 3).word("XD", 1).build();

    assertThat(lexicon.valence(":D")).hasValue(2);
    assertThat(lexicon.valence("xd")).hasValue(1);
  }

  @Test
  void readsAnotherLanguage() {
    LexiconAnalyzer german = new LexiconAnalyzer(Lexicon.read(GERMAN).orElseThrow());

    assertThat(german.score("Das ist gut").score()).isPositive();
    assertThat(german.score("Das ist NICHT gut").score()).isNegative();
    assertThat(german.score("sehr gut").score()).isGreaterThan(german.score("gut").score());
    assertThat(german.score("kaum gut").score()).isLessThan(german.score("gut").score());
    assertThat(german.score("GROßARTIG ist es").score()).isPositive();
    assertThat(german.score("gut aber schlecht").score()).isNegative();
    assertThat(german.score("obwohl schlecht, gut").score()).isPositive();
    assertThat(german.score("Das kann mir auf den Geist gehen").score()).isNegative();
    assertThat(german.score("good").score()).isZero();
  }

  @Test
  void takesEmojiIntoAnyLanguage() {
    Lexicon lexicon = Lexicon.emoji().toBuilder().read(GERMAN).orElseThrow().build();

    assertThat(new LexiconAnalyzer(lexicon).score("na ja 👍🏽").score()).isPositive();
    assertThat(new LexiconAnalyzer(lexicon).score("nicht 👍").score()).isNegative();
  }

  @Test
  void namesEveryLineThatIsNone() {
    String bad = "gut\t1.9\nohne Tab\n\t2\nviel\tzehn\nzu viel\t5\nsehr\tbooster\n\n# Ende\n" + "x".repeat(101) + "\t1\n";

    Validated<Lexicon> read = Lexicon.read(bad);

    assertThat(read).isInstanceOf(Validated.Invalid.class);
    Violations violations = ((Validated.Invalid<Lexicon>) read).violations();
    assertThat(violations.all()).extracting(Violation::pointer).containsExactly("/2", "/3", "/4", "/5", "/6", "/9");
    assertThat(violations.all()).extracting(Violation::code).containsExactly("sentiment.no-tab", "sentiment.bad-word",
        "sentiment.bad-meaning", "sentiment.bad-meaning", "sentiment.bad-meaning", "sentiment.bad-word");
  }

  @Test
  void stopsAtAHundredBadLines() {
    Validated<Lexicon> read = Lexicon.read("no tab\n".repeat(1_000));

    assertThat(((Validated.Invalid<Lexicon>) read).violations().all()).hasSize(100);
  }

  @Test
  void namesTheLinesBeyondTheMostWords() {
    String words = IntStream.range(0, Lexicon.MOST_WORDS).mapToObj(n -> n + "\t1\n").collect(Collectors.joining());

    assertThat(Lexicon.read(words + "7\t2\n").orElseThrow().valence("7")).hasValue(2);
    assertThat(((Validated.Invalid<Lexicon>) Lexicon.read(words + "one more\t1\n")).violations().all())
        .extracting(Violation::pointer, Violation::code).containsExactly(tuple("/1000001", "sentiment.too-many-words"));
  }

  @Test
  void readsAChainOfWordsInTime() {
    String chain = "not-".repeat(SentimentScorer.LONGEST_TEXT / 4);

    assertTimeoutPreemptively(Duration.ofSeconds(25), () -> new LexiconAnalyzer(Lexicon.english()).score(chain));
  }

  @Test
  void refusesValencesThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Lexicon.builder().word("x", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Lexicon.builder().word("x", 4.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Lexicon.builder().booster("x", -4.1));
  }

  @Test
  void leavesTheLexiconItBeganWithAlone() {
    Lexicon more = Lexicon.english().toBuilder().word("zorkmid", 2).without("good").build();

    assertThat(more.valence("zorkmid")).hasValue(2);
    assertThat(more.valence("good")).isEmpty();
    assertThat(Lexicon.english().valence("zorkmid")).isEmpty();
    assertThat(Lexicon.english().valence("good")).hasValue(1.9);
    assertThat(new LexiconAnalyzer(more).score("unwonderful").score()).as("inflections stay").isNegative();
  }

  @Test
  void takesTheWordFormsOfAHost() {
    Lexicon lexicon = Lexicon.builder().word("gut", 1.9)
        .forms(word -> word.endsWith("er") ? List.of(new WordForms.Form(word.substring(0, word.length() - 2), 1)) : List.of())
        .build();

    assertThat(new LexiconAnalyzer(lexicon).score("guter Kauf").score()).isPositive();
    assertThat(new LexiconAnalyzer(lexicon).score("gutes Buch").score()).isZero();
  }
}
