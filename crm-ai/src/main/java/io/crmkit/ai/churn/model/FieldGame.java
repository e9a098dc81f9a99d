package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.Feature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Fields that have changed as players of a game: a set of them is worth the probabilities, of the old and of the new
 * model together, of a customer of whom these fields are as they are now and all others as they were.
 */
final class FieldGame {

  /** How many players there are at most; {@code 2^MOST} sets of them are asked for. */
  static final int MOST = 12;

  /** Of effects: one more than probabilities have, for the mean of the two models. */
  private static final int DIGITS = ScoreChange.DIGITS + 1;

  private final List<ChurnModel> models;
  private final CustomerFacts before;
  private final CustomerFacts after;
  private final List<List<String>> players;

  FieldGame(ChurnModel oldModel, ChurnModel newModel, CustomerFacts before, CustomerFacts after) {
    this.models = List.of(oldModel, newModel);
    this.before = before;
    this.after = after;
    this.players = players();
  }

  private List<List<String>> players() {
    List<List<String>> single = new ArrayList<>();
    changed().forEach(field -> single.add(List.of(field)));
    if (single.size() <= MOST) {
      return single;
    }
    long nothing = worth(Set.of());
    single.sort(Comparator.comparingLong((List<String> one) -> -Math.abs(worth(Set.copyOf(one)) - nothing)));
    List<List<String>> most = new ArrayList<>(single.subList(0, MOST - 1));
    most.add(single.subList(MOST - 1, single.size()).stream().flatMap(List::stream).sorted().toList());
    return most;
  }

  private Set<String> changed() {
    Set<String> changed = new TreeSet<>();
    for (ChurnModel model : models) {
      if (model.scoring() instanceof Scoring.Learned learned) {
        learned.ir().schema().features().stream().map(Feature::name).filter(this::hasChanged).forEach(changed::add);
      }
    }
    return changed;
  }

  private boolean hasChanged(String field) {
    return !Objects.equals(before.numbers().get(field), after.numbers().get(field))
        || !Objects.equals(before.categories().get(field), after.categories().get(field));
  }

  /** Returns the worth of a set in units of 1e-12. */
  private long worth(Set<String> now) {
    CustomerFacts mixed = new CustomerFacts(mixed(before.numbers(), after.numbers(), now),
        mixed(before.categories(), after.categories(), now), null);
    return models.stream().mapToLong(
        model -> ScoreChange.probability(model, mixed).movePointRight(ScoreChange.DIGITS).longValueExact()).sum();
  }

  private static <V> Map<String, V> mixed(Map<String, V> old, Map<String, V> now, Set<String> changed) {
    Map<String, V> mixed = new HashMap<>(old);
    mixed.keySet().removeAll(changed);
    now.forEach((field, value) -> {
      if (changed.contains(field)) {
        mixed.put(field, value);
      }
    });
    return mixed;
  }

  /** Returns the effects of all players, which sum up to a given one, the largest first. */
  List<FieldChange> effects(BigDecimal sum) {
    long[] worths = IntStream.range(0, 1 << players.size()).mapToLong(set -> worth(fields(set))).toArray();
    BigInteger[] shares = IntStream.range(0, players.size()).mapToObj(player -> share(player, worths))
        .toArray(BigInteger[]::new);
    BigInteger[] effects = rounded(shares, sum.movePointRight(DIGITS).toBigIntegerExact());
    return IntStream.range(0, effects.length)
        .mapToObj(player -> new FieldChange(players.get(player), new BigDecimal(effects[player], DIGITS)))
        .sorted(Comparator.comparing((FieldChange change) -> change.effect().abs()).reversed()).toList();
  }

  private Set<String> fields(int set) {
    Set<String> fields = new TreeSet<>();
    for (int player = 0; player < players.size(); player++) {
      if ((set >>> player & 1) != 0) {
        fields.addAll(players.get(player));
      }
    }
    return fields;
  }

  /** Returns the Shapley value of a player times the number of orders of all players. */
  private BigInteger share(int player, long[] worths) {
    long[] bySize = new long[players.size()];
    for (int set = 0; set < worths.length; set++) {
      if ((set >>> player & 1) == 0) {
        bySize[Integer.bitCount(set)] += worths[set | 1 << player] - worths[set];
      }
    }
    BigInteger share = BigInteger.ZERO;
    for (int size = 0; size < bySize.length; size++) {
      long orders = factorial(size) * factorial(bySize.length - size - 1);
      share = share.add(BigInteger.valueOf(bySize[size]).multiply(BigInteger.valueOf(orders)));
    }
    return share;
  }

  /** Rounds down, and gives what is left of the sum to those of the largest remainders. */
  private BigInteger[] rounded(BigInteger[] shares, BigInteger sum) {
    // half of the two models together, in units of a tenth
    BigInteger orders = BigInteger.valueOf(factorial(shares.length));
    BigInteger[] rounded = new BigInteger[shares.length];
    BigInteger[] remainders = new BigInteger[shares.length];
    BigInteger left = sum;
    for (int i = 0; i < shares.length; i++) {
      BigInteger five = shares[i].multiply(BigInteger.valueOf(5));
      remainders[i] = five.mod(orders);
      rounded[i] = five.subtract(remainders[i]).divide(orders);
      left = left.subtract(rounded[i]);
    }
    IntStream.range(0, shares.length).boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed()).limit(left.longValueExact())
        .forEach(i -> rounded[i] = rounded[i].add(BigInteger.ONE));
    return rounded;
  }

  private static long factorial(int number) {
    long product = 1;
    for (int i = 2; i <= number; i++) {
      product *= i;
    }
    return product;
  }
}
