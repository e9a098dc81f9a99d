package io.crmkit.examples.sso;

import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the cases of one kind. */
final class Tally {

  private final String kind;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private int right;
  private int total;
  private int wrongAccepts;
  private int reasonRight;
  private int leftOut;

  Tally(String kind) {
    this.kind = kind;
  }

  /** Counts a case that should be accepted. */
  void accept(String name, @Nullable String refusedFor) {
    total++;
    if (refusedFor == null) {
      right++;
      reasonRight++;
    } else {
      remarks.add("%s: refused for %s but should be accepted".formatted(name, refusedFor));
    }
  }

  /**
   * Counts a case that should be refused.
   *
   * @param reasons which reasons are right; none if any is
   */
  void refuse(String name, @Nullable String refusedFor, Set<String> reasons) {
    total++;
    if (refusedFor == null) {
      wrongAccepts++;
      remarks.add("%s: accepted but should be refused".formatted(name));
      return;
    }
    right++;
    if (reasons.isEmpty() || reasons.contains(refusedFor)) {
      reasonRight++;
    } else {
      remarks.add("%s: refused for %s but should be for one of %s".formatted(name, refusedFor, reasons));
    }
  }

  /** Tells of a case that proves nothing either way. */
  void leaveOut(String name, String why) {
    leftOut++;
    remarks.add("%s: left out, %s".formatted(name, why));
  }

  /** Counts a case that cannot be run as it stands there, which is not right whatever it should be. */
  void broken(String name, Exception why) {
    total++;
    broken.add("%s: broken, %s".formatted(name, why instanceof NoSuchFileException ? why.getMessage() : why));
  }

  int total() {
    return total;
  }

  /** Whether anything is to be told. */
  boolean isEmpty() {
    return total == 0 && leftOut == 0;
  }

  boolean isClean() {
    return right == total && wrongAccepts == 0;
  }

  /** Returns what is to be said of single cases, if anybody wants to hear it. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns what has to be said of single cases in any case. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  @Override
  public String toString() {
    return "%s: right=%d total=%d wrong_accepts=%d reason_right=%d left_out=%d".formatted(
        kind, right, total, wrongAccepts, reasonRight, leftOut) + (broken.isEmpty() ? "" : " broken=" + broken.size());
  }
}
