package io.crmkit.imports.propose;

import io.crmkit.core.Require;
import java.util.List;

/**
 * A field that a column may belong into.
 *
 * @param field its name
 * @param confidence from 0 to 1
 * @param reasons English sentences, the weightiest first
 */
public record Candidate(String field, double confidence, List<String> reasons) {

  public Candidate {
    Require.notBlank(field, "field");
    reasons = List.copyOf(reasons);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1 but was " + confidence);
    }
  }
}
