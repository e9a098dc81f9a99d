package io.crmkit.ai.sentinel;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.sentinel.Alarm.KnowsTheFuture;
import io.crmkit.ai.sentinel.Alarm.SameInSeveralFolds;
import io.crmkit.ai.sentinel.Alarm.TellsTheOutcome;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for what makes held-out measures too good: features that know the future, and rows that are there twice.
 *
 * <p>Rules: a feature whose held-out AUC alone is at least {@value #TOO_GOOD}; a value (or its absence) with at least
 * {@value #LEAST_CASES} cases and a tenth of the rarer outcome, of which at least {@value #TOO_PURE} have one outcome that
 * less than half of all have; more than {@value #TOO_MANY} of the rows found again, label included, among those that they
 * are judged by, with fewer than a tenth as many found there with the other label. Rows that are alike by chance, because
 * little is known of each, have both labels; rows that were repeated have their own.
 */
public final class Sentinel {

  static final double TOO_GOOD = 0.95;
  static final double TOO_PURE = 0.98;
  static final double TOO_MANY = 0.02;
  static final int LEAST_CASES = 30;

  private static final double MUCH = 0.1;
  private static final double OPPOSED = 0.1;

  private Sentinel() {}

  /** Returns what is wrong: features in the order of the schema, or rows if no feature is; nothing where all is well. */
  public static List<Alarm> watch(TrainingSet set, Folds folds) {
    set.requireBinary();
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < set.schema().size(); i++) {
      feature(set, folds, i, alarms);
    }
    if (alarms.isEmpty()) {
      rows(set, folds, alarms);
    }
    return alarms;
  }

  /** Asked last: with a feature that knows the outcome, rows that are alike by chance have one label too. */
  private static void rows(TrainingSet set, Folds folds, List<Alarm> alarms) {
    int again = again(set, folds, 0);
    if (again > TOO_MANY * set.size() && again(set, folds, 1) < OPPOSED * again) {
      alarms.add(new SameInSeveralFolds(again, (double) again / set.size()));
    }
  }

  private static void feature(TrainingSet set, Folds folds, int index, List<Alarm> alarms) {
    Feature feature = set.schema().feature(index);
    double auc = SingleFeature.auc(set, folds, index);
    if (auc >= TOO_GOOD) {
      alarms.add(new KnowsTheFuture(feature.name(), auc));
      return;
    }
    double[] column = set.rows().column(index);
    Map<String, int[]> counts = new HashMap<>();
    for (int row = 0; row < column.length; row++) {
      int[] both = counts.computeIfAbsent(value(feature, column[row]), any -> new int[2]);
      both[(int) set.labels().at(row)]++;
    }
    counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(value -> pure(set, feature, value.getKey(), value.getValue(), alarms));
  }

  /** Numbers only by whether they are there, as each of theirs may be rare. */
  private static String value(Feature feature, double value) {
    if (Double.isNaN(value)) {
      return "is missing";
    }
    return feature.kind() == FeatureKind.NUMBER ? "is there" : "is " + feature.vocabulary().get((int) value);
  }

  private static void pure(TrainingSet set, Feature feature, String value, int[] both, List<Alarm> alarms) {
    int cases = both[0] + both[1];
    double rate = set.labels().stream().sum() / set.size();
    int rarer = rate < 0.5 ? 1 : 0;
    double all = set.size() * Math.min(rate, 1 - rate);
    if (cases >= LEAST_CASES && both[rarer] >= TOO_PURE * cases && both[rarer] >= MUCH * all) {
      alarms.add(new TellsTheOutcome(feature.name(), value, cases, (double) both[rarer] / cases));
    }
  }

  /** Returns how many rows are found again with a label that is so far from theirs. */
  private static int again(TrainingSet set, Folds folds, int apart) {
    int again = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      Set<Row> kept = new HashSet<>();
      for (int row : folds.kept(fold)) {
        kept.add(Row.of(set, row, 0));
      }
      again += (int) Arrays.stream(folds.held(fold)).filter(row -> kept.contains(Row.of(set, row, apart))).count();
    }
    return again;
  }

  /** The features of a row and its label, by their bits. */
  private record Row(List<Double> values) {

    static Row of(TrainingSet set, int row, int apart) {
      List<Double> values = new ArrayList<>(set.schema().size() + 1);
      for (int i = 0; i < set.schema().size(); i++) {
        values.add(set.rows().column(i)[row]);
      }
      values.add(Math.abs(apart - set.labels().at(row)));
      return new Row(values);
    }
  }
}
