package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import io.crmkit.testkit.dedupe.Lists;
import java.util.ArrayList;
import java.util.List;

/** Hotels and spare parts: what many offer, each by its own name for one thing, beside neighbours of one kind. */
final class Offers {

  private static final List<String> STARS = List.of("2 stars", "3 stars", "4 stars superior", "5 stars");

  private final Wording words;
  private final Draws draws;

  Offers(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  private record Hotel(
      String name, String comfort, String street, String city, String postcode, int stars, String phone, int rooms) {}

  /** Hotels, houses of one chain in one town among them. */
  private List<Hotel> houses(int things) {
    List<Hotel> hotels = new ArrayList<>();
    while (hotels.size() < things) {
      String code = draws.of(List.of("us", "gb", "de", "fr"));
      Lists land = Lists.read(code);
      String[] city = words.frequent(land.section("cities")).split("\\|");
      boolean chain = draws.chance(0.3);
      String named = chain ? words.of("chains") + " " + city[0]
          : words.of("stays").formatted(draws.chance(0.2) ? words.surname() : words.of("stay-names"));
      int stars = draws.between(2, 5);
      for (int i = chain ? draws.between(1, 3) : 1; i > 0 && hotels.size() < things; i--) {
        String street = words.street(land);
        int number = draws.between(1, 250);
        hotels.add(new Hotel(chain ? named + " " + words.of("spots") : named,
            draws.chance(0.2) ? " " + words.of("comforts") : "",
            code.equals("de") ? street + " " + number : number + " " + street, city[0], city[1] + draws.digits(2),
            stars, "0" + draws.digits(3) + " " + draws.digits(6), draws.between(12, 380)));
      }
    }
    return hotels;
  }

  /** Two portals: towns in names or not, stars in numbers or words, and rooms and phones that changed. */
  MadeUpRecords hotels(int things) {
    Gathering records = Gathering.of("hotel_name,street,city,postcode,stars,phone,rooms",
        "property,address,town,category,telephone,rooms");
    List<Hotel> hotels = houses(things * 14 / 10);
    for (int i = 0; i < hotels.size(); i++) {
      Hotel hotel = hotels.get(i);
      if (i < things) {
        records.add(0, i, hotel.name + hotel.comfort, hotel.street, hotel.city, words.unless(0.1, hotel.postcode),
            words.unless(0.1, "" + hotel.stars), words.unless(0.2, "+44 " + hotel.phone),
            words.unless(0.2, "" + hotel.rooms));
      }
      if (i >= things || draws.chance(0.7)) {
        String name = draws.chance(0.4) ? hotel.name : hotel.name + hotel.comfort;
        String placed = draws.chance(0.25) && !name.contains(hotel.city) ? name + " " + hotel.city : name;
        boolean joined = draws.chance(0.2);
        records.add(1, i, words.slip(0.06, words.shorter(0.1, placed)),
            joined ? hotel.street + ", " + hotel.postcode + " " + hotel.city
                : words.slip(0.05, words.unless(0.1, hotel.street)),
            words.unless(0.05, hotel.city), words.unless(0.2, STARS.get(hotel.stars - 2)),
            words.unless(0.3, draws.chance(0.1) ? "0" + draws.digits(9) : hotel.phone.replace(" ", "")),
            words.unless(0.5, "" + (draws.chance(0.2) ? hotel.rooms + draws.between(-3, 3) : hotel.rooms)));
      }
    }
    return records.shuffled(draws);
  }

  private record Part(
      List<String> piece, List<String> side, List<String> brand, List<String> car, int from, String code, int cents,
      int grams) {}

  /** Spare parts in the lists of suppliers; left and right, front and rear have neighbouring numbers and one price. */
  MadeUpRecords parts(int things) {
    Gathering records = Gathering.of("part_no,description,maker,fits,price,weight_kg");
    for (int thing = 0; thing < things; ) {
      Part one = new Part(words.ways("pieces"), List.of(), words.ways("brands"), words.ways("cars"),
          draws.between(1998, 2016), "", draws.between(4, 300) * 100 + 90, draws.between(1, 90) * 100);
      String letters = "" + (char) ('A' + draws.below(26)) + (char) ('A' + draws.below(26));
      int number = draws.between(1000, 9900);
      for (int sides = draws.between(1, 4); sides > 0 && thing < things; sides--) {
        Part part = new Part(one.piece, words.ways("sides"), one.brand, one.car, one.from,
            letters + " " + number + " " + draws.digits(3), one.cents, one.grams);
        number += draws.between(1, 4);
        for (int copy = draws.chance(0.5) ? 1 : draws.between(2, 4); copy > 0; copy--) {
          add(records, thing, part);
        }
        thing++;
      }
    }
    return records.shuffled(draws);
  }

  private void add(Gathering records, int thing, Part part) {
    String code = part.code.replace(" ", draws.of(List.of("", "", "-", " ", " ")));
    int cents = draws.chance(0.6) ? part.cents : part.cents + part.cents / 100 * draws.between(-12, 12);
    records.add(0, thing, words.unless(0.15, draws.chance(0.2) ? "X" + draws.digits(6) : words.slip(0.04, code)),
        words.slip(0.05, draws.of(part.piece) + " " + draws.of(part.side)), words.unless(0.15, draws.of(part.brand)),
        words.unless(0.2, "%s %d-%d".formatted(draws.of(part.car), part.from, part.from + 6)),
        "%d.%02d".formatted(cents / 100, 90),
        words.unless(0.4, draws.chance(0.2) ? part.grams + " g"
            : "%d.%d".formatted(part.grams / 1000, part.grams % 1000 / 100)));
  }
}
