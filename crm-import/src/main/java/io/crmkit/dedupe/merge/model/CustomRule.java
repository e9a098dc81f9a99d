package io.crmkit.dedupe.merge.model;

import java.util.List;

/** A rule of the host for fields that none of the others suits. It must depend on its arguments alone. */
@FunctionalInterface
public interface CustomRule {

  /**
   * Chooses one of the values.
   *
   * @param candidates at least one, the most recent first, then by trust and by the id of the record
   * @return the index of the survivor
   */
  int choose(String field, List<Candidate> candidates);
}
