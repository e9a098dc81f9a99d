package io.crmkit.benchmarks.churn;

import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up customers with everything that a record can tell, a number and three categories of four words besides. */
final class Shoppers {

  static final LocalDate DAY = LocalDate.parse("2024-05-01");

  private static final int TREES = 300;
  private static final int DEPTH = 4;
  private static final int NUMBERS = ChurnFeatures.FIELDS.size() + 1;
  private static final List<String> CATEGORIES = List.of("channel", "plan", "region");
  private static final List<List<String>> WORDS = List.of(List.of("shop", "web", "phone", "partner"),
      List.of("basic", "pro", "team", "old"), List.of("north", "east", "south", "west"));

  private Shoppers() {}

  static Iterator<CustomerRecord> customers(int count) {
    SplittableRandom random = new SplittableRandom(4);
    return IntStream.range(0, count).mapToObj(number -> customer(number, random)).iterator();
  }

  private static CustomerRecord customer(int number, SplittableRandom random) {
    LocalDate seen = DAY.minusDays(200 + random.nextInt(1_500));
    CustomerRecord.Builder customer = CustomerRecord.of("C-" + number, seen).tickets(random.nextInt(5))
        .logins(random.nextInt(60)).number("price", 5 + random.nextInt(40));
    if (random.nextInt(10) > 0) {
      customer.lastOrder(DAY.minusDays(random.nextInt(150))).orders(random.nextInt(12))
          .revenue(Money.ofMinor(random.nextInt(90_000), "EUR"));
    }
    for (int i = 0; i < CATEGORIES.size(); i++) {
      customer.category(CATEGORIES.get(i), WORDS.get(i).get(random.nextInt(WORDS.get(i).size())));
    }
    return customer.build();
  }

  /** Returns a model of complete random trees on the numbers and on a slot for each word, with its calibration. */
  static ChurnModel model() {
    List<Feature> features = new ArrayList<>();
    ChurnFeatures.FIELDS.forEach(field -> features.add(Feature.number(field)));
    features.add(Feature.number("price"));
    for (int i = 0; i < CATEGORIES.size(); i++) {
      features.add(Feature.category(CATEGORIES.get(i), WORDS.get(i)));
    }
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, new FeatureSchema(features));
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < CATEGORIES.size(); i++) {
      for (int word = 0; word < WORDS.get(i).size(); word++) {
        words.add(model.derive(new Derivation.Category(NUMBERS + i, word)));
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      Tree.Builder tree = new Tree.Builder();
      grow(tree, random, words, DEPTH, 1);
      trees.add(tree.build());
    }
    return new ChurnModel(1, Instant.EPOCH, CaseCount.NONE, new Scoring.Learned(
        model.predictor(new TreeEnsemble(-1, trees)).calibrator(Calibrator.temperature(1.5)).build()));
  }

  private static int grow(Tree.Builder tree, SplittableRandom random, List<Integer> words, int depth, double cover) {
    if (depth == 0) {
      return tree.leaf((random.nextDouble() - 0.5) / 4, cover);
    }
    int pick = random.nextInt(words.size() + 2 * NUMBERS);
    Side missing = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    int split = pick < words.size() ? tree.split(words.get(pick), 0.5, missing, cover)
        : tree.split(pick % NUMBERS, random.nextInt(60), missing, cover);
    double share = random.nextDouble(0.2, 0.8);
    int left = grow(tree, random, words, depth - 1, cover * share);
    tree.children(split, left, grow(tree, random, words, depth - 1, cover * (1 - share)));
    return split;
  }
}
