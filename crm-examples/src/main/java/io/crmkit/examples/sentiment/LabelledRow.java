package io.crmkit.examples.sentiment;

import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a file and its label.
 *
 * @param source from where, if the file says so; else empty
 */
record LabelledRow(String source, String text, Tone label) {

  private static final String[] TEXT = {"text", "review", "sentence"};
  private static final String[] LABEL = {"label", "sentiment"};

  /**
   * Reads a file with the columns text, label and perhaps source.
   *
   * @throws RefusedException with every row that is wrong
   */
  static List<LabelledRow> of(Source file) throws IOException {
    List<LabelledRow> rows = new ArrayList<>();
    Table table = new Table(file).needing(TEXT).needing(LABEL);
    table.read(line -> {
      String text = line.required(TEXT);
      Tone label = line.parsed(LabelledRow::tone, "one of 1, positive, 0, negative, neutral", LABEL);
      if (label == null && line.text(LABEL) == null) {
        line.report("label", "there is no label");
      }
      if (text.length() > SentimentScorer.LONGEST_TEXT) {
        line.report("text", "the text has more than %d characters".formatted(SentimentScorer.LONGEST_TEXT));
      }
      if (label != null) {
        rows.add(new LabelledRow(sourceOf(line.text("source")), text, label));
      }
    });
    List<Violation> problems = new ArrayList<>(table.problems());
    if (problems.isEmpty() && rows.isEmpty()) {
      problems.add(new Violation("", "examples.empty", file.name() + " has no rows"));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(new Violations(problems));
    }
    return rows;
  }

  private static String sourceOf(@Nullable String source) {
    return source == null ? "" : source;
  }

  private static Tone tone(String label) {
    return switch (label.toLowerCase(Locale.ROOT)) {
      case "1", "positive", "pos" -> Tone.POSITIVE;
      case "0", "-1", "negative", "neg" -> Tone.NEGATIVE;
      case "neutral" -> Tone.NEUTRAL;
      default -> throw new IllegalArgumentException(label);
    };
  }
}
