package io.crmkit.imports.propose;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * Where a column may belong.
 *
 * @param column its name
 * @param candidates the likeliest first; empty if it belongs nowhere
 * @param taken whether another column fits the first candidate better, or as well, so that it is left open
 */
public record ColumnProposal(String column, List<Candidate> candidates, boolean taken) {

  private static final double CLOSE = 0.1;
  private static final double FAINT = 0.44;

  public ColumnProposal {
    Require.notBlank(column, "column");
    candidates = List.copyOf(candidates);
  }

  /** Returns the field to fill the column into, if one is likely enough and no other column fits it as well. */
  public Optional<Candidate> best() {
    return taken || isFaint() ? Optional.empty() : candidates.stream().findFirst();
  }

  private boolean isFaint() {
    return !candidates.isEmpty() && candidates.get(0).confidence() < FAINT;
  }

  /**
   * Whether two fields are nearly as likely, two columns want the same field, or none is likely enough: somebody has to
   * choose.
   */
  public boolean isAmbiguous() {
    return taken || isFaint()
        || candidates.size() > 1 && candidates.get(0).confidence() - candidates.get(1).confidence() < CLOSE;
  }
}
