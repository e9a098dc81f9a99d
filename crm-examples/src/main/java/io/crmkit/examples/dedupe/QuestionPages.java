package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.ask.Estimate;
import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.examples.dedupe.Questioning.Asked;
import io.crmkit.examples.html.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows pairs side by side, as they stand in the files, so that a person can say whether they are the same. */
final class QuestionPages {

  private final StagedContacts rows;
  private final Asked asked;

  QuestionPages(StagedContacts rows, Asked asked) {
    this.rows = rows;
    this.asked = asked;
  }

  void addTo(Page page) {
    Estimate estimate = asked.estimate();
    if (estimate != null) {
      page.heading("How right this is, as far as that can be told without the truth").paragraph(
          "Of the pairs of rows in one contact %s are right; of all right pairs %s are in one contact (95 %%)."
              .formatted(estimate.precision(), estimate.recall()));
    }
    RowNames names = new PlacedRows(rows.rows());
    List<Question> questions = asked.questions();
    for (int i = 0; i < questions.size(); i++) {
      Question each = questions.get(i);
      page.heading("Question %d: %s and %s, are they the same?".formatted(i + 1, each.left(), each.right()))
          .paragraph("%s The model says so with %.1f %%.".formatted(each.why(), 100 * each.probability()))
          .table(3, List.of("field", "one", "other", "bits"),
              sideBySide(names.row(each.left()).orElseThrow(), names.row(each.right()).orElseThrow()));
    }
  }

  private List<List<String>> sideBySide(int one, int other) {
    Map<String, Double> bits = asked.matching().explain(one, other).parts().stream()
        .collect(Collectors.toMap(Explanation.Part::name, Explanation.Part::weight));
    Map<String, String> left = rows.values(one);
    Map<String, String> right = rows.values(other);
    List<List<String>> lines = new ArrayList<>();
    for (String field : rows.fields()) {
      if (left.containsKey(field) || right.containsKey(field)) {
        Double weight = bits.get(field);
        lines.add(List.of(field, left.getOrDefault(field, ""), right.getOrDefault(field, ""),
            weight == null ? "not compared" : String.format(Locale.ROOT, "%+.2f", weight)));
      }
    }
    return lines;
  }
}
