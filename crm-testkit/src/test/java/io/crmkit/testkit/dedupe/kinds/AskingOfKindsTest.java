package io.crmkit.testkit.dedupe.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.Asking;
import io.crmkit.dedupe.ask.Estimate;
import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.dedupe.ask.model.Answer;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.dedupe.ask.model.Verdict;
import io.crmkit.dedupe.table.RecordTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers are given by the truth about made-up records. */
class AskingOfKindsTest {

  private static final int THINGS = 150;

  private final MadeUpRecords records = RecordKind.VOTERS.make(THINGS, 11);
  private final RecordTable table = records.table();
  private final Set<List<Integer>> truth = records.truth();
  private final Matching first = Matcher.of(MatchOptions.usual()).learn(table).orElseThrow();
  private final RowNames names = RowNames.places(table.rows());

  private Answer answered(Question question) {
    int one = names.row(question.left()).orElseThrow();
    int other = names.row(question.right()).orElseThrow();
    return question.answer(truth.contains(List.of(Math.min(one, other), Math.max(one, other)))
        ? Verdict.SAME : Verdict.DIFFERENT);
  }

  private Answers after(int most) {
    Answers answers = Answers.none();
    Matching now = first;
    while (answers.answers().size() < most) {
      List<Question> questions = Asking.of(now, names).next(answers, 5);
      if (questions.isEmpty()) {
        return answers;
      }
      answers = answers.and(questions.stream().map(this::answered).toList());
      now = Asking.of(first, names).learn(answers);
    }
    return answers;
  }

  private double precision(Matching matching) {
    int found = 0;
    int right = 0;
    for (int one = 0; one < table.rows(); one++) {
      for (int other = one + 1; other < table.rows(); other++) {
        if (table.source(one) != table.source(other)
            && matching.cluster(one) == matching.cluster(other)) {
          found++;
          right += truth.contains(List.of(one, other)) ? 1 : 0;
        }
      }
    }
    return (double) right / found;
  }

  @Test
  void answersMakeMatchesBetterAndEstimatesRight() {
    Answers answers = after(40);
    Matching better = Asking.of(first, names).learn(answers);

    assertThat(answers.answers()).extracting(Answer::verdict).contains(Verdict.SAME, Verdict.DIFFERENT);
    assertThat(precision(better)).isGreaterThanOrEqualTo(precision(first));
    Estimate without = Estimate.of(better, Answers.none(), names);
    Estimate with = Estimate.of(better, answers, names);
    double truly = precision(better);
    assertThat(Math.abs(with.precision().middle() - truly)).isLessThan(0.15);
    assertThat(with.precision().high() - with.precision().low())
        .isLessThan(without.precision().high() - without.precision().low() + 0.1);
  }

  @Test
  void neitherAsksAgainNorAboutOneRecordTwice() {
    Answers answers = after(10);
    List<Question> questions = Asking.of(first, names).next(answers, 10);

    Set<String> rows = new HashSet<>();
    assertThat(questions).isNotEmpty().allMatch(each -> rows.add(each.left()) && rows.add(each.right()));
    assertThat(questions).noneMatch(question ->
        answers.answers().stream().anyMatch(each -> each.isAbout(question.left(), question.right())));
    assertThat(questions).allMatch(question -> !question.said().isEmpty() && question.why().contains("F1"));
    assertThat(Asking.of(first, names).next(answers, 10)).isEqualTo(questions);
  }

  @Test
  void learnsNothingFromNoAnswerAndRefusesThoseThatContradict() {
    Answer same = new Answer("1", "9", Verdict.SAME);

    assertThat(Asking.of(first, names).learn(Answers.none())).isSameAs(first);
    assertThat(Asking.of(first, names).learn(new Answers(List.of(new Answer("1", "nobody", Verdict.SAME)))))
        .isSameAs(first);
    assertThatIllegalArgumentException().isThrownBy(() -> Asking.of(first, names)
        .learn(new Answers(List.of(same, new Answer("9", "1", Verdict.DIFFERENT)))))
        .withMessageContaining("'9' and '1'");
  }
}
