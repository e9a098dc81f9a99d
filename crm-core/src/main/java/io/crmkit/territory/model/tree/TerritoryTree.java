package io.crmkit.territory.model.tree;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Territories below each other, to any depth.
 *
 * <p>They are numbered so that everything below a territory follows it without a gap, siblings in the order of their
 * segments (the nested sets of J. Celko, <i>Trees and Hierarchies in SQL</i>), but the numbers are made anew for each
 * tree and stored nowhere: a stored number is what goes wrong under concurrent moves. A path is put together when it
 * is asked for, so a move re-paths everything below at once. Nothing recurses. Immutable.
 */
public final class TerritoryTree {

  /** The tree without a territory. */
  public static final TerritoryTree EMPTY = new TerritoryTree(List.of());

  private static final int NONE = -1;

  private final List<Territory> order;
  private final Map<TerritoryId, Integer> places;
  private final int[] parents;
  private final int[] ends;
  private final int[] levels;

  private TerritoryTree(List<Territory> order) {
    this.order = order;
    this.places = new HashMap<>();
    this.parents = new int[order.size()];
    this.ends = new int[order.size()];
    this.levels = new int[order.size()];
    for (int place = 0; place < parents.length; place++) {
      TerritoryId above = order.get(place).parent();
      parents[place] = above == null ? NONE : places.getOrDefault(above, NONE);
      levels[place] = parents[place] == NONE ? 0 : levels[parents[place]] + 1;
      places.put(order.get(place).id(), place);
    }
    for (int place = parents.length - 1; place >= 0; place--) {
      ends[place] = Math.max(ends[place], place + 1);
      if (parents[place] != NONE) {
        ends[parents[place]] = Math.max(ends[parents[place]], ends[place]);
      }
    }
  }

  /**
   * Returns the tree of these territories, or everything that keeps them from being one; pointers are places in the
   * list, such as {@code /3}.
   *
   * <ul>
   *   <li>{@code territory.duplicate-id}: an id stands twice
   *   <li>{@code territory.name}: a name has no letter and no digit
   *   <li>{@code territory.unknown-parent}: a parent is not among them
   *   <li>{@code territory.self-parent}: a territory is its own parent
   *   <li>{@code territory.cycle}: territories are above themselves; each circle is reported once, with all its members
   *   <li>{@code territory.same-path}: two siblings have the same segment
   * </ul>
   */
  public static Validated<TerritoryTree> of(Collection<Territory> territories) {
    return grown(List.of(), territories);
  }

  /** Returns this tree with more territories, or what keeps them out; pointers are places in {@code more}. */
  public Validated<TerritoryTree> with(Collection<Territory> more) {
    return grown(order, more);
  }

  private static Validated<TerritoryTree> grown(List<Territory> known, Collection<Territory> more) {
    TreeCheck check = new TreeCheck(known, more);
    List<Violation> problems = check.problems();
    return problems.isEmpty()
        ? Validated.valid(new TerritoryTree(TreeOrder.of(check.territories())))
        : Validated.invalid(new Violations(problems));
  }

  public int size() {
    return order.size();
  }

  /** Returns all territories, each before what is below it. */
  public List<Territory> all() {
    return order;
  }

  public boolean contains(TerritoryId id) {
    return places.containsKey(id);
  }

  public Optional<Territory> find(TerritoryId id) {
    return Optional.ofNullable(places.get(id)).map(order::get);
  }

  /**
   * Returns the territory.
   *
   * @throws IllegalArgumentException if it is not in this tree, as everywhere below
   */
  public Territory territory(TerritoryId id) {
    return order.get(place(id));
  }

  /** Returns the territory that lies at a path. */
  public Optional<Territory> at(TerritoryPath path) {
    @Nullable Territory found = null;
    for (String segment : path.segments()) {
      List<Territory> candidates = found == null ? roots() : children(found.id());
      found = candidates.stream().filter(each -> each.profile().segment().equals(segment)).findFirst().orElse(null);
      if (found == null) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(found);
  }

  public TerritoryPath path(TerritoryId id) {
    return TerritoryPath.of(atAndAbove(id).stream().map(each -> each.profile().segment()).toList());
  }

  /** Returns how many territories are above this one: 0 for a root. */
  public int level(TerritoryId id) {
    return levels[place(id)];
  }

  /** Returns the number of levels: 0 for the empty tree. */
  public int depth() {
    int deepest = -1;
    for (int level : levels) {
      deepest = Math.max(deepest, level);
    }
    return deepest + 1;
  }

  public List<Territory> roots() {
    return siblings(0, order.size());
  }

  /** Returns the territories right below. */
  public List<Territory> children(TerritoryId id) {
    int place = place(id);
    return siblings(place + 1, ends[place]);
  }

  /** Returns everything below, parents before their children. */
  public List<Territory> below(TerritoryId id) {
    int place = place(id);
    return order.subList(place + 1, ends[place]);
  }

  /** Returns the territory itself and everything below. */
  public List<Territory> atAndBelow(TerritoryId id) {
    int place = place(id);
    return order.subList(place, ends[place]);
  }

  /** Returns everything above, the root first. */
  public List<Territory> above(TerritoryId id) {
    List<Territory> chain = atAndAbove(id);
    return chain.subList(0, chain.size() - 1);
  }

  /** Returns everything above, the root first, and the territory itself at the end. */
  public List<Territory> atAndAbove(TerritoryId id) {
    int place = place(id);
    Territory[] chain = new Territory[levels[place] + 1];
    for (int at = place; at != NONE; at = parents[at]) {
      chain[levels[at]] = order.get(at);
    }
    return List.of(chain);
  }

  /** Returns whether {@code upper} is above {@code lower}; no territory is above itself. */
  public boolean isAbove(TerritoryId upper, TerritoryId lower) {
    int top = place(upper);
    int place = place(lower);
    return place > top && place < ends[top];
  }

  /**
   * Returns the path above each path, {@code /} above the roots: the form in which engines that only know names of
   * nodes, such as the roll-ups of forecasts, take a hierarchy.
   */
  public Map<String, String> parentsByPath() {
    Map<String, String> above = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>();
    for (int place = 0; place < parents.length; place++) {
      String parent = parents[place] == NONE ? TerritoryPath.TOP.value() : paths.get(parents[place]);
      paths.add(parent + order.get(place).profile().segment() + "/");
      above.put(paths.get(place), parent);
    }
    return above;
  }

  /** Returns the place of a territory in {@link #all()}. */
  public int place(TerritoryId id) {
    Integer place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("no territory '%s' in this tree".formatted(id));
    }
    return place;
  }

  /** Returns the place of the territory right above; -1 for a root. */
  public int parentPlace(int place) {
    return parents[place];
  }

  /** Returns the place after the last territory below. */
  public int endPlace(int place) {
    return ends[place];
  }

  private List<Territory> siblings(int from, int to) {
    List<Territory> found = new ArrayList<>();
    for (int place = from; place < to; place = ends[place]) {
      found.add(order.get(place));
    }
    return List.copyOf(found);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TerritoryTree tree && order.equals(tree.order);
  }

  @Override
  public int hashCode() {
    return order.hashCode();
  }

  @Override
  public String toString() {
    return order.toString();
  }
}
