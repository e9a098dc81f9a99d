package io.crmkit.examples.win;

import io.crmkit.core.Violation;
import io.crmkit.examples.command.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which rows are closed, and which of them won. */
final class Target {

  private static final Set<String> WON = Set.of("1", "1.0", "true", "t", "yes", "y", "won", "closed won", "closed_won");
  private static final Set<String> LOST =
      Set.of("0", "0.0", "false", "f", "no", "n", "lost", "closed lost", "closed_lost");

  /** Of the table that have an outcome, in order. */
  private final int[] rows;
  /** Of these. */
  private final boolean[] won;
  /** How many rows have none. */
  private final int open;

  Target(int[] rows, boolean[] won, int open) {
    this.rows = rows;
    this.won = won;
    this.open = open;
  }

  int[] rows() {
    return rows;
  }

  boolean[] won() {
    return won;
  }

  int open() {
    return open;
  }

  /**
   * Reads the outcomes; case does not matter.
   *
   * @param openWords what marks a deal as open, besides an empty field
   */
  static Target of(Table table, int column, Set<String> openWords) {
    List<Integer> rows = new ArrayList<>();
    List<Boolean> won = new ArrayList<>();
    List<Violation> problems = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String text = table.rows().get(row).get(column);
      String word = text.toLowerCase(Locale.ROOT);
      if (word.isEmpty() || openWords.contains(word)) {
        continue;
      }
      if (WON.contains(word) || LOST.contains(word)) {
        rows.add(row);
        won.add(WON.contains(word));
      } else {
        problems.add(table.problem(row, "target", ("'%s' in column '%s' is no outcome; write 1 or 0, true or false,"
            + " yes or no, won or lost, leave open deals empty or name their words with --open")
                .formatted(text, table.header().get(column))));
      }
    }
    Refused.ifAny(problems);
    if (!won.contains(true) || !won.contains(false)) {
      throw Table.refused(table.name(), "one-outcome",
          "column '%s' needs both won and lost deals but has %d of one kind"
              .formatted(table.header().get(column), won.size()));
    }
    boolean[] outcomes = new boolean[won.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = won.get(i);
    }
    return new Target(
        rows.stream().mapToInt(Integer::intValue).toArray(), outcomes, table.rows().size() - outcomes.length);
  }
}
