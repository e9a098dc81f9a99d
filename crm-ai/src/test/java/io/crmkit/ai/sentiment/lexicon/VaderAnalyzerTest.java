package io.crmkit.ai.sentiment.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaderAnalyzerTest {

  private final VaderAnalyzer vader = new VaderAnalyzer();

  /** The examples of VADER's README with its scores. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      VADER is smart, handsome, and funny.                                     | 0.8316 | 0.746 | 0.254 | 0.0
      VADER is smart, handsome, and funny!                                     | 0.8439 | 0.752 | 0.248 | 0.0
      VADER is very smart, handsome, and funny.                                | 0.8545 | 0.701 | 0.299 | 0.0
      VADER is VERY SMART, handsome, and FUNNY.                                | 0.9227 | 0.754 | 0.246 | 0.0
      VADER is VERY SMART, handsome, and FUNNY!!!                              | 0.9342 | 0.767 | 0.233 | 0.0
      VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!                 | 0.9469 | 0.706 | 0.294 | 0.0
      VADER is not smart, handsome, nor funny.                                 | -0.7424 | 0.0 | 0.354 | 0.646
      The book was good.                                                       | 0.4404 | 0.492 | 0.508 | 0.0
      The book was only kind of good.                                          | 0.3832 | 0.303 | 0.697 | 0.0
      The plot was good, but the characters are uncompelling and the dialog is not great. | -0.7042 | 0.094 | 0.579 | 0.327
      Today SUX!                                                               | -0.5461 | 0.0 | 0.221 | 0.779
      Today only kinda sux! But I'll get by, lol                               | 0.5249 | 0.317 | 0.556 | 0.127
      Make sure you :) or :D today!                                            | 0.8633 | 0.706 | 0.294 | 0.0
      Not bad at all                                                           | 0.431 | 0.487 | 0.513 | 0.0
      """)
  void scoresTheExamplesOfTheReadmeAsItDoes(
      String text, double score, double positive, double neutral, double negative) {
    Polarity read = vader.score(text);

    assertThat(read.score()).isCloseTo(score, within(1e-9));
    assertThat(read.positive()).isCloseTo(positive, within(1e-9));
    assertThat(read.neutral()).isCloseTo(neutral, within(1e-9));
    assertThat(read.negative()).isCloseTo(negative, within(1e-9));
  }

  /** Of these two the README has shares of a version that left single letters out and read another sentence. */
  @Test
  void scoresTheOtherTwoExamplesOfTheReadmeAsItDoes() {
    assertThat(vader.score("At least it isn't a horrible book.").score()).isEqualTo(0.431);
    assertThat(vader.score("Catch utf-8 emoji such as such as 💘 and 💋 and 😁").score()).isEqualTo(0.7003);
  }

  /** Each sum worked out by hand, from valences of the lexicon: good 1.9, bad and ass -2.5, shit -2.6, doubt -1.5. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      never so good here  | 2.74125
      it was never good   | -1.406
      it is NEVER good    | -1.406
      the least good one  | -1.406
      at least good       | 1.9
      no good             | -1.406
      good, isn't it      | 1.9
      we saw the shit     | 3.0
      here it is bad ass  | 3.0
      without doubt good  | 3.01
      GOOD one            | 2.633
      SO good             | 2.926
      good??              | 2.26
      """)
  void appliesItsRulesOneByOne(String text, double sum) {
    assertThat(vader.score(text).score()).as(text).isCloseTo(sum / Math.sqrt(sum * sum + 15), within(5.1e-5));
  }

  @Test
  void weighsBeforeAndBehindAContrastAsTheOriginalDoes() {
    assertThat(vader.score("good but good").score()).isCloseTo(normal(1.9 * 0.5 + 1.9 * 1.5), within(5.1e-5));
    // "liked" is 1.8 and then 0.9, which is what "okay" is worth: the original finds "liked" again and halves it twice
    assertThat(vader.score("liked but okay").score()).isCloseTo(normal(0.45 + 0.9), within(5.1e-5));
  }

  @Test
  void readsNothingInWhatHasNoWords() {
    assertThat(vader.score("")).isEqualTo(Polarity.NONE);
    assertThat(vader.score(" \t\n\u00a0\u0085")).isEqualTo(Polarity.NONE);
    assertThat(vader.score("12 apples")).isEqualTo(new Polarity(0, 0, 1, 0));
    assertThat(vader.score("\ud83d good \ude00").score()).isEqualTo(vader.score("x good y").score());
  }

  @Test
  void refusesWhatIsTooLongAndShowsNothingOfIt() {
    String secret = "secret ".repeat(SentimentScorer.LONGEST_TEXT / 7 + 1);

    assertThatIllegalArgumentException().isThrownBy(() -> vader.score(secret))
        .withMessageContaining(Integer.toString(secret.length())).withMessageNotContaining("secret");
  }

  @Test
  void readsAMillionCharactersWithAContrastInTime() {
    String text = ("good bad great ".repeat(SentimentScorer.LONGEST_TEXT / 15 - 10) + "but good").toLowerCase(Locale.ROOT);

    assertThat(vader.score(text).score()).isCloseTo(1, within(1e-3));
  }

  private static double normal(double sum) {
    return sum / Math.sqrt(sum * sum + 15);
  }
}
