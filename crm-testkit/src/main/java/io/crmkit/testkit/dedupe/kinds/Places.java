package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import io.crmkit.testkit.dedupe.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Restaurants, firms and institutes: names of few words, some of them common, at addresses that others share. */
final class Places {

  private final Wording words;
  private final Draws draws;

  Places(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  /** Two guides in one file: chains, hotels with several restaurants, other names for cuisines and parts of cities. */
  MadeUpRecords restaurants(int things) {
    Gathering records = Gathering.of("name,addr,city,phone,type");
    Lists land = Lists.read("us");
    List<String> cities = land.section("cities").subList(0, 6);
    String hotel = "";
    for (int i = 0; i < things; i++) {
      String[] city = draws.of(cities).split("\\|");
      String name = restaurant(land);
      String address = draws.between(1, 9999) + " " + words.street(land);
      if (draws.chance(0.06) && !hotel.isEmpty()) {
        String[] where = hotel.split("\\|");
        address = where[0];
        city[0] = where[1];
      } else if (draws.chance(0.03)) {
        hotel = address + "|" + city[0];
      }
      String phone = city[city.length - 1] + "/" + draws.digits(3) + "-" + draws.digits(4);
      List<String> cuisine = words.ways("cuisines");
      records.add(0, i, name, address, city[0], phone, cuisine.get(0));
      if (draws.chance(0.18)) {
        String other = draws.chance(0.15) ? "The " + name : draws.chance(0.2) ? words.shorter(1, name) : name;
        records.add(0, i, words.slip(0.08, other), draws.chance(0.3) ? address + " between " + words.street(land)
            : address.replace(" St", " Street").replace(" Ave", " Avenue"), draws.chance(0.15) ? "downtown" : city[0],
            draws.chance(0.05) ? "" : phone.replace('/', '-'), draws.of(cuisine));
      }
    }
    return records.shuffled(draws);
  }

  private String restaurant(Lists land) {
    String table = words.of("tables");
    return draws.of(List.of(words.surname() + "'s", words.surname() + "'s " + table, "Cafe " + words.surname(),
        Wording.capital(words.of("moods")) + " " + table, words.street(land).split(" ")[0] + " " + table,
        draws.of(List.of("Ritz-Carlton Cafe", "Original Pantry", "Palm", "Four Seasons Dining Room"))));
  }

  private record Firm(String name, String street, String postcode, String city, String country, String number) {}

  /** A register of companies: legal forms of several languages, branches, groups, and addresses that many share. */
  MadeUpRecords firms(int things) {
    Gathering records = Gathering.of("company_name,street_address,zip,town,country,reg_no,website");
    Firm last = firm("us");
    for (int i = 0; i < things; i++) {
      String code = draws.of(List.of("us", "gb", "de", "fr", "es"));
      Firm firm = firm(code);
      if (draws.chance(0.12)) {
        firm = new Firm(last.name.split(" ")[0] + " " + words.firm().split(" ")[1], last.street, last.postcode,
            last.city, last.country, firm.number);
      } else if (draws.chance(0.06)) {
        firm = new Firm(last.name, firm.street, firm.postcode, firm.city, firm.country, firm.number);
      }
      last = firm;
      List<String> forms = Lists.read(code).section("legal-forms");
      int times = draws.chance(0.7) ? 1 : draws.between(2, 4);
      for (int copy = 0; copy < times; copy++) {
        add(records, i, firm, copy == 0 ? forms.get(0) : draws.chance(0.3) ? "" : draws.of(forms));
      }
    }
    return records.shuffled(draws);
  }

  private Firm firm(String code) {
    Lists land = Lists.read(code);
    String[] city = words.frequent(land.section("cities")).split("\\|");
    String street = words.street(land);
    int number = draws.between(1, 200);
    boolean last = code.equals("de") || code.equals("es");
    return new Firm(words.firm(), last ? street + " " + number : number + " " + street,
        city[1] + draws.digits(3), city[0], code.toUpperCase(Locale.ROOT), code + draws.digits(8));
  }

  private void add(Gathering records, int thing, Firm firm, String form) {
    String name = words.slip(0.08, words.shorter(0.08, firm.name)) + " " + form;
    String street = draws.chance(0.3) ? firm.street.replace("straße", "str.").replace(" St", " Street") : firm.street;
    boolean joined = draws.chance(0.1);
    records.add(0, thing, (draws.chance(0.2) ? name.toUpperCase(Locale.ROOT) : name).strip(),
        joined ? street + ", " + firm.postcode + " " + firm.city : words.slip(0.05, words.unless(0.1, street)),
        joined ? "" : words.slip(0.04, words.unless(0.1, firm.postcode)), joined ? "" : words.slip(0.05, firm.city),
        words.unless(0.2, firm.country), words.unless(0.55, words.slip(0.05, firm.number)),
        words.unless(0.5, "www." + firm.name.toLowerCase(Locale.ROOT)
            .replace(" ", draws.chance(0.3) ? "-" : "") + ".com"));
  }

  /** Where authors work: few institutes, each written in very many ways, partly in the wrong column. */
  MadeUpRecords institutes(int things) {
    Gathering records = Gathering.of("affil1,affil2");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < things; i++) {
      String city = words.city(words.land());
      List<String> names = words.ways("institutes");
      List<String> departments = words.ways("departments");
      String key = names.get(0).formatted(city) + departments.get(0);
      if (seen.contains(key)) {
        continue;
      }
      seen.add(key);
      for (int copy = draws.between(1, 12); copy > 0; copy--) {
        String institute = words.slip(0.08, draws.of(names).formatted(city));
        String department = words.slip(0.08, draws.of(departments));
        boolean joined = draws.chance(0.25);
        records.add(0, i, joined ? department + ", " + institute : institute, joined || draws.chance(0.1) ? ""
            : department + (draws.chance(0.3) ? ", " + city : ""));
      }
    }
    return records.shuffled(draws);
  }
}
