package io.crmkit.forecast.rollup;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Named nodes below one root or several, numbered so that parents come before their children and everything below a
 * node follows it without a gap.
 */
public final class Tree {

  /** The parent of a root. */
  public static final int NONE = -1;

  private final List<String> names;
  private final Map<String, Integer> nodes;
  private final int[] parents;
  private final int[] ends;
  private final int[] leaves;
  private final int[] levelOfNode;
  private final int levels;

  private Tree(List<String> names, int[] parents) {
    this.names = List.copyOf(names);
    this.parents = parents;
    this.nodes = new LinkedHashMap<>();
    for (String name : names) {
      nodes.put(name, nodes.size());
    }
    this.ends = ends(parents);
    this.leaves = leaves(ends);
    this.levelOfNode = levels(parents);
    this.levels = Arrays.stream(levelOfNode).max().orElse(-1) + 1;
  }

  /**
   * Returns a tree without levels, its nodes in the order given.
   *
   * @throws IllegalArgumentException if a name occurs twice
   */
  public static Tree flat(List<String> names) {
    int[] parents = new int[names.size()];
    Arrays.fill(parents, NONE);
    Tree tree = new Tree(names, parents);
    if (tree.nodes.size() < names.size()) {
      throw new IllegalArgumentException("names must differ from each other but were %s".formatted(names));
    }
    return tree;
  }

  /**
   * Returns a tree by the parent of each node; names that occur as a parent only are roots. Siblings stand in the order
   * of their names.
   *
   * @return the tree, or a violation {@code forecast.cyclic-tree} for each node that is above itself
   */
  public static Validated<Tree> of(Map<String, String> parents) {
    Map<String, List<String>> children = new TreeMap<>();
    List<String> roots = new ArrayList<>();
    new TreeMap<>(parents).forEach((child, parent) ->
        children.computeIfAbsent(parent, name -> new ArrayList<>()).add(child));
    children.keySet().stream().filter(name -> !parents.containsKey(name)).forEach(roots::add);
    Tree tree = of(roots, children);
    List<String> cyclic = parents.keySet().stream().filter(name -> !tree.contains(name)).sorted().toList();
    if (!cyclic.isEmpty()) {
      return Validated.invalid(new Violations(cyclic.stream().map(name -> cyclic(name, parents)).toList()));
    }
    return Validated.valid(tree);
  }

  /**
   * Returns this tree with a node, and all below it, under another parent, before the first sibling with a greater name.
   *
   * @param parent the name of the new parent; null to make the node a root
   * @return the tree, or a violation {@code forecast.cyclic-tree} if the parent is the node itself or below it
   * @throws IllegalArgumentException if there is no such node
   */
  public Validated<Tree> moving(String node, @Nullable String parent) {
    int number = node(node);
    int above = parent == null ? NONE : node(parent);
    if (above >= number && above < ends[number]) {
      return Validated.invalid(Violations.of(new Violation(node, "forecast.cyclic-tree",
          "'%s' would be above itself: '%s' is at or below it; move it to a node elsewhere".formatted(node, parent))));
    }
    Map<String, List<String>> children = new LinkedHashMap<>();
    List<String> roots = new ArrayList<>();
    for (int each = 0; each < parents.length; each++) {
      if (each != number) {
        siblings(parents[each], roots, children).add(name(each));
      }
    }
    insert(node, siblings(above, roots, children));
    return Validated.valid(of(roots, children));
  }

  private List<String> siblings(int parent, List<String> roots, Map<String, List<String>> children) {
    return parent == NONE ? roots : children.computeIfAbsent(name(parent), unused -> new ArrayList<>());
  }

  private static void insert(String node, List<String> siblings) {
    int at = 0;
    while (at < siblings.size() && siblings.get(at).compareTo(node) < 0) {
      at++;
    }
    siblings.add(at, node);
  }

  private static Tree of(List<String> roots, Map<String, List<String>> children) {
    List<String> names = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    roots.forEach(root -> walk(root, children, names, numbers));
    return new Tree(names, numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Returns the number here of each node of {@code other}, which has the same names. */
  int[] numbersOf(Tree other) {
    return other.names.stream().mapToInt(this::node).toArray();
  }

  public int size() {
    return parents.length;
  }

  /** Returns the number of a node that is in this tree. */
  public int node(String name) {
    Integer node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node '%s' in this tree".formatted(name));
    }
    return node;
  }

  /** Returns whether there is a node of this name. */
  public boolean contains(String name) {
    return nodes.containsKey(name);
  }

  public String name(int node) {
    return names.get(node);
  }

  /** Returns all names, parents before children. */
  public List<String> names() {
    return names;
  }

  /** Returns the number of the parent; {@link #NONE} for a root. */
  public int parent(int node) {
    return parents[node];
  }

  /**
   * Returns the number after the last node below {@code node}: it and all below are {@code node} to here, exclusively.
   */
  public int end(int node) {
    return ends[node];
  }

  /** Returns how many nodes are above {@code node}. */
  public int level(int node) {
    return levelOfNode[node];
  }

  /** Returns how many levels there are. */
  public int levels() {
    return levels;
  }

  public boolean isLeaf(int node) {
    return ends[node] == node + 1;
  }

  /** Returns the leaf that comes {@code steps} leaves after this one, {@link #NONE} beyond the last or the first. */
  int leafAfter(int leaf, int steps) {
    int at = Arrays.binarySearch(leaves, leaf) + steps;
    return at < 0 || at >= leaves.length ? NONE : leaves[at];
  }

  private static void walk(
      String root, Map<String, List<String>> children, List<String> names, List<Integer> parents) {
    record Visit(String name, int parent) {}
    var open = new ArrayDeque<Visit>();
    open.push(new Visit(root, NONE));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      int number = names.size();
      names.add(visit.name);
      parents.add(visit.parent);
      List<String> below = children.getOrDefault(visit.name, List.of());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.push(new Visit(below.get(i), number));
      }
    }
  }

  private static Violation cyclic(String name, Map<String, String> parents) {
    @Nullable String parent = parents.get(name);
    return new Violation(name, "forecast.cyclic-tree",
        "'%s' is above itself by way of its parent '%s'; give one node of the circle a parent outside it"
            .formatted(name, parent));
  }

  private static int[] ends(int[] parents) {
    int[] ends = new int[parents.length];
    for (int node = parents.length - 1; node >= 0; node--) {
      ends[node] = Math.max(ends[node], node + 1);
      if (parents[node] != NONE) {
        ends[parents[node]] = Math.max(ends[parents[node]], ends[node]);
      }
    }
    return ends;
  }

  private static int[] levels(int[] parents) {
    int[] levels = new int[parents.length];
    for (int node = 0; node < parents.length; node++) {
      levels[node] = parents[node] == NONE ? 0 : levels[parents[node]] + 1;
    }
    return levels;
  }

  private static int[] leaves(int[] ends) {
    return IntStream.range(0, ends.length).filter(node -> ends[node] == node + 1).toArray();
  }
}
