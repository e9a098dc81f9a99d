package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import io.crmkit.testkit.dedupe.Lists;
import java.util.List;
import java.util.Locale;

/** People in a census, in lists of voters, in hospitals: families, marriages, removals, and what nobody was told. */
final class Folk {

  private final Wording words;
  private final Draws draws;

  Folk(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  private record Someone(
      String sex, String entry, String middle, String surname, int year, int month, int day, String street, String city,
      String postcode, String phone) {

    String given() {
      return Wording.name(entry);
    }
  }

  /** Families at addresses; twins and namesakes among them. */
  private Someone someone(Someone before) {
    boolean family = draws.chance(0.35);
    String sex = draws.chance(0.5) ? "female" : "male";
    Lists land = Lists.read("us");
    String[] city = words.frequent(land.section("cities")).split("\\|");
    boolean twin = family && draws.chance(0.06);
    boolean junior = family && draws.chance(0.08);
    return new Someone(junior ? before.sex : sex, junior ? before.entry : words.frequent(land.section(sex)),
        Wording.name(words.frequent(land.section(sex))), family ? before.surname : words.surname(),
        twin ? before.year : draws.between(1925, 2005), twin ? before.month : draws.between(1, 12),
        twin ? before.day : draws.between(1, 28),
        family ? before.street : draws.between(1, 4000) + " " + words.street(land),
        family ? before.city : city[0], family ? before.postcode : city[1] + draws.digits(2),
        family && draws.chance(0.5) ? before.phone : city[2] + draws.digits(7));
  }

  private Someone first() {
    return new Someone("female", "Ann", "Jo", "Ash", 1950, 1, 2, "1 Oak St", "Boise", "83701", "2085550100");
  }

  /** One file of a census: nicknames, day and month swapped, women under both of their names. */
  MadeUpRecords census(int things) {
    Gathering records = Gathering.of("forename,surname,sex,birth_date,occupation,parish");
    Someone last = first();
    for (int i = 0; i < things; i++) {
      last = someone(last);
      String trade = words.of("trades");
      for (int copy = draws.chance(0.65) ? 0 : draws.between(1, 2); copy >= 0; copy--) {
        boolean swapped = draws.chance(0.08) && last.day <= 12;
        String given = draws.chance(0.2) ? words.nickname(last.entry) : last.given();
        String surname = last.sex.equals("female") && draws.chance(0.05) ? words.surname() : last.surname;
        records.add(0, i, words.slip(0.1, draws.chance(0.05) ? Wording.initials(given) : given),
            words.slip(0.12, surname),
            draws.chance(0.01) ? "F" : last.sex.substring(0, 1).toUpperCase(Locale.ROOT),
            words.unless(0.05, "%02d/%02d/%d".formatted(swapped ? last.month : last.day,
                swapped ? last.day : last.month, last.year + (draws.chance(0.06) ? 1 : 0))),
            draws.chance(0.3) ? words.of("trades") : trade,
            draws.chance(0.2) ? words.city(Lists.read("us")) : last.city);
      }
    }
    return records.shuffled(draws);
  }

  /** Two lists of voters some years apart, with an age and no day of birth; half of the cells are empty. */
  MadeUpRecords voters(int things) {
    Gathering records = Gathering.of("lname,fname,mname,age,street,city,zip,tel",
        "lname,fname,mname,age,street,city,zip,tel");
    Someone last = first();
    for (int i = 0; i < things * 16 / 10; i++) {
      last = someone(last);
      if (i < things) {
        add(records, 0, i, last, last);
      }
      if (i >= things * 4 / 10) {
        add(records, 1, i, last, draws.chance(0.15) ? someone(last) : last);
      }
    }
    return records.shuffled(draws);
  }

  private void add(Gathering records, int source, int thing, Someone each, Someone lives) {
    String given = draws.chance(0.1) ? words.nickname(each.entry) : each.given();
    records.add(source, thing, words.slip(0.06, each.surname.toUpperCase(Locale.ROOT)),
        words.slip(0.06, given.toUpperCase(Locale.ROOT)), words.unless(0.5, draws.chance(0.3)
            ? each.middle.substring(0, 1) : each.middle.toUpperCase(Locale.ROOT)),
        words.unless(0.3, "" + (2010 + 4 * source - each.year)), words.unless(0.5, lives.street), words.unless(0.4,
            lives.city), words.unless(0.5, lives.postcode), words.unless(0.6, lives.phone));
  }

  /** Patients: names of the newborn, numbers that mean nothing, insurers that all have, and up to thirty visits. */
  MadeUpRecords patients(int things) {
    Gathering records = Gathering.of("first,last,dob,gender,ssn,phone,addr,insurance,notes");
    Someone last = first();
    for (int i = 0; i < things; i++) {
      last = someone(last);
      String insurer = words.of("insurers");
      String number = draws.digits(9);
      int visits = draws.chance(0.5) ? 1 : draws.chance(0.1) ? draws.between(8, 30) : draws.between(2, 5);
      for (int visit = 0; visit < visits; visit++) {
        boolean baby = draws.chance(0.02);
        String dob = draws.chance(0.04) ? "01/01/1900" : "%02d/%02d/%d".formatted(last.month, last.day, last.year);
        records.add(0, i, words.slip(0.08, baby ? "BABY " + (last.sex.equals("male") ? "BOY" : "GIRL") : last.given()),
            words.slip(0.08, last.surname), words.slip(0.04, dob), words.unless(0.1, last.sex),
            draws.chance(0.3) ? draws.of(List.of("999999999", "000000000", "")) : words.slip(0.04, number),
            draws.chance(0.2) ? "000-000-0000" : words.unless(0.3, last.phone), words.unless(0.2, last.street),
            draws.chance(0.3) ? words.of("insurers") : insurer,
            words.unless(0.8, "follow-up visit, " + words.of("trades")));
      }
    }
    return records.shuffled(draws);
  }

  /** People none of whom is there twice. */
  MadeUpRecords single(int things) {
    Gathering records = Gathering.of("given_name,family_name,born,town,phone");
    Someone last = first();
    for (int i = 0; i < things; i++) {
      last = someone(last);
      records.add(0, i, last.given(), last.surname, "%d-%02d-%02d".formatted(last.year, last.month, last.day),
          last.city, words.unless(0.3, last.phone));
    }
    return records.shuffled(draws);
  }
}
