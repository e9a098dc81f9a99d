package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Products as shops list them: each in its own words, with or without a number of the model and a price. */
final class Wares {

  private final Wording words;
  private final Draws draws;

  Wares(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  private record Ware(String make, String model, String kind, String category, List<String> traits, int cents) {}

  /** Products of series: neighbours have nearly the same number, words and price, and are others. */
  private List<Ware> wares(int things) {
    List<Ware> wares = new ArrayList<>();
    while (wares.size() < things) {
      String[] ware = words.of("wares").split(":");
      String make = words.frequent(List.of(words.of("makes"), words.of("makes"), words.of("makes")));
      String series = "" + letter() + letter() + (draws.chance(0.5) ? "-" : "") + letter();
      int number = draws.between(10, 990) * 10;
      int cents = draws.between(20, 900) * 100 + 99;
      List<String> traits = Arrays.asList(ware[2].split(" "));
      for (int i = draws.between(1, 4); i > 0 && wares.size() < things; i--) {
        List<String> own = new ArrayList<>(traits);
        own.removeIf(each -> draws.chance(0.45));
        wares.add(new Ware(make, series + number + (draws.chance(0.3) ? "" + letter() : ""), ware[0], ware[1], own,
            cents));
        number += 10 * draws.between(1, 5);
        cents += draws.between(0, 30) * 1000;
      }
    }
    return wares;
  }

  private char letter() {
    return "ABCDEFGHKLMNPRSTVXZ".charAt(draws.below(19));
  }

  private String price(int cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private int near(int cents) {
    return draws.chance(0.4) ? cents : cents - cents / 1000 * draws.between(-80, 150);
  }

  /** Long names and descriptions; prices are often missing. */
  MadeUpRecords priced(int things) {
    Gathering records = Gathering.of("name,description,price", "name,description,price");
    List<Ware> wares = wares(things * 12 / 10);
    for (int i = 0; i < wares.size(); i++) {
      Ware ware = wares.get(i);
      String traits = String.join(" ", ware.traits);
      if (i < things || draws.chance(0.5)) {
        records.add(0, i, "%s %s %s - %s".formatted(ware.make, traits, ware.kind, ware.model.replace("-", "")),
            "%s %s %s - %s/ %s".formatted(ware.make, traits, ware.kind, ware.model,
                traits.replace(" ", "/ ")), words.unless(0.6, "$" + price(ware.cents)));
      }
      if (i < things || draws.chance(0.5)) {
        String model = draws.chance(0.12) ? "" : " " + (draws.chance(0.3) ? ware.model.toLowerCase(Locale.ROOT)
            : ware.model);
        records.add(1, i, "%s %s%s %s".formatted(ware.make, words.shorter(0.5, traits), model, ware.kind),
            words.unless(0.4, words.shorter(0.8, traits)), words.unless(0.4, "$" + price(near(ware.cents))));
      }
    }
    return records.shuffled(draws);
  }

  /** Brand, number of the model and category in columns; one shop leaves them out or has them in the title. */
  MadeUpRecords numbered(int things) {
    Gathering records =
        Gathering.of("title,category,brand,modelno,price", "title,category,brand,modelno,price");
    List<Ware> wares = wares(things * 2);
    for (int i = 0; i < wares.size(); i++) {
      Ware ware = wares.get(i);
      String traits = String.join(" ", ware.traits);
      if (i < things) {
        records.add(0, i, "%s %s %s".formatted(ware.make, ware.kind, traits), ware.category,
            ware.make, words.unless(0.15, ware.model), price(ware.cents));
      }
      if (draws.chance(0.7)) {
        boolean inTitle = draws.chance(0.6);
        records.add(1, i, words.slip(0.05, "%s %s%s%s".formatted(ware.make, inTitle ? ware.model + " " : "",
            words.shorter(0.5, traits + " " + ware.kind), draws.chance(0.3) ? " " + words.of("extras") : "")),
            draws.chance(0.5) ? ware.category : ware.kind, words.unless(0.2, ware.make),
            words.unless(inTitle ? 0.6 : 0.1, draws.chance(0.2) ? ware.model.replace("-", "") : ware.model),
            words.unless(0.2, price(near(ware.cents))));
      }
    }
    return records.shuffled(draws);
  }

  /** Programs that differ from one another by edition, year and system only, and have no number. */
  MadeUpRecords programs(int things) {
    Gathering records = Gathering.of("title,description,manufacturer,price", "name,description,manufacturer,price");
    for (int i = 0; i < things * 13 / 10; i++) {
      String maker = words.of("makers");
      String program = words.of("programs");
      String edition = draws.chance(0.7) ? " " + words.of("editions") : "";
      int version = draws.between(1, 14);
      int cents = draws.between(10, 300) * 100 + 99;
      if (i < things) {
        records.add(0, i, "%s %s%s %d.0".formatted(maker, program, edition, version).toLowerCase(Locale.ROOT),
            words.unless(0.3, "%s for %s and %s".formatted(program, words.of("programs"), words.of("editions"))),
            words.unless(0.05, maker.toLowerCase(Locale.ROOT)), words.unless(0.05, price(cents)));
      }
      if (i >= things || draws.chance(0.8)) {
        String named = draws.chance(0.5) ? maker + " " : "";
        records.add(1, i, words.slip(0.05, "%s%s%s %d%s".formatted(named, program, words.shorter(0.2, edition), version,
            draws.chance(0.3) ? " " + words.of("extras") : "")), words.unless(0.7, program),
            words.unless(0.85, maker), price(near(cents)));
      }
    }
    return records.shuffled(draws);
  }
}
