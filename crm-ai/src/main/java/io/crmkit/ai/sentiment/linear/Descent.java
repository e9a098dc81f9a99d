package io.crmkit.ai.sentiment.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds where a smooth convex function is least, by limited-memory BFGS (Nocedal 1980; Nocedal and Wright, Numerical
 * Optimization, algorithm 7.4) with steps that are halved until they lower it enough (Armijo). One thread and one order
 * of sums, so that the same input gives the same bits.
 */
final class Descent {

  private static final int MEMORY = 10;
  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 40;
  private static final double ENOUGH = 1e-4;
  private static final double SLOPE_SHARE = 1e-4;

  private final Target target;
  private final Deque<Step> memory = new ArrayDeque<>();
  private double[] point;
  private double[] gradient;
  private double value;

  /** What is to be made small. */
  interface Target {

    /** Returns the value at a point and writes the gradient there. */
    double at(double[] point, double[] gradient);
  }

  /** How far one step went, and by how much the gradient changed on it. */
  private static final class Step {

    private final double[] moved;
    private final double[] bent;
    /** One by the product of the two. */
    private final double scale;

    Step(double[] moved, double[] bent, double curve) {
      this.moved = moved;
      this.bent = bent;
      this.scale = 1 / curve;
    }
  }

  private Descent(double[] start, Target target) {
    this.target = target;
    point = start.clone();
    gradient = new double[start.length];
    value = target.at(point, gradient);
  }

  static double[] from(double[] start, Target target) {
    Descent descent = new Descent(start, target);
    double enough = ENOUGH * Math.max(1, largest(descent.gradient));
    for (int step = 0; step < MOST_STEPS && largest(descent.gradient) > enough; step++) {
      if (!descent.step()) {
        break; // at the limit of the arithmetic
      }
    }
    return descent.point;
  }

  private boolean step() {
    double[] direction = direction();
    double slope = dot(direction, gradient);
    double length = memory.isEmpty() ? 1 / Math.max(1, StrictMath.sqrt(dot(gradient, gradient))) : 1;
    double[] next = new double[point.length];
    double[] nextGradient = new double[point.length];
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      for (int i = 0; i < next.length; i++) {
        next[i] = point[i] + length * direction[i];
      }
      double nextValue = target.at(next, nextGradient);
      if (nextValue <= value + SLOPE_SHARE * length * slope) {
        remember(next, nextGradient);
        point = next;
        gradient = nextGradient;
        value = nextValue;
        return true;
      }
      length /= 2;
    }
    return false;
  }

  private void remember(double[] next, double[] nextGradient) {
    double[] moved = difference(next, point);
    double[] bent = difference(nextGradient, gradient);
    double curve = dot(moved, bent);
    if (curve > 1e-12) {
      memory.addFirst(new Step(moved, bent, curve));
      if (memory.size() > MEMORY) {
        memory.removeLast();
      }
    }
  }

  private double[] direction() {
    double[] direction = gradient.clone();
    double[] shares = new double[memory.size()];
    int at = 0;
    for (Step step : memory) {
      shares[at] = step.scale * dot(step.moved, direction);
      add(direction, step.bent, -shares[at++]);
    }
    Step newest = memory.peekFirst();
    double first = newest == null ? 1 : 1 / (newest.scale * dot(newest.bent, newest.bent));
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= -first;
    }
    Iterator<Step> oldestFirst = memory.descendingIterator();
    while (oldestFirst.hasNext()) {
      Step step = oldestFirst.next();
      double share = step.scale * dot(step.bent, direction);
      add(direction, step.moved, -shares[--at] - share);
    }
    return direction;
  }

  private static void add(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, b, -1);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double each : vector) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }
}
