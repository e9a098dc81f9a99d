package io.crmkit.approvals.model.vote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The seats of a step: who may vote, as numbers from zero, with their weights and the groups in which they sit.
 *
 * <p>A seat may sit in several groups; every seat sits in {@value #EVERYONE}. A slate without seats is possible:
 * nothing can be approved on it.
 */
public final class Slate {

  /** The group of all seats. */
  public static final String EVERYONE = "approvers";

  public static final int MAX_SEATS = 10_000;
  public static final int MAX_WEIGHT = 1_000_000;
  public static final int MAX_GROUP_NAME = 64;

  private static final Pattern GROUP_NAME = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Set<String> RESERVED = Set.of("and", "or", "of");
  private static final int NOBODY = -1;

  private final int[] weights;
  private final Map<String, int[]> groups;
  private final int[] everyone;
  private final int chair;

  private Slate(int[] weights, Map<String, int[]> groups, int[] everyone, int chair) {
    this.weights = weights;
    this.groups = groups;
    this.everyone = everyone;
    this.chair = chair;
  }

  /** Returns a slate of {@code seats} equal seats without groups or a chair. */
  public static Slate of(int seats) {
    Builder builder = builder();
    for (int seat = 0; seat < seats; seat++) {
      builder.seat();
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns whether a group may be called this: {@code [a-z][a-z0-9_-]*}, and no word of the formula language. */
  public static boolean isGroupName(String name) {
    return name.length() <= MAX_GROUP_NAME && GROUP_NAME.matcher(name).matches() && !RESERVED.contains(name);
  }

  public int size() {
    return weights.length;
  }

  /** Returns the seat whose vote breaks ties, if there is one. */
  public OptionalInt chair() {
    return chair == NOBODY ? OptionalInt.empty() : OptionalInt.of(chair);
  }

  public int weight(int seat) {
    return weights[seat];
  }

  /** Returns the names of all groups in alphabetical order, with {@value #EVERYONE} among them. */
  public Set<String> groups() {
    return Collections.unmodifiableSet(groups.keySet());
  }

  /** Returns the seats of a group in ascending order. */
  public List<Integer> seatsOf(String group) {
    return Arrays.stream(seats(group)).boxed().toList();
  }

  int[] seats(String group) {
    if (EVERYONE.equals(group)) {
      return everyone;
    }
    int[] seats = groups.get(group);
    if (seats == null) {
      throw new IllegalArgumentException("no group '%s' on this slate, only %s".formatted(group, groups.keySet()));
    }
    return seats;
  }

  int[] everyone() {
    return everyone;
  }

  int[] weights() {
    return weights;
  }

  /** Returns what the chair chose, {@code unvoted} if the chair has yet to vote, and an abstention without a chair. */
  Choice chairChoice(Ballots ballots, Choice unvoted) {
    return chair == NOBODY ? Choice.ABSTAIN : ballots.choice(chair, unvoted);
  }

  void requireFits(Ballots ballots) {
    if (ballots.size() != weights.length) {
      throw new IllegalArgumentException("ballots for %d seats do not fit a slate of %d"
          .formatted(ballots.size(), weights.length));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slate that
        && chair == that.chair && Arrays.equals(weights, that.weights) && members().equals(that.members());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(weights) + members().hashCode()) + chair;
  }

  @Override
  public String toString() {
    return "Slate[weights=%s, groups=%s, chair=%s]".formatted(Arrays.toString(weights), members(), chair());
  }

  private Map<String, List<Integer>> members() {
    Map<String, List<Integer>> members = new TreeMap<>();
    groups.forEach((group, seats) -> members.put(group, Arrays.stream(seats).boxed().toList()));
    return members;
  }

  /** Collects seats in order; {@link #build} checks the chair. Not thread-safe. */
  public static final class Builder {

    private final List<Integer> weights = new ArrayList<>();
    private final Map<String, List<Integer>> groups = new TreeMap<>();
    private int chair = NOBODY;

    private Builder() {}

    /** Adds a seat of weight one that sits in {@code groups} and in {@value Slate#EVERYONE}. */
    public Builder seat(String... groups) {
      return seat(1, List.of(groups));
    }

    /** Adds a seat that sits in {@code groups} and in {@value Slate#EVERYONE}. */
    public Builder seat(int weight, Collection<String> groups) {
      if (weight < 1 || weight > MAX_WEIGHT) {
        throw new IllegalArgumentException("weight must be 1 to %d but was %d".formatted(MAX_WEIGHT, weight));
      }
      if (weights.size() == MAX_SEATS) {
        throw new IllegalArgumentException("a slate has at most %d seats".formatted(MAX_SEATS));
      }
      for (String group : Set.copyOf(groups)) {
        members(group).add(weights.size());
      }
      weights.add(weight);
      return this;
    }

    /** Adds a group that may stay without a seat, so that a formula can name it. */
    public Builder group(String name) {
      members(name);
      return this;
    }

    private List<Integer> members(String name) {
      if (name.equals(EVERYONE)) {
        throw new IllegalArgumentException("every seat is in '%s' already".formatted(EVERYONE));
      }
      if (!isGroupName(name)) {
        throw new IllegalArgumentException(
            "a group is named [a-z][a-z0-9_-]*, up to %d characters, and not %s, but was '%s'"
            .formatted(MAX_GROUP_NAME, RESERVED, name));
      }
      return groups.computeIfAbsent(name, key -> new ArrayList<>());
    }

    /** Names the seat whose vote breaks ties; it votes like the others, too. */
    public Builder chair(int seat) {
      chair = seat;
      return this;
    }

    /**
     * Returns the slate.
     *
     * @throws IllegalArgumentException if the chair is not one of the seats
     */
    public Slate build() {
      if (chair < NOBODY || chair >= weights.size()) {
        throw new IllegalArgumentException("chair %d is not one of %d seats".formatted(chair, weights.size()));
      }
      int[] everyone = new int[weights.size()];
      for (int seat = 0; seat < everyone.length; seat++) {
        everyone[seat] = seat;
      }
      return new Slate(
          ints(weights), groups.isEmpty() ? Map.of(EVERYONE, everyone) : members(everyone), everyone, chair);
    }

    private static int[] ints(List<Integer> numbers) {
      int[] ints = new int[numbers.size()];
      for (int i = 0; i < ints.length; i++) {
        ints[i] = numbers.get(i);
      }
      return ints;
    }

    private Map<String, int[]> members(int[] everyone) {
      Map<String, int[]> members = new TreeMap<>();
      groups.forEach((group, seats) -> members.put(group, ints(seats)));
      members.put(EVERYONE, everyone);
      return new LinkedHashMap<>(members);
    }
  }
}
