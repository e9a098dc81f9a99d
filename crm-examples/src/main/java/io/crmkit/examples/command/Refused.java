package io.crmkit.examples.command;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ends a command with everything that is wrong with its input, the first problems in full. */
public final class Refused {

  private static final int SHOWN = 10;

  private Refused() {}

  /** Returns what ends a command with one problem. */
  public static RefusedException of(Violation problem) {
    try {
      Validated.invalid(Violations.of(problem)).orElseThrow();
    } catch (RefusedException refused) {
      return refused;
    }
    throw new IllegalStateException("what is invalid has no value");
  }

  /**
   * Returns what a file says.
   *
   * @throws RefusedException with every problem of its document, each with the name of the file
   */
  public static <T> T unlessValid(Validated<T> read, Path file) {
    if (read instanceof Invalid<T> invalid) {
      List<Violation> problems = new ArrayList<>();
      invalid.violations().forEach(problems::add);
      return Validated.<T>invalid(new Violations(in(file, problems))).orElseThrow();
    }
    return read.orElseThrow();
  }

  /** Returns problems as those of a file. */
  public static List<Violation> in(Path file, List<Violation> problems) {
    return problems.stream().map(problem -> new Violation(
        "%s %s".formatted(file.getFileName(), problem.pointer()).strip(), problem.code(), problem.message())).toList();
  }

  /**
   * Ends a command if there is any problem.
   *
   * @throws RefusedException with the first of them, and how many more there are
   */
  public static void ifAny(List<Violation> problems) {
    if (problems.isEmpty()) {
      return;
    }
    List<Violation> shown = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      shown.add(new Violation("", "examples.more", "… and %,d more such problems".formatted(problems.size() - SHOWN)));
    }
    Validated.invalid(new Violations(shown)).orElseThrow();
  }
}
