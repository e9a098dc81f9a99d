package io.crmkit.ai.train.cluster;

import io.crmkit.core.progress.Cancellation;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Assigns each case to its nearest centre and moves each centre to the mean of its cases, in turns. */
final class Lloyd {

  private final Points points;
  private final Cancellation cancellation;
  private final int[] nearest;
  private final double[] apart;

  Lloyd(Points points, Cancellation cancellation) {
    this.points = points;
    this.cancellation = cancellation;
    nearest = new int[points.rows.length];
    apart = new double[points.rows.length];
  }

  /** Takes turns until no case changes its centre, or for as many rounds as given. */
  Gathering gather(double[][] centres, int rounds) {
    DoubleStream.Builder inertias = DoubleStream.builder();
    inertias.add(assign(centres));
    int[] before = new int[0];
    for (int round = 0; round < rounds && !Arrays.equals(before, nearest); round++) {
      cancellation.check();
      before = nearest.clone();
      move(centres);
      inertias.add(assign(centres));
    }
    return new Gathering(centres, nearest.clone(), inertias.build().toArray()).settled();
  }

  private double assign(double[][] centres) {
    double inertia = 0;
    for (int row = 0; row < nearest.length; row++) {
      double least = Double.POSITIVE_INFINITY;
      for (int centre = 0; centre < centres.length; centre++) {
        double distance = Points.squared(points.rows[row], centres[centre]);
        if (distance < least) {
          least = distance;
          nearest[row] = centre;
        }
      }
      apart[row] = least;
      inertia += points.weights[row] * least;
    }
    return inertia;
  }

  /** A centre without cases goes to the case that is farthest from its own, which can only bring others closer. */
  private void move(double[][] centres) {
    double[] weights = new double[centres.length];
    double[][] sums = new double[centres.length][centres[0].length];
    for (int row = 0; row < nearest.length; row++) {
      double weight = points.weights[row];
      double[] sum = sums[nearest[row]];
      weights[nearest[row]] += weight;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * points.rows[row][i];
      }
    }
    for (int centre = 0; centre < centres.length; centre++) {
      double all = weights[centre];
      double[] sum = sums[centre];
      centres[centre] = all > 0 ? Arrays.stream(sum).map(each -> each / all).toArray() : farthest();
    }
  }

  private double[] farthest() {
    int farthest = 0;
    for (int row = 1; row < apart.length; row++) {
      farthest = points.weights[row] * apart[row] > points.weights[farthest] * apart[farthest] ? row : farthest;
    }
    apart[farthest] = 0;
    return points.rows[farthest].clone();
  }
}
