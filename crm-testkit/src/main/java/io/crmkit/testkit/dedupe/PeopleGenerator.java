package io.crmkit.testkit.dedupe;

import io.crmkit.testkit.dedupe.Seating.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * People as an export of a CRM has them: with duplicates that are damaged as real ones are, in random order, and with
 * the truth about them. Any record is computed from its position alone, so any number of them needs no memory, and the
 * same seed and settings give the same records on every machine, thread count and JDK.
 *
 * <p>What makes it hard is in it on purpose: frequent names (first names and surnames by Zipf's law), parents and
 * children of one name at one address, twins, couples, households that share a number or an address, firms with
 * thousands of employees, values that mean nothing. Names, streets and cities of five countries are from lists of
 * common knowledge; rare surnames are put together from parts.
 */
public final class PeopleGenerator {

  private static final int RECORD = 20;
  private static final long MOST = 1L << 40;

  private final long records;
  private final long seed;
  private final DamageRates rates;
  private final Seating seating;
  private final Shuffle order;

  private PeopleGenerator(Builder builder) {
    this.records = builder.records;
    this.seed = builder.seed;
    this.rates = builder.rates;
    this.seating = new Seating(seed, records, builder.repeated);
    this.order = new Shuffle(seed, records);
  }

  /**
   * Starts a generator with the usual damage.
   *
   * @param records at least one
   */
  public static Builder builder(long records) {
    return new Builder(records);
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {

    private final long records;
    private long seed = 1;
    private double repeated = 0.25;
    private DamageRates rates = DamageRates.usual();

    private Builder(long records) {
      if (records < 1 || records > MOST) {
        throw new IllegalArgumentException("records must be from 1 to %d but was %d".formatted(MOST, records));
      }
      this.records = records;
    }

    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Sets the share of people who have more than one record; 0.25 unless it is set. */
    public Builder repeated(double share) {
      this.repeated = share(share, "share");
      return this;
    }

    /** Sets the share of further records that a kind of damage hits. */
    public Builder rate(Damage damage, double rate) {
      this.rates = rates.with(damage, share(rate, "rate"));
      return this;
    }

    /** Multiplies all rates that have been set or are usual; no rate exceeds one. */
    public Builder damageTimes(double factor) {
      if (!(factor >= 0 && factor <= 100)) {
        throw new IllegalArgumentException("factor must be from 0 to 100 but was " + factor);
      }
      this.rates = rates.times(factor);
      return this;
    }

    public PeopleGenerator build() {
      return new PeopleGenerator(this);
    }

    private static double share(double value, String name) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("%s must be from 0 to 1 but was %s".formatted(name, value));
      }
      return value;
    }
  }

  /** Returns how many records there are. */
  public long size() {
    return records;
  }

  /**
   * Returns the record at a position of the export.
   *
   * @param position from 0 to {@link #size()} - 1; the id of a record is its position and one
   */
  public GeneratedPerson person(long position) {
    if (position < 0 || position >= records) {
      throw new IllegalArgumentException("position must be from 0 to %d but was %d".formatted(records - 1, position));
    }
    long slot = order.to(position);
    Seat seat = seating.of(slot);
    Person person = Person.of(seed, records, seat);
    Draws draws = Draws.of(seed, RECORD, slot);
    return new RecordWriter(person, rates, draws, seat.copy() == 0).write(id(position)).finished(seat.person());
  }

  /** Returns all records in the order of the export, each made when it is asked for. */
  public Stream<GeneratedPerson> people() {
    return LongStream.range(0, records).mapToObj(this::person);
  }

  /** Returns every pair of records of the same person, made as they are asked for; the earlier record is the left one. */
  public Stream<GoldPair> goldPairs() {
    return LongStream.range(0, seating.blocks()).boxed().flatMap(block -> pairs(block).stream());
  }

  private List<GoldPair> pairs(long block) {
    List<Seat> seats = seating.block(block);
    List<GoldPair> pairs = new ArrayList<>();
    for (int left = 0; left < seats.size(); left++) {
      for (int right = left + 1; right < seats.size() && seats.get(right).person() == seats.get(left).person(); right++) {
        pairs.add(pair(block * Seating.BLOCK + left, block * Seating.BLOCK + right));
      }
    }
    return pairs;
  }

  private GoldPair pair(long oneSlot, long otherSlot) {
    long one = order.from(oneSlot);
    long other = order.from(otherSlot);
    return new GoldPair(id(Math.min(one, other)), id(Math.max(one, other)));
  }

  private static String id(long position) {
    return Long.toString(position + 1);
  }
}
