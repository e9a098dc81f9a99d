package io.crmkit.examples.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader of the files should know before believing a figure: how many rows are odd, and what was done. */
final class Findings {

  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /**
   * Something that rows have in common.
   *
   * @param what is odd about them
   * @param done what was made of them
   * @param first where the first of them is
   */
  record Finding(String what, String done, long rows, String first) {}

  void add(String what, String done, String file, long line) {
    Finding known = findings.get(what);
    findings.put(what, known == null
        ? new Finding(what, done, 1, file + ":" + line)
        : new Finding(what, done, known.rows + 1, known.first));
  }

  List<Finding> all() {
    return new ArrayList<>(findings.values());
  }
}
