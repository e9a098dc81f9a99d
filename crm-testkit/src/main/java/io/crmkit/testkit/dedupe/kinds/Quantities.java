package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;

/** Houses for sale of which only numbers are known. */
final class Quantities {

  private final Wording words;
  private final Draws draws;

  Quantities(Draws draws) {
    this.draws = draws;
    this.words = new Wording(draws);
  }

  /** Two brokers' offers of the same houses: prices that were lowered, areas that were measured anew. */
  MadeUpRecords houses(int things) {
    String columns = "area,rooms,year_built,price,plot,distance";
    Gathering records = Gathering.of(columns, columns);
    for (int i = 0; i < things * 15 / 10; i++) {
      int area = draws.between(400, 3200);
      int rooms = Math.max(1, area / draws.between(180, 320));
      int year = 1900 + Math.max(draws.below(120), draws.below(120));
      int price = area * draws.between(150, 420) / 10 * 10;
      int plot = draws.between(200, 9999);
      int distance = draws.between(1, 400);
      for (int source = 0; source < 2; source++) {
        if (source == 0 ? i < things : i >= things / 2) {
          boolean lower = draws.chance(0.3);
          records.add(source, i, draws.chance(0.1) ? "" + (area + draws.between(-9, 9)) : area + "." + area % 10,
              words.unless(0.1, "" + rooms), words.unless(0.2, "" + year), "" + (lower ? price / 100 * 97 : price),
              words.unless(0.3, "" + plot), words.unless(0.2, "%d.%d".formatted(distance / 10, distance % 10)));
        }
      }
    }
    return records.shuffled(draws);
  }
}
