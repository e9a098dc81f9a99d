package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.Asking;
import io.crmkit.dedupe.ask.RowNames;
import io.crmkit.dedupe.ask.model.Answer;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.dedupe.ask.model.Verdict;
import java.util.List;

/** Questions that the truth answers, some at a time, so that what was learned from the first ones chooses the next. */
record Interview(Answers answers, Matching matching) {

  private static final int ROUND = 5;

  static Interview of(Matching first, RowNames names, Truth truth, int most) {
    Interview now = new Interview(Answers.none(), first);
    while (now.answers.answers().size() < most) {
      int more = Math.min(ROUND, most - now.answers.answers().size());
      List<Question> questions = Asking.of(now.matching, names).next(now.answers, more);
      if (questions.isEmpty()) {
        return now;
      }
      Answers all = now.answers.and(questions.stream().map(each -> answer(each, names, truth)).toList());
      now = new Interview(all, Asking.of(first, names).learn(all));
    }
    return now;
  }

  private static Answer answer(Question question, RowNames names, Truth truth) {
    int one = names.row(question.left()).orElseThrow();
    int other = names.row(question.right()).orElseThrow();
    return question.answer(truth.has(one, other) ? Verdict.SAME : Verdict.DIFFERENT);
  }

  long count(Verdict verdict) {
    return answers.answers().stream().filter(each -> each.verdict() == verdict).count();
  }
}
