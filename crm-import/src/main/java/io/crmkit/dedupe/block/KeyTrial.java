package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.KeyTake;
import io.crmkit.dedupe.table.LongPlaces;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What kinds of keys cost and find: how large their blocks are, and how many of some matches share a block.
 *
 * <p>Only the keys that matches share are counted, and those of a few records, whose blocks say how large one is on the
 * average. They are counted over the first records only, which are a sample, as records stand in the order of their
 * hashes; so the work is bounded however many records there are. What was counted says what is paid at most; see
 * {@link PairBound}.
 */
final class KeyTrial {

  private final Records records;
  private final Bounds bounds;
  private final int[] tried;
  private final int sample;
  private final int[] ones;
  private final int[] others;
  private final Map<KeyTake, TakenParts> known = new HashMap<>();

  KeyTrial(Records records, long[] matches, Bounds bounds) {
    this.records = records;
    this.bounds = bounds;
    this.sample = Math.min(records.size(), bounds.records);
    LongPlaces places = new LongPlaces();
    IntStream.range(0, sample).forEach(places::add);
    this.ones = IntStream.range(0, matches.length).map(i -> places.add(Candidates.one(matches[i]))).toArray();
    this.others = IntStream.range(0, matches.length).map(i -> places.add(Candidates.other(matches[i]))).toArray();
    long[] numbers = places.numbers();
    this.tried = IntStream.range(0, places.size()).map(i -> (int) numbers[i]).toArray();
  }

  /**
   * How much is looked at for one kind of keys.
   *
   * @param records over how many records keys are counted at most
   * @param probes of how many keys it is told how many records share them
   * @param keys how many keys are counted; of records with many words so many fewer records
   */
  record Bounds(int records, int probes, int keys) {

    static final Bounds USUAL = new Bounds(200_000, 2_000, 300_000);
  }

  /**
   * What one kind of keys does if no more than so many records may share one.
   *
   * @param pairs how many it brings together, never too few on the average, and more than none
   * @param finds which of the matches are among them
   */
  record Result(BlockingKey key, double pairs, BitSet finds) {}

  /**
   * What one kind of keys does.
   *
   * @param byLimit for each limit of how many records may share one
   * @param crowded the share of the records that share theirs with more than the lowest limit
   * @param chance that two records share one
   */
  record Tried(List<Result> byLimit, double crowded, double chance) {}

  int matches() {
    return ones.length;
  }

  int records() {
    return records.size();
  }

  /** How many records share a key at least that is seen twice: what is rarer is not told from what is single. */
  int resolution() {
    return 1 + (records.size() - 1) / Math.max(1, sample);
  }

  /** Returns every part of every field. */
  List<KeyTake> takes() {
    return records.fields().stream().flatMap(field -> KeyHashes.parts(field.kind()).stream()
        .map(part -> new KeyTake(field.name(), part))).toList();
  }

  /** Tries a kind of keys, of one part or two, by limits in ascending order. */
  Tried of(BlockingKey key, List<Integer> limits) {
    return new Trial(key.takes().stream().map(this::parts).toArray(TakenParts[]::new)).result(key, limits);
  }

  private TakenParts parts(KeyTake take) {
    return known.computeIfAbsent(take, unknown -> {
      int place = IntStream.range(0, records.fields().size())
          .filter(f -> records.fields().get(f).name().equals(take.field())).findFirst().orElseThrow();
      Field field = records.fields().get(place);
      int space = field.partner() < 0 ? place : Math.min(place, field.partner());
      return TakenParts.of(field, take.part(), space, tried);
    });
  }

  /** One kind of keys. */
  private final class Trial {

    private final TakenParts first;
    private final TakenParts second;
    private final boolean single;
    private final int counted;
    private final int probes;
    private final LongPlaces wanted = new LongPlaces();
    private final int[] counts;
    /** The places of the keys that the two of a match share, those of one match side by side. */
    private final LongList shared = new LongList();
    private final int[] sharedEnds = new int[ones.length];
    private final LongList own = new LongList();
    private final LongList theirs = new LongList();
    private double crowded;
    private double chance;

    Trial(TakenParts... parts) {
      this.first = parts[0];
      this.second = parts[parts.length - 1];
      this.single = parts.length == 1;
      double each = Math.max(1, first.each() * (single ? 1 : second.each()));
      this.counted = (int) Math.min(sample, Math.max(1, bounds.keys / each));
      this.probes = (int) Math.min(counted, Math.max(1, bounds.probes / each));
      want();
      this.counts = new int[wanted.size()];
      count();
    }

    /** Collects the keys that are to be counted. */
    private void want() {
      for (int record = 0; record < probes; record++) {
        collect(record, own);
        for (int i = 0; i < own.size(); i++) {
          wanted.add(own.get(i));
        }
      }
      for (int match = 0; match < ones.length; match++) {
        collect(ones[match], own);
        collect(others[match], theirs);
        for (int i = 0; i < theirs.size(); i++) {
          if (own.has(theirs.get(i))) {
            shared.add(wanted.add(theirs.get(i)));
          }
        }
        sharedEnds[match] = shared.size();
      }
    }

    private void count() {
      for (int record = 0; record < counted; record++) {
        collect(record, own);
        for (int i = 0; i < own.size(); i++) {
          int place = wanted.find(own.get(i));
          if (place >= 0) {
            counts[place]++;
          }
        }
      }
    }

    private void collect(int record, LongList into) {
      into.clear();
      for (int i = first.start(record); i < first.end(record); i++) {
        long part = first.part(i);
        if (single) {
          into.add(part);
        } else {
          for (int j = second.start(record); j < second.end(record); j++) {
            into.add(PlanKeys.joined(part, second.part(j)));
          }
        }
      }
    }

    /** How many of all records share a key that some are known to have, and so many of those counted besides. */
    private double size(int known, int besides) {
      return known + besides * ((double) (records.size() - known) / Math.max(1, counted - known));
    }

    Tried result(BlockingKey key, List<Integer> limits) {
      BitSet[] finds = limits.stream().map(this::finds).toArray(BitSet[]::new);
      double others = (double) (counted - 1) / Math.max(1, records.size() - 1);
      PairBound[] bounds = limits.stream().map(limit -> PairBound.of(limit, others)).toArray(PairBound[]::new);
      double[] pairs = Arrays.stream(bounds).mapToDouble(PairBound::unseen).toArray();
      probe(bounds, limits.get(0), pairs);
      double factor = (double) records.size() / probes;
      List<Result> results = IntStream.range(0, pairs.length)
          .mapToObj(i -> new Result(key, pairs[i] * factor, finds[i])).toList();
      return new Tried(results, crowded / probes, chance / probes);
    }

    private void probe(PairBound[] bounds, int lowest, double[] pairs) {
      for (int record = 0; record < probes; record++) {
        collect(record, own);
        for (int i = 0; i < own.size(); i++) {
          int count = counts[wanted.find(own.get(i))];
          for (int limit = 0; limit < pairs.length; limit++) {
            pairs[limit] += bounds[limit].pairs(count - 1);
          }
          crowded += size(1, count - 1) > lowest ? 1 : 0;
          chance += (double) count / counted;
        }
      }
    }

    /** The matches of which both share a key that no more than so many records share. */
    private BitSet finds(int limit) {
      BitSet finds = new BitSet(ones.length);
      int place = 0;
      for (int match = 0; match < ones.length; match++) {
        int known = (ones[match] < counted ? 1 : 0) + (others[match] < counted ? 1 : 0);
        for (; place < sharedEnds[match]; place++) {
          if (size(2, counts[(int) shared.get(place)] - known) <= limit) {
            finds.set(match);
          }
        }
      }
      return finds;
    }
  }
}
