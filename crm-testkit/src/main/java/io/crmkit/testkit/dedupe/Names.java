package io.crmkit.testkit.dedupe;

import java.util.List;
import java.util.stream.Stream;

/** The names of a country: frequent ones from a list, rare ones put together. */
record Names(
    Frequencies<Given> female, Frequencies<Given> male, Frequencies<String> surnames, List<String> starts,
    List<String> ends) {

  private static final double COMPOSED = 0.28;
  private static final double DOUBLE = 0.02;

  /** A first name and what those who have it are called. */
  record Given(String name, List<String> nicknames) {

    static Given of(String entry) {
      int colon = entry.indexOf(':');
      return colon < 0
          ? new Given(entry, List.of())
          : new Given(entry.substring(0, colon), List.of(entry.substring(colon + 1).split("/", -1)));
    }
  }

  static Names of(Lists lists) {
    return new Names(given(lists, "female"), given(lists, "male"), Frequencies.of(lists.section("surnames")),
        lists.section("surname-starts"), lists.section("surname-ends"));
  }

  private static Frequencies<Given> given(Lists lists, String section) {
    Stream<Given> names = lists.section(section).stream().map(Given::of);
    return Frequencies.of(names.toList());
  }

  Given given(Sex sex, Draws draws) {
    return (sex == Sex.FEMALE ? female : male).draw(draws);
  }

  /** Returns a surname: of the list, composed, or double. */
  String surname(Draws draws) {
    if (draws.chance(DOUBLE)) {
      return single(draws) + "-" + single(draws);
    }
    return single(draws);
  }

  private String single(Draws draws) {
    return draws.chance(COMPOSED) ? draws.of(starts) + draws.of(ends) : surnames.draw(draws);
  }

  /** Which list a first name is from. */
  enum Sex {
    FEMALE,
    MALE;

    Sex other() {
      return this == FEMALE ? MALE : FEMALE;
    }
  }
}
