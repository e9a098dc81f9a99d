package io.crmkit.examples.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentEvaluateTest {

  @TempDir
  private Path folder;

  private Ran evaluate(String csv, Object... options) throws IOException {
    Path file = Files.writeString(folder.resolve("texts.csv"), csv);
    Object[] arguments = new Object[options.length + 2];
    arguments[0] = "sentiment-evaluate";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Ran.command(arguments);
  }

  @Test
  void evaluatesTheSampleBySourceAndInAll() {
    Ran ran = Ran.command("sentiment-evaluate");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("source=")).hasSize(2);
    assertThat(accuracy(ran)).isGreaterThan(0.8);
  }

  /** By hand: 2 of 3 right; F1 of positive 2/3, of negative 2/3. */
  @Test
  void countsAccuracyAndMacroF1() throws IOException {
    Ran ran = evaluate("text,label\ngood,1\ngood,0\nbad,0\n");

    assertThat(ran.lastLine()).isEqualTo("accuracy=0.6667 macro_f1=0.6667 texts=3");
  }

  /** By hand: all right but the second; F1 of positive 1, of neutral 0 and of negative 2/3. */
  @Test
  void takesThreeLabels() throws IOException {
    Ran ran = evaluate("text,label\ngood,positive\nbad,neutral\nbad,negative\n");

    assertThat(ran.lastLine()).isEqualTo("accuracy=0.6667 macro_f1=0.5556 texts=3");
    assertThat(evaluate("text,label\ngood,positive\nbad,neutral\n", "--method", "trained").err())
        .contains("positive and negative texts alone");
  }

  @Test
  void namesEveryRowThatIsWrong() throws IOException {
    Ran ran = evaluate("text,label\ngood,great\n,1\nbad,\nfine,1\n");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("texts.csv:2:label", "'great' is not", "texts.csv:3:text", "texts.csv:4:label");
    assertThat(evaluate("text,label\n").err()).contains("has no rows");
  }

  @Test
  void asksForEnoughTextsOfBothTones() throws IOException {
    assertThat(evaluate("text,label\ngood,1\nbad,0\n", "--method", "trained").err())
        .contains("at least 5 texts that are POSITIVE");
    assertThat(evaluate("text,label\ngood,1\nbad,0\n", "--method", "trained", "--folds", "1").err())
        .contains("--folds must be from 2 to 100");
  }

  private static double accuracy(Ran ran) {
    Matcher figures = Pattern.compile("^accuracy=([0-9.]+) macro_f1=[0-9.]+ ", Pattern.MULTILINE).matcher(ran.out());
    assertThat(figures.find()).as(ran.out()).isTrue();
    return Double.parseDouble(figures.group(1));
  }

  @Nested
  @Tag("real-data")
  class OnLabelledSentences {

    private Ran sentences(String method) {
      String data = System.getenv("CRMKIT_DATA");
      assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
      Ran ran = Ran.command("sentiment-evaluate", Path.of(data, "ai", "sentiment_sentences.csv"), "--method", method);
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      return ran;
    }

    @Test
    void isRightMoreOftenThanVaderWithoutTraining() {
      assertThat(accuracy(sentences("lexicon"))).isGreaterThanOrEqualTo(0.855);
    }

    /** As often as VADER, within three sentences of each of the sources: a later lexicon differs in a few words. */
    @Test
    void isRightAsOftenAsVaderByItsMethod() {
      Ran ran = sentences("vader");

      assertThat(ran.out()).contains("source=amazon_cells accuracy=0.8440", "source=imdb accuracy=0.7900",
          "source=yelp accuracy=0.8180");
    }

    @Test
    void learnsMore() {
      assertThat(accuracy(sentences("trained"))).isGreaterThanOrEqualTo(0.875);
    }
  }
}
