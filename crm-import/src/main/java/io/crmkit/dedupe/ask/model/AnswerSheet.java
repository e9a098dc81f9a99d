package io.crmkit.dedupe.ask.model;

import io.crmkit.core.Require;
import io.crmkit.core.json.Versioned;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs to be answered by somebody who writes into the document: {@code open} is replaced by {@code same},
 * {@code different} or {@code unsure}. The same document with answers alone is one of {@link Answers}.
 */
@Versioned(1)
public record AnswerSheet(List<Line> answers) {

  public AnswerSheet {
    answers = List.copyOf(answers);
  }

  /**
   * A pair with its answer, or with none.
   *
   * @param left the id of one record, as the host knows it
   * @param right the id of the other
   * @param said what the two say in each field that is compared; need not be there
   */
  public record Line(String left, String right, Mark verdict, List<Question.Said> said) {

    public Line {
      Require.notBlank(left, "left");
      Require.notBlank(right, "right");
      if (left.equals(right)) {
        throw new IllegalArgumentException("left and right must be two records but both are '%s'".formatted(left));
      }
      said = List.copyOf(said);
    }
  }

  public static AnswerSheet none() {
    return new AnswerSheet(List.of());
  }

  /** Returns the lines that are answered, and these questions as open ones. */
  public AnswerSheet asking(List<Question> questions) {
    List<Line> lines = new ArrayList<>(answers.stream().filter(each -> each.verdict() != Mark.OPEN).toList());
    questions.forEach(each -> lines.add(new Line(each.left(), each.right(), Mark.OPEN, each.said())));
    return new AnswerSheet(lines);
  }

  /** Returns what is answered. */
  public Answers answered() {
    return new Answers(answers.stream()
        .flatMap(line -> line.verdict().verdict().stream().map(said -> new Answer(line.left(), line.right(), said)))
        .toList());
  }
}
