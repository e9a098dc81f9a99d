package io.crmkit.testkit.dedupe;

import io.crmkit.testkit.dedupe.Names.Sex;
import io.crmkit.testkit.dedupe.Region.Address;

/** What the people at one address have in common. */
record Household(
    long number, Region region, Sex sex, String surname, Address address, Telephone phone, String email, int year) {

  private static final int KIND = 2;

  static Household of(long seed, long number) {
    Draws draws = Draws.of(seed, KIND, number);
    Region region = Region.draw(draws);
    String surname = region.names().surname(draws);
    Address address = region.address(draws);
    Telephone phone = Telephone.landline(region, address.city(), draws);
    String email = "family." + Slips.plain(surname) + draws.between(1, 99) + "@" + region.mail().draw(draws);
    return new Household(number, region, draws.chance(0.5) ? Sex.FEMALE : Sex.MALE, surname, address, phone,
        email, draws.between(1938, 1985));
  }
}
