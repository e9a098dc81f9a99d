package io.crmkit.testkit.dedupe;

import java.util.ArrayList;
import java.util.List;

/**
 * Which person has which records: slots in blocks, each block filled with whole households, so that any slot can be
 * found from its number alone.
 */
record Seating(long seed, long size, double repeated) {

  static final int BLOCK = 64;
  private static final int KIND = 1;

  /**
   * A record of a person in a household.
   *
   * @param household the first slot of the household
   * @param person the first slot of the person
   * @param role which person of the household, from 0
   * @param copy which record of the person, from 0
   */
  record Seat(long household, long person, int role, int copy) {}

  Seat of(long slot) {
    return block(slot / BLOCK).get((int) (slot % BLOCK));
  }

  long blocks() {
    return (size + BLOCK - 1) / BLOCK;
  }

  /** Returns the seats of a block in the order of their slots. */
  List<Seat> block(long block) {
    Draws draws = Draws.of(seed, KIND, block);
    long first = block * BLOCK;
    int slots = (int) Math.min(BLOCK, size - first);
    List<Seat> seats = new ArrayList<>(slots);
    while (seats.size() < slots) {
      long household = first + seats.size();
      int people = people(draws);
      for (int role = 0; role < people && seats.size() < slots; role++) {
        long person = first + seats.size();
        int records = Math.min(records(draws), slots - seats.size());
        for (int copy = 0; copy < records; copy++) {
          seats.add(new Seat(household, person, role, copy));
        }
      }
    }
    return seats;
  }

  private static int people(Draws draws) {
    int drawn = draws.below(100);
    if (drawn < 55) {
      return 1;
    }
    return drawn < 80 ? 2 : drawn < 92 ? 3 : 4;
  }

  private int records(Draws draws) {
    if (!draws.chance(repeated)) {
      return 1;
    }
    int drawn = draws.below(100);
    if (drawn < 65) {
      return 2;
    }
    return drawn < 88 ? 3 : drawn < 96 ? 4 : draws.between(5, 9);
  }
}
