package io.crmkit.benchmarks.forecast;

import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Made-up deals, each computed from its number by arithmetic that Java and SQL do alike: 2,000 owners below five levels
 * of territories, 24 months and 5 stages.
 */
final class Deals {

  static final int OWNERS = 2_000;
  static final int MONTHS = 24;
  static final int STAGES = 5;

  /** The same numbers in SQL, for {@code i} from a range. */
  static final String SQL = "select i as deal, cast(%s %% 2000 as integer) as owner, cast(%s %% 24 as integer) as month,"
      .formatted(mixed(2654435761L), mixed(2246822519L))
      + " cast(%s %% 5 as integer) as stage, 100 + %s %% 9000000 as amount,"
      .formatted(mixed(3266489917L), mixed(668265263L))
      + " cast(%s %% 10001 as integer) as bp from range(?) t(i)".formatted(mixed(374761393L));

  /** How many owners are below a node of each level, from the world down to an owner. */
  static final int[] OWNERS_BELOW = {2_000, 500, 100, 20, 4, 1};

  final Axis owners = new Axis("owner", owners());
  final Axis months = new Axis("month", flat(MONTHS, "month "));
  final Axis stages = new Axis("stage", flat(STAGES, "stage "));
  private final int[] nodeOfOwner = IntStream.range(0, OWNERS).map(owner -> owners.node(name(5, owner))).toArray();

  Cube cube(int count) {
    Cube.Builder builder = Cube.builder(List.of(owners, months, stages), count);
    int[] nodes = new int[3];
    for (int i = 0; i < count; i++) {
      nodes[0] = nodeOfOwner[owner(i)];
      nodes[1] = month(i);
      nodes[2] = stage(i);
      builder.add(amount(i), basisPoints(i), nodes);
    }
    return builder.build();
  }

  int ownerNode(int owner) {
    return nodeOfOwner[owner];
  }

  static int owner(long i) {
    return (int) (mix(i, 2654435761L) % OWNERS);
  }

  static int month(long i) {
    return (int) (mix(i, 2246822519L) % MONTHS);
  }

  static int stage(long i) {
    return (int) (mix(i, 3266489917L) % STAGES);
  }

  static long amount(long i) {
    return 100 + mix(i, 668265263L) % 9_000_000;
  }

  static int basisPoints(long i) {
    return (int) (mix(i, 374761393L) % 10_001);
  }

  /** Returns the name of the node of a level that an owner is below. */
  static String name(int level, int owner) {
    return level + "/" + owner / OWNERS_BELOW[level];
  }

  private static long mix(long i, long factor) {
    return (i + 1) * factor % 4_294_967_291L >> 7;
  }

  private static String mixed(long factor) {
    return "(((i + 1) * %d %% 4294967291) >> 7)".formatted(factor);
  }

  private static Tree owners() {
    Map<String, String> parents = new HashMap<>();
    for (int owner = 0; owner < OWNERS; owner++) {
      for (int level = 1; level < OWNERS_BELOW.length; level++) {
        parents.put(name(level, owner), name(level - 1, owner));
      }
    }
    return Tree.of(parents).orElseThrow();
  }

  private static Tree flat(int size, String name) {
    return Tree.flat(IntStream.range(0, size).mapToObj(i -> name + i).toList());
  }
}
