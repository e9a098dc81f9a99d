package io.crmkit.core;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong with one input, in the order in which it stands there. Never empty. */
public record Violations(List<Violation> all) implements Iterable<Violation>, Refusal {

  public Violations {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("violations need at least one violation");
    }
  }

  public static Violations of(Violation... violations) {
    return new Violations(List.of(violations));
  }

  @Override
  public Iterator<Violation> iterator() {
    return all.iterator();
  }

  @Override
  public String code() {
    return "core.violations";
  }

  @Override
  public String message() {
    return all.stream().map(Violation::toString).collect(Collectors.joining(System.lineSeparator()));
  }
}
