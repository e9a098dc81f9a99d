package io.crmkit.imports.propose;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * Where a column may belong.
 *
 * @param column its name
 * @param candidates the likeliest first; empty if it belongs nowhere
 * @param taken whether the first candidate was given to another column that fits it better
 */
public record ColumnProposal(String column, List<Candidate> candidates, boolean taken) {

  private static final double CLOSE = 0.1;

  public ColumnProposal {
    Require.notBlank(column, "column");
    candidates = List.copyOf(candidates);
  }

  /** Returns the field to fill the column into, if there is one that no other column fits better. */
  public Optional<Candidate> best() {
    return taken ? Optional.empty() : candidates.stream().findFirst();
  }

  /** Whether two fields are nearly as likely, or two columns want the same field: somebody has to choose. */
  public boolean isAmbiguous() {
    return taken || candidates.size() > 1 && candidates.get(0).confidence() - candidates.get(1).confidence() < CLOSE;
  }
}
