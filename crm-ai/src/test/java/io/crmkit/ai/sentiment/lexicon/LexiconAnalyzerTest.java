package io.crmkit.ai.sentiment.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.sentiment.model.AspectReader;
import io.crmkit.ai.sentiment.model.AspectScore;
import io.crmkit.ai.sentiment.model.Aspects;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.ai.sentiment.model.WordEffect;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconAnalyzerTest {

  private final LexiconAnalyzer analyzer = new LexiconAnalyzer();

  private double score(String text) {
    return analyzer.score(text).score();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "A reliable phone, works as promised.", "No problems so far.", "It never disappoints", "Not bad at all",
    "You can't go wrong with this one", "Sooooo gooood", "The least confusing menu", "delivery was FAST",
    "Without a doubt a great team", "👍👍", "so happy :)", "Thx🙏it helped!❤️", "isn’t bad"
  })
  void findsWhatIsPositive(String text) {
    assertThat(analyzer.score(text).tone()).as(text).isEqualTo(Tone.POSITIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "It does not work.", "Don't waste your money", "unreliable", "The slowest service", "I want my money back",
    "not worth it", "flimsy plastic, fell apart", "He isn’t helpful", "no good", "The hinges stopped working",
    "It is not a very good phone", "👎", "dreadful :(", "great camera but the battery is useless", "tasteless",
    "Even though the view is nice, the room was filthy", "It was fine.Then it broke!"
  })
  void findsWhatIsNegative(String text) {
    assertThat(analyzer.score(text).tone()).as(text).isEqualTo(Tone.NEGATIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"The box is on the table.", "It looks like a phone", "I ordered it on Monday", "12 + 30 = 42"})
  void findsNothingInWhatTellsNothing(String text) {
    assertThat(analyzer.score(text).score()).as(text).isZero();
  }

  @Nested
  class Rules {

    @Test
    void turnAroundWithinTheSentenceAndNotBeyondIt() {
      assertThat(score("not a good day")).isNegative();
      assertThat(score("I did not. Good day")).isPositive();
      assertThat(score("not one two three four good")).as("too far away").isPositive();
      assertThat(score("not that, but good")).as("a contrast ends it").isPositive();
    }

    @Test
    void strengthenAndWeaken() {
      assertThat(score("very good")).isGreaterThan(score("good"));
      assertThat(score("slightly good")).isLessThan(score("good"));
      assertThat(score("very bad")).isLessThan(score("bad"));
      assertThat(score("GOOD day")).isGreaterThan(score("good day"));
      assertThat(score("good!!")).isGreaterThan(score("good!"));
      assertThat(score("GOOD DAY")).as("all in capitals is no emphasis").isEqualTo(score("good day"));
    }

    @Test
    void weighAContrastInItsOwnSentenceAlone() {
      double alone = score("good but bad");

      assertThat(alone).isCloseTo(VaderAnalyzer.normal(1.9 * 0.5 - 2.5 * 1.5), within(1e-12));
      assertThat(score("good but good but bad")).as("the last one counts")
          .isCloseTo(VaderAnalyzer.normal(3.8 * 0.5 - 2.5 * 1.5), within(1e-12));
      assertThat(score("great. good but bad")).isCloseTo(VaderAnalyzer.normal(3.1 + 1.9 * 0.5 - 2.5 * 1.5), within(1e-12));
    }

    @Test
    void weighTheClauseOfAConcessionLess() {
      assertThat(score("although bad, good")).isCloseTo(VaderAnalyzer.normal(-2.5 * 0.5 + 1.9), within(1e-12));
    }

    @Test
    void takeAPhraseAsAWhole() {
      assertThat(score("worth every penny")).isCloseTo(VaderAnalyzer.normal(3), within(1e-12));
      assertThat(analyzer.explain("This was out of this world"))
          .containsExactly(new WordEffect("out of this world", 21, 26, 3));
    }

    @Test
    void takeInflectionsForTheirWords() {
      assertThat(score("hesitant")).isNotZero();
      assertThat(score("flimsier")).isEqualTo(score("flimsy"));
      assertThat(score("uncourteous")).isNegative();
      assertThat(score("tidiness")).isEqualTo(score("tidy"));
    }
  }

  @Nested
  class BadInput {

    @Test
    void isNoneOrZeroWithoutWords() {
      assertThat(analyzer.score("")).isEqualTo(Polarity.NONE);
      assertThat(analyzer.score(" \n ... !!!")).isEqualTo(Polarity.NONE);
      assertThat(analyzer.score("\ud83d\ud83d \udc4d")).isEqualTo(Polarity.NONE);
      assertThat(analyzer.explain("")).isEmpty();
    }

    @Test
    void readsAroundHalvesOfSurrogatePairs() {
      assertThat(score("good \ud83d day")).isEqualTo(score("good day"));
      assertThat(score("\ude00good\ud83d")).isEqualTo(score("good"));
    }

    @Test
    void refusesWhatIsTooLong() {
      String text = "x".repeat(SentimentScorer.LONGEST_TEXT + 1);

      assertThatIllegalArgumentException().isThrownBy(() -> analyzer.score(text)).withMessageContaining("1048577");
      assertThatIllegalArgumentException().isThrownBy(() -> analyzer.about(Aspects.NONE.with("a", "x")).aspects(text));
    }

    @Test
    void readsAMillionCharacters() {
      assertThat(score("good ".repeat(200_000))).isCloseTo(1, within(1e-6));
      assertThat(score("x".repeat(1_000_000))).isZero();
      assertThat(score("not ".repeat(250_000))).isZero();
      assertThat(score("but ".repeat(250_000) + "good")).isPositive();
      assertThat(score("although ".repeat(100_000) + "good")).isPositive();
      assertThat(score(":".repeat(1_000_000))).isZero();
      assertThat(score("😀".repeat(500_000))).isCloseTo(1, within(1e-6));
    }
  }

  @Nested
  class OfAspects {

    private final AspectReader reader = analyzer.about(Aspects.NONE
        .with("food", "food", "soup", "pizza").with("service", "service", "waiter").with("battery", "battery life"));

    private List<AspectScore> read(String text) {
      return reader.aspects(text);
    }

    private double of(String aspect, String text) {
      return read(text).stream().filter(score -> score.aspect().equals(aspect)).findFirst().orElseThrow().score();
    }

    @Test
    void keepsClausesApart() {
      String text = "The food was great and the service was awful.";

      assertThat(of("food", text)).isEqualTo(score("great"));
      assertThat(of("service", text)).isEqualTo(score("awful"));
    }

    @Test
    void goesOnAboutAnAspectUntilAnotherOneIsNamed() {
      assertThat(of("food", "The soup, it was great")).isEqualTo(score("great"));
      assertThat(read("The soup came. It was great")).containsExactly(new AspectScore("food", 0, 1));
    }

    @Test
    void sharesWhatIsSaidOfSeveral() {
      assertThat(read("Great service and food"))
          .extracting(AspectScore::score).containsExactly(score("great"), score("great"));
    }

    @Test
    void countsMentionsAndPluralsAndPhrases() {
      assertThat(read("Pizzas, pizza! The waiters. The BATTERY LIFE of a battery")).extracting(AspectScore::aspect, AspectScore::mentions)
          .containsExactly(tuple("battery", 1), tuple("food", 2),
              tuple("service", 1));
    }

    @Test
    void saysNothingOfWhatIsNotNamed() {
      assertThat(read("Great!")).isEmpty();
      assertThat(analyzer.about(Aspects.NONE).aspects("Great food")).isEmpty();
    }

    @Test
    void refusesAspectsWithoutWords() {
      assertThatIllegalArgumentException().isThrownBy(() -> Aspects.NONE.with("food"));
      assertThatIllegalArgumentException().isThrownBy(() -> Aspects.NONE.with("", "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> Aspects.NONE.with("food", " "));
    }
  }

  /** Both words are worth as much, and their sum by halves and factors is 0 but for a rounding. */
  @Test
  void makesNoToneOfWhatCancelsOut() {
    LexiconAnalyzer tenths = new LexiconAnalyzer(Lexicon.builder().word("aye", 0.1).word("yes", 0.2).word("no", -0.3).build());
    assertThat(tenths.score("aye yes no!!!").score()).isZero();
  }

  /** The low bytes of the letters of the second word are those of the first; what was found out of one is not of the other. */
  @Test
  void takesNoWordForAnother() {
    LexiconAnalyzer shared = new LexiconAnalyzer();
    assertThat(shared.score("good").score()).isPositive();
    assertThat(shared.score("f\u016fod").score()).isZero();
    assertThat(shared.score("excellent").score()).isPositive();
    assertThat(shared.score("excellen").score()).isZero();
  }
}
