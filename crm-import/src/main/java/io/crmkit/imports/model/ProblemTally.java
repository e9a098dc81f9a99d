package io.crmkit.imports.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often rows broke each rule: what is left of ten million problems when only the first thousands are kept.
 *
 * @param counts by code; at most {@value #MOST_CODES} codes, all further ones are counted under {@value #OTHERS}
 */
public record ProblemTally(Map<String, Long> counts) {

  public static final ProblemTally NONE = new ProblemTally(Map.of());

  static final int MOST_CODES = 1_000;
  static final String OTHERS = "import.others";

  public ProblemTally {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** Returns this tally with the problems of more rows. */
  public ProblemTally with(Iterable<RejectedRow> rows) {
    Map<String, Long> sum = new TreeMap<>(counts);
    for (RejectedRow row : rows) {
      for (RowProblem problem : row.problems()) {
        String code = sum.containsKey(problem.code()) || sum.size() < MOST_CODES ? problem.code() : OTHERS;
        sum.merge(code, 1L, Long::sum);
      }
    }
    return new ProblemTally(sum);
  }
}
