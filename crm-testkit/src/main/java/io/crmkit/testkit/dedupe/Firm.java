package io.crmkit.testkit.dedupe;

import java.util.List;

/** Where somebody works: a name, its legal form, and the domain of its e-mail, which nobody can own (RFC 2606). */
record Firm(String name, String legalForm, String domain) {

  private static final int KIND = 11;
  private static final Lists LISTS = Lists.read("firms");
  private static final List<String> FIRST = LISTS.section("first-words");
  private static final List<String> SECOND = LISTS.section("second-words");
  private static final Frequencies<String> TITLES = Frequencies.of(LISTS.section("titles"));

  /** Returns the firm of a number: the same for all who work there. */
  static Firm of(long seed, long number) {
    Draws draws = Draws.of(seed, KIND, number);
    Region region = Region.draw(draws);
    String first = draws.chance(0.6) ? draws.of(FIRST) : region.names().surname(draws);
    String name = first + " " + draws.of(SECOND);
    String country = region.plan() == Telephone.Plan.US ? "" : "-" + region.code();
    return new Firm(name, draws.of(region.legalForms()), Slips.plain(name) + country + ".example");
  }

  static String title(Draws draws) {
    return TITLES.draw(draws);
  }

  static String genericMail(Draws draws) {
    return draws.of(LISTS.section("generic-mails"));
  }

  static String genericPhone(Draws draws) {
    return draws.of(LISTS.section("generic-phones"));
  }

  static String genericFirm(Draws draws) {
    return draws.of(LISTS.section("generic-firms"));
  }
}
