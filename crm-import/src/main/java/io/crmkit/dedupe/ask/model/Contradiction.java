package io.crmkit.dedupe.ask.model;

import java.util.List;

/**
 * Two records that are said to be different although other answers make them the same.
 *
 * @param answer that they are different
 * @param against answers that they are the same, each record the same as the next
 */
public record Contradiction(Answer answer, List<Answer> against) {

  public Contradiction {
    against = List.copyOf(against);
  }

  /** Returns one sentence that names the records and says what to do. */
  public String message() {
    return "'%s' and '%s' are said to be different, but %s; correct one of these answers.".formatted(
        answer.left(), answer.right(), String.join(" and ",
            against.stream().map(each -> "'%s' and '%s' the same".formatted(each.left(), each.right())).toList()));
  }
}
