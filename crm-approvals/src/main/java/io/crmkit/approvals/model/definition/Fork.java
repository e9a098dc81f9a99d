package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Branches of a chain that are passed side by side: each is a run of steps, and together they are a run, too.
 *
 * @param name what people call it
 * @param join how many branches must be approved before the chain goes on
 * @param branches at least two, one right behind the other
 */
public record Fork(String name, Join join, List<Branch> branches) {

  /** How many branches must be approved. */
  public enum Join {

    /** Each of them; one rejection rejects the request. */
    ALL,

    /** The first of them, which withdraws the others; a rejection ends its branch only, unless it is the last one. */
    ANY
  }

  /**
   * Steps of a fork that are passed one after the other.
   *
   * @param first the place of its first step in the definition, from 0
   * @param end the place behind its last step
   */
  public record Branch(String name, int first, int end) {
    public Branch {
      Require.notBlank(name, "name");
      if (first < 0 || end <= first) {
        throw new IllegalArgumentException("branch '%s' has no steps: %d to %d".formatted(name, first, end));
      }
    }

    /** Whether the step at {@code index} is one of this branch. */
    public boolean holds(int index) {
      return index >= first && index < end;
    }
  }

  public Fork {
    Require.notBlank(name, "name");
    Objects.requireNonNull(join, "join");
    branches = List.copyOf(branches);
    if (branches.size() < 2) {
      throw new IllegalArgumentException("fork '%s' needs at least two branches".formatted(name));
    }
    for (int i = 1; i < branches.size(); i++) {
      if (branches.get(i).first() != branches.get(i - 1).end()) {
        throw new IllegalArgumentException("branch '%s' of fork '%s' does not begin where '%s' ends".formatted(
            branches.get(i).name(), name, branches.get(i - 1).name()));
      }
    }
  }

  /** Returns the place of the first step. */
  public int first() {
    return branches.get(0).first();
  }

  /** Returns the place behind the last step. */
  public int end() {
    return branches.get(branches.size() - 1).end();
  }

  /** Whether the step at {@code index} is one of this fork. */
  public boolean holds(int index) {
    return index >= first() && index < end();
  }

  /** Returns the branch with the step at {@code index}. */
  public Branch branchOf(int index) {
    for (Branch branch : branches) {
      if (branch.holds(index)) {
        return branch;
      }
    }
    throw new IllegalArgumentException("step %d is not in fork '%s'".formatted(index, name));
  }

  /** Starts a fork that begins with the step at {@code first}. */
  public static Builder named(String name, int first) {
    return new Builder(name, first);
  }

  /** Collects branches in order; {@link #join} ends it. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final List<Branch> branches = new ArrayList<>();
    private int next;

    private Builder(String name, int first) {
      this.name = name;
      this.next = first;
    }

    /** Adds a branch of the {@code steps} steps that follow. */
    public Builder branch(String branch, int steps) {
      branches.add(new Branch(branch, next, next + steps));
      next += steps;
      return this;
    }

    public Fork join(Join join) {
      return new Fork(name, join, branches);
    }
  }
}
