package io.crmkit.dedupe.ask.model;

import io.crmkit.core.Require;
import java.util.List;

/**
 * Two records somebody is asked about: are they the same?
 *
 * @param left the id of one record, as the host knows it
 * @param right the id of the other
 * @param said what the two say in each field that is compared
 * @param probability that they are the same, as the model has it
 * @param why it is asked, in one sentence
 */
public record Question(String left, String right, List<Said> said, double probability, String why) {

  public Question {
    Require.notBlank(left, "left");
    Require.notBlank(right, "right");
    Require.notBlank(why, "why");
    said = List.copyOf(said);
  }

  /**
   * What two records say in a field.
   *
   * @param one as it is compared; empty if there is nothing
   * @param weight what that adds to the score, in bits
   */
  public record Said(String field, String one, String other, double weight) {}

  /** Returns the answer to it. */
  public Answer answer(Verdict verdict) {
    return new Answer(left, right, verdict);
  }
}
