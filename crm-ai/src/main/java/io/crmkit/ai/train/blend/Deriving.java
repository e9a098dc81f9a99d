package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Capabilities.Ability;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.tree.Boosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Computes features of those that have the same unit (sums, shares of sums, and ratios) where that helps on cases held
 * out, and trains of them; else it trains as if it were not there.
 *
 * <p>All candidates are put in order by how much worse a judge becomes when their values are shuffled. None, the first,
 * the first two, four and so on are then cross-fitted; taken is the smallest number whose held-out log-loss is within a
 * standard error of the difference to the least one, if it is better than none by more than that in other folds, too.
 *
 * @param trainer of the model
 * @param judge what candidates are tried by
 * @param folds in which each case is held out once while they are tried
 */
public record Deriving(Trainer trainer, PathTrainer judge, int folds) implements Trainer {

  /** For {@link Ensemble#DEFAULT}, judged by boosted trees in five folds. */
  public static final Deriving DEFAULT = new Deriving(Ensemble.DEFAULT, Boosting.TREES.trainer(), 5);

  private static final int MOST_SHUFFLED = 2000;

  public Deriving {
    if (folds < 2) {
      throw new IllegalArgumentException("folds are %d, fewer than 2".formatted(folds));
    }
    for (Task task : List.of(trainer.capabilities().task(), judge.capabilities().task())) {
      if (task != Task.BINARY) {
        throw new IllegalArgumentException("features are derived for BINARY, not for " + task);
      }
    }
  }

  @Override
  public String id() {
    return trainer.id() + "-deriving";
  }

  @Override
  public Capabilities capabilities() {
    return trainer.capabilities().and(judge.capabilities());
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    capabilities().require(id(), set.requireBinary(), run);
    Widened widened = new Widened(set, chosen(set, run));
    if (widened.candidates().isEmpty()) {
      return trainer.train(set, run);
    }
    return widened.narrowed(trainer.train(widened.set(), run.under(widened.within(run.constraints()))));
  }

  private List<Candidate> chosen(TrainingSet set, Training run) {
    List<Candidate> candidates = Candidates.of(set.schema(), set.rows(), run.constraints());
    boolean gaps = capabilities().abilities().contains(Ability.MISSING_VALUES);
    List<Candidate> open = candidates.stream()
        .filter(each -> gaps || Arrays.stream(each.column(set.rows())).noneMatch(Double::isNaN)).toList();
    return open.isEmpty() ? open : chosen(set, ranked(set, open, run), run);
  }

  private List<Candidate> chosen(TrainingSet set, List<Candidate> ranked, Training run) {
    List<double[]> losses = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    int best = 0;
    for (int size = 0; size <= ranked.size(); size = next(size, ranked.size())) {
      run.cancellation().check();
      sizes.add(size);
      losses.add(losses(new Widened(set, ranked.subList(0, size)), run));
      int last = losses.size() - 1;
      best = Arrays.stream(losses.get(last)).sum() < Arrays.stream(losses.get(best)).sum() ? last : best;
    }
    int taken = 0;
    while (!Calibration.isAsGood(losses.get(taken), losses.get(best))) {
      taken++;
    }
    List<Candidate> found = ranked.subList(0, sizes.get(taken));
    return taken == 0 || isConfirmed(new Widened(set, found), run.withSeed(run.seed() + 1)) ? found : List.of();
  }

  /** Whether it helps in other folds, too: which number is best was chosen by the first. */
  private boolean isConfirmed(Widened widened, Training run) {
    double[] without = losses(new Widened(widened.narrow(), List.of()), run);
    return !Calibration.isAsGood(without, losses(widened, run));
  }

  private static int next(int size, int all) {
    return size == all ? all + 1 : Math.min(Math.max(1, 2 * size), all);
  }

  private double[] losses(Widened widened, Training run) {
    TrainingSet set = widened.set();
    CrossFit fit = cross(widened, run);
    return IntStream.range(0, set.size()).mapToDouble(row -> set.loss(row, fit.margins().at(row))).toArray();
  }

  private CrossFit cross(Widened widened, Training run) {
    TrainingSet set = widened.set();
    Folds held = Folds.stratified(set.labels(), Ensemble.folds(folds, set), run.seed());
    return CrossFit.of(judge, set, held, run.quiet().under(widened.within(run.constraints())));
  }

  /** Returns the candidates by falling loss while their values are shuffled, of equals the first first. */
  private List<Candidate> ranked(TrainingSet narrow, List<Candidate> candidates, Training run) {
    Widened widened = new Widened(narrow, candidates);
    int point = cross(widened, run).point();
    TrainingSet set = widened.set();
    TrainedPath path = judge.fit(set, run.quiet().under(widened.within(run.constraints())));
    int step = (set.size() + MOST_SHUFFLED - 1) / MOST_SHUFFLED;
    TrainingSet some = set.rows(IntStream.range(0, set.size()).filter(row -> row % step == 0).toArray());
    double[] shuffled = new double[candidates.size()];
    for (int i = 0; i < shuffled.length; i++) {
      run.cancellation().check();
      double[] margins = path.margins(shuffled(some.rows(), narrow.schema().size() + i, run.seed()), point);
      shuffled[i] = IntStream.range(0, some.size()).mapToDouble(row -> some.loss(row, margins[row])).sum();
    }
    return IntStream.range(0, shuffled.length).boxed()
        .sorted(Comparator.comparingDouble((Integer place) -> -shuffled[place])).map(candidates::get).toList();
  }

  private static ColumnBatch shuffled(ColumnBatch rows, int feature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[rows.width()][];
    Arrays.setAll(columns, rows::column);
    double[] mixed = columns[feature].clone();
    for (int i = mixed.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double moved = mixed[i];
      mixed[i] = mixed[other];
      mixed[other] = moved;
    }
    columns[feature] = mixed;
    return ColumnBatch.of(columns);
  }
}
