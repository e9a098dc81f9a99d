package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The order of what a row may be the same as: by score, records before rows, those of the same import first. */
final class BestDuplicates {

  /** How many of each kind are kept of those that a row may be the same as. */
  static final int MOST = 10;

  private static final int KINDS = 3;

  static final Comparator<DuplicateOf> FIRST = Comparator.comparingInt(DuplicateOf::score).reversed()
      .thenComparingInt(BestDuplicates::kind).thenComparing(BestDuplicates::name);

  private BestDuplicates() {}

  /** Returns the best of each kind, in their order: rows that only wait must not take the place of a record. */
  static List<DuplicateOf> of(List<DuplicateOf> found) {
    return IntStream.range(0, KINDS).boxed().flatMap(kind -> best(found, kind)).sorted(FIRST).toList();
  }

  private static Stream<DuplicateOf> best(List<DuplicateOf> found, int kind) {
    return found.stream().filter(each -> kind(each) == kind).sorted(FIRST).limit(MOST);
  }

  private static int kind(DuplicateOf duplicate) {
    if (duplicate instanceof DuplicateOf.Existing) {
      return 0;
    }
    return duplicate instanceof DuplicateOf.InFile ? 1 : 2;
  }

  private static String name(DuplicateOf duplicate) {
    if (duplicate instanceof DuplicateOf.Existing existing) {
      return existing.id();
    }
    if (duplicate instanceof DuplicateOf.InFile earlier) {
      return "%020d".formatted(earlier.row());
    }
    DuplicateOf.Staged other = (DuplicateOf.Staged) duplicate;
    return other.staged() + "\0" + "%020d".formatted(other.row());
  }
}
