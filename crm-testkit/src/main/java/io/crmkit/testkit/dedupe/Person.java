package io.crmkit.testkit.dedupe;

import io.crmkit.testkit.dedupe.Names.Given;
import io.crmkit.testkit.dedupe.Names.Sex;
import io.crmkit.testkit.dedupe.Region.Address;
import io.crmkit.testkit.dedupe.Seating.Seat;
import java.time.LocalDate;
import java.util.List;

/**
 * A person as he or she is, with what was so before.
 *
 * @param other the surname before or after a wedding
 * @param former an address before or after
 */
record Person(
    Household household, Given given, String surname, String other, LocalDate born, Address former, Contact contact) {

  private static final int KIND = 3;
  private static final int PEOPLE_PER_FIRM = 6;

  /** How to reach somebody, and where he or she works: first what is so, then what was. */
  record Contact(String email, String secondEmail, Telephone mobile, Telephone second, List<Job> jobs) {}

  /** A title at a firm. */
  record Job(Firm firm, String title) {}

  static Person of(long seed, long size, Seat seat) {
    Household household = Household.of(seed, seat.household());
    Region region = household.region();
    Draws draws = Draws.of(seed, KIND, seat.person());
    Given given = given(seed, household, seat.role(), draws);
    boolean keptName = seat.role() == 1 && draws.chance(0.25);
    String surname = keptName ? region.names().surname(draws) : household.surname();
    LocalDate born = born(seed, household, seat.role(), draws);
    Home home = new Home(region, household.address());
    Contact contact = contact(home, given, surname, new Firms(seed, Math.max(1, size / PEOPLE_PER_FIRM)), draws);
    return new Person(
        household, given, surname, region.names().surname(draws), born, region.address(draws), contact);
  }

  private record Home(Region region, Address address) {}

  /** One in twenty children of the sex of the first of the household is named after him or her. */
  private static Given given(long seed, Household household, int role, Draws draws) {
    Sex sex = role > 1 ? draws.chance(0.5) ? Sex.FEMALE : Sex.MALE
        : role == 1 && draws.chance(0.96) ? household.sex().other() : household.sex();
    if (role == 0 || (role > 1 && sex == household.sex() && draws.chance(0.05))) {
      Draws parent = Draws.of(seed, KIND + 1, household.number());
      return household.region().names().given(household.sex(), parent);
    }
    return household.region().names().given(sex, draws);
  }

  /** Partners are of about one age; one in ten third children is the twin of the second. */
  private static LocalDate born(long seed, Household household, int role, Draws draws) {
    if (role == 0) {
      return day(household.year(), draws);
    } else if (role == 1) {
      return day(household.year() + draws.between(-6, 6), draws);
    }
    Draws second = Draws.of(seed, KIND + 2, household.number());
    LocalDate older = day(household.year() + second.between(18, 22), second);
    return role == 2 || draws.chance(0.1) ? older : day(older.getYear() + draws.between(1, 6), draws);
  }

  private static LocalDate day(int year, Draws draws) {
    return LocalDate.ofYearDay(year, draws.between(1, 365));
  }

  private static Contact contact(Home home, Given given, String surname, Firms firms, Draws draws) {
    Firm firm = firms.draw(draws);
    String first = Slips.plain(given.name());
    String last = Slips.plain(surname);
    String work = (draws.chance(0.7) ? first + "." + last : first.charAt(0) + last) + "@" + firm.domain();
    Region region = home.region();
    return new Contact(
        privateMail(first, last, draws) + "@" + region.mail().draw(draws), work,
        Telephone.mobile(region, home.address().city(), draws), Telephone.landline(region, home.address().city(), draws),
        List.of(new Job(firm, Firm.title(draws)), new Job(firms.draw(draws), Firm.title(draws))));
  }

  /** The firms there are; two in five people work for one of the largest two percent. */
  private record Firms(long seed, long count) {

    Firm draw(Draws draws) {
      long span = draws.chance(0.4) ? Math.max(1, count / 50) : count;
      return Firm.of(seed, Math.floorMod(draws.next(), span));
    }
  }

  private static String privateMail(String first, String last, Draws draws) {
    return switch (draws.below(6)) {
      case 0 -> first + "." + last;
      case 1 -> first + last + draws.between(1, 99);
      case 2 -> first.charAt(0) + last + draws.between(1, 999);
      case 3 -> first + "_" + last;
      case 4 -> last + "." + first + draws.between(50, 99);
      default -> first + draws.between(1, 9999);
    };
  }
}
