package io.crmkit.testkit.dedupe;

import io.crmkit.testkit.dedupe.Telephone.Plan;
import java.util.List;
import java.util.Locale;

/** What people of a country are called, where they live, and how they write it. */
record Region(
    String code, String country, Plan plan, Names names, Frequencies<String> streets, Frequencies<City> cities,
    List<String> legalForms, Frequencies<String> mail) {

  private static final Region US = read("us", "USA", Plan.US);
  private static final Region GB = read("gb", "United Kingdom", Plan.GB);
  private static final Region DE = read("de", "Germany", Plan.DE);
  private static final Region FR = read("fr", "France", Plan.FR);
  private static final Region ES = read("es", "Spain", Plan.ES);

  /** Twenty shares of the people. */
  private static final List<Region> SHARES =
      List.of(US, US, US, US, US, US, US, GB, GB, GB, GB, DE, DE, DE, DE, FR, FR, FR, ES, ES);

  /** A city with the beginning of its postcodes and its telephone prefix. */
  record City(String name, String postcodes, String area) {

    static City of(String entry) {
      String[] parts = entry.split("\\|", -1);
      return new City(parts[0], parts[1], parts[2]);
    }
  }

  static Region draw(Draws draws) {
    return draws.of(SHARES);
  }

  private static Region read(String code, String country, Plan plan) {
    Lists lists = Lists.read(code);
    return new Region(code, country, plan, Names.of(lists), Frequencies.of(lists.section("streets")),
        Frequencies.of(lists.section("cities").stream().map(City::of).toList()), lists.section("legal-forms"),
        Frequencies.of(lists.section("mail")));
  }

  /** Returns an address: street, city, postcode. */
  Address address(Draws draws) {
    City city = cities.draw(draws);
    String street = streets.draw(draws);
    int number = draws.between(1, draws.chance(0.7) ? 60 : 999);
    String line = plan == Plan.DE || plan == Plan.ES ? street + " " + number : number + " " + street;
    return new Address(line, city, postcode(city, draws));
  }

  /** Where somebody lives. */
  record Address(String street, City city, String postcode) {}

  private String postcode(City city, Draws draws) {
    if (plan == Plan.GB) {
      return city.postcodes() + draws.between(1, 28) + " " + draws.below(10) + letter(draws) + letter(draws);
    }
    return city.postcodes() + draws.digits(5 - city.postcodes().length());
  }

  private static char letter(Draws draws) {
    return "ABDEFGHJLNPQRSTUWXYZ".charAt(draws.below(20));
  }

  /** Returns the country as exports write it: its name, or its code. */
  String countryAs(Draws draws) {
    return draws.chance(0.8) ? country : code.toUpperCase(Locale.ROOT);
  }
}
