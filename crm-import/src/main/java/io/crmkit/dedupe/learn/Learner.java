package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.LearnOutcome;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.MatchRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Learns a model from outcomes of comparisons, or says why none of them can be trusted. */
public final class Learner {

  private static final double MOST_DOUBT = 0.75;
  private static final double[] STARTS = {0.1, 2};
  private static final double FEWEST_MATCHES = 5;
  private static final double ENOUGH_TO_TELL = 10;
  /** Of fewer records chance makes too few namesakes for them to pass for the matches. */
  private static final int ENOUGH_FOR_NAMESAKES = 1_000;
  private static final int FEWEST_OWN = 2;
  private static final double COSTS_NOTHING = -0.5;
  private static final double HALF = -1; // what a difference costs that is half as frequent as among any two
  private static final double A_QUARTER = -2;
  private static final double FAR = 1;

  private Learner() {}

  /**
   * Learns a model.
   *
   * @param records that were compared
   * @param compared the outcomes
   * @param sampled the outcomes of other pairs, drawn at random
   * @param rivals the pairs one by one
   */
  public static LearnOutcome of(Records records, Patterns compared, Patterns sampled, Rivals rivals) {
    int fields = records.fields().size();
    Totals totals = Totals.of(compared, sampled, (double) records.rows().pairs(), fields);
    Sums sums = new Sums(compared, fields);
    Relations relations = new Relations(compared, totals, fields);
    PersonFields persons = PersonFields.of(records);
    Start best = null;
    for (double ofRows : STARTS) {
      Guess guess = Guess.of(records, ofRows);
      List<Integer> shared = relations.find(guess, persons);
      Start start = new Start(guess, shared, Learning.of(sums, totals, guess, shared, null, Single.neither()));
      best = best == null || isBetter(start.learned, best.learned, records) ? start : best;
    }
    Learned learned = Objects.requireNonNull(best).learned;
    Single single = rivals.any() ? rivals.single(Weights.of(model(records, learned))::score) : Single.neither();
    if (single.any()) {
      learned = Learning.of(sums, totals, best.guess, best.shared, rivals, single);
    }
    if (learned.switched().size() * 2 > fields) {
      return new LearnOutcome.Refused(new MatchRefusal.Switched(
          learned.switched().stream().map(f -> records.fields().get(f).name()).toList()));
    }
    if (learned.best() < 0) {
      return new LearnOutcome.Refused(new MatchRefusal.TooLittleEvidence(learned.best()));
    }
    if (isOfOthers(learned, records)) {
      return new LearnOutcome.Refused(new MatchRefusal.OthersAlike(own(othersAlike(learned, records), records)));
    }
    return learned.matches() >= FEWEST_MATCHES && learned.doubt() > MOST_DOUBT
        ? new LearnOutcome.Refused(new MatchRefusal.Collapsed(learned.matches(), learned.doubt()))
        : new LearnOutcome.Learned(model(records, learned));
  }

  /**
   * Whether it is to be kept rather than another: what is no others; then that in which what is somebody's own differs
   * far less often, if in the other it differs a quarter as often as among any two, as in households, whose members are
   * so much alike that they may be the likelier matches.
   */
  private static boolean isBetter(Learned learned, Learned best, Records records) {
    boolean ofOthers = isOfOthers(learned, records);
    if (ofOthers != isOfOthers(best, records)) {
      return !ofOthers;
    }
    double own = costOfOwn(learned, records);
    double bestOwn = costOfOwn(best, records);
    boolean apart = Math.abs(own - bestOwn) > FAR && Math.max(own, bestOwn) > A_QUARTER;
    return apart ? own < bestOwn : learned.isBetterThan(best);
  }

  /** What a difference costs at least in what stays the same all of a person's life, in bits, negative; 0 if nothing does. */
  private static double costOfOwn(Learned learned, Records records) {
    return IntStream.range(0, learned.weights().size()).filter(f -> records.fields().get(f).isPersonal())
        .mapToDouble(f -> learned.weights().get(f).get(Levels.DIFFERENT)).max().orElse(0);
  }

  /**
   * Whether what was learned is how others who have something in common are alike, such as those of one household or
   * one name: they differ in most fields nearly as often as any two, two of them one person's own; or, if there are
   * enough matches and records to tell, half as often in something that stays the same all of a person's life, such
   * as the given name in households and the date of birth of namesakes, and a quarter as often in two or more that are
   * one person's own.
   */
  private static boolean isOfOthers(Learned learned, Records records) {
    return !own(othersAlike(learned, records), records).isEmpty();
  }

  /** The fields in which a difference costs too little for matches of persons; none if they are no others. */
  private static List<Integer> othersAlike(Learned learned, Records records) {
    List<Integer> free = costing(learned, COSTS_NOTHING);
    if (free.size() * 2 > records.fields().size() && own(free, records).size() >= FEWEST_OWN) {
      return free;
    }
    boolean lasting = costing(learned, HALF).stream().anyMatch(f -> records.fields().get(f).isPersonal());
    List<Integer> cheap = costing(learned, A_QUARTER);
    boolean enough = learned.matches() >= ENOUGH_TO_TELL && records.rows().rows() >= ENOUGH_FOR_NAMESAKES;
    return enough && lasting && own(cheap, records).size() >= FEWEST_OWN ? cheap : List.of();
  }

  /** The fields in which a difference costs less than this. */
  private static List<Integer> costing(Learned learned, double less) {
    return IntStream.range(0, learned.weights().size())
        .filter(f -> learned.weights().get(f).get(Levels.DIFFERENT) > less).boxed().toList();
  }

  private static List<String> own(List<Integer> some, Records records) {
    return some.stream().map(records.fields()::get)
        .filter(each -> each.isPersonal() || each.kind() == FieldKind.EMAIL || each.kind() == FieldKind.PHONE)
        .map(Field::name).toList();
  }

  /** What came of a first guess. */
  private record Start(Guess guess, List<Integer> shared, Learned learned) {}

  private static MatchModel model(Records records, Learned learned) {
    List<MatchField> fields = new ArrayList<>();
    for (int f = 0; f < records.fields().size(); f++) {
      Field field = records.fields().get(f);
      fields.add(new MatchField(field.name(), field.kind(), learned.weights().get(f)));
    }
    return new MatchModel(
        fields, learned.prior(), learned.relations(), 0, records.rows().rows(), learned.matches());
  }
}
