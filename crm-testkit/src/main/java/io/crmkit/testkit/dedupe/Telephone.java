package io.crmkit.testkit.dedupe;

import java.util.List;

/** A telephone number by its parts, so that it can be written in the ways people write it. */
record Telephone(Plan plan, String area, String subscriber) {

  /** How the numbers of a country are made: E.164 country code, trunk prefix, significant digits, mobile prefixes. */
  enum Plan {
    US("1", "", 10, ""),
    GB("44", "0", 10, "7400 7538 7700 7812 7911"),
    DE("49", "0", 10, "151 160 170 171 176 179"),
    FR("33", "0", 9, "6 7"),
    ES("34", "", 9, "61 62 65 66 69");

    private final String country;
    private final String trunk;
    private final int digits;
    private final String mobiles;

    Plan(String country, String trunk, int digits, String mobiles) {
      this.country = country;
      this.trunk = trunk;
      this.digits = digits;
      this.mobiles = mobiles;
    }
  }

  static Telephone landline(Region region, Region.City city, Draws draws) {
    return number(region.plan(), city.area(), draws);
  }

  static Telephone mobile(Region region, Region.City city, Draws draws) {
    String prefixes = region.plan().mobiles;
    List<String> areas = List.of((prefixes.isEmpty() ? city.area() : prefixes).split(" ", -1));
    return number(region.plan(), draws.of(areas), draws);
  }

  private static Telephone number(Plan plan, String area, Draws draws) {
    String subscriber = draws.between(2, 9) + draws.digits(plan.digits - area.length() - 1);
    return new Telephone(plan, area, subscriber);
  }

  String international() {
    return "+" + plan.country + area + subscriber;
  }

  /** Returns the number in one of the ways that exports have it. */
  String written(Draws draws) {
    String spaced = subscriber.substring(0, 3) + " " + subscriber.substring(3);
    String dashed = subscriber.substring(0, 3) + "-" + subscriber.substring(3);
    boolean american = plan == Plan.US;
    int way = draws.below(6);
    if (way == 0) {
      return "+" + plan.country + " " + area + " " + spaced;
    } else if (way == 1) {
      return american ? "(" + area + ") " + dashed : plan.trunk + area + " " + spaced;
    } else if (way == 2) {
      return plan.trunk + area + subscriber;
    } else if (way == 3) {
      return american ? area + "." + dashed.replace('-', '.') : plan.trunk + area + "/" + subscriber;
    } else if (way == 4) {
      return american ? "1-" + area + "-" + dashed : "00" + plan.country + " " + area + " " + subscriber;
    }
    return plan.trunk + area + "-" + dashed;
  }
}
