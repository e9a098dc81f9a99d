package io.crmkit.forecast.distribution;

import java.util.Arrays;

/** Successive terms of a series of sines and cosines, the first of them with the number {@code first}. */
final class FourierTerms {

  private final int first;
  private final double[] re;
  private final double[] im;

  FourierTerms(int first, double[] re, double[] im) {
    this.first = first;
    this.re = re;
    this.im = im;
  }

  int size() {
    return re.length;
  }

  int last() {
    return first + re.length - 1;
  }

  FourierTerms followedBy(FourierTerms others) {
    double[] allRe = Arrays.copyOf(re, re.length + others.re.length);
    double[] allIm = Arrays.copyOf(im, allRe.length);
    System.arraycopy(others.re, 0, allRe, re.length, others.re.length);
    System.arraycopy(others.im, 0, allIm, im.length, others.im.length);
    return new FourierTerms(first, allRe, allIm);
  }

  /** Returns the largest of the last quarter. */
  double largestAtTheEnd() {
    double largest = 0;
    for (int i = re.length - Math.max(1, re.length / 4); i < re.length; i++) {
      largest = Math.max(largest, Math.hypot(re[i], im[i]));
    }
    return largest;
  }

  /** Returns these terms turned about the centre, integrated, and made sums of the integrals over whole units. */
  FourierTerms integrated(long unit, double centre, double period) {
    double[] sines = new double[re.length];
    double[] cosines = new double[re.length];
    for (int i = 0; i < re.length; i++) {
      double k = first + i;
      // the centre is a whole number of units, and both numbers are exact as long as it is below 2⁵³
      double angle = -2 * Math.PI * (k * (centre / period) % 1);
      double half = Math.PI * k * unit / period;
      double factor = half / Math.sin(half) / (Math.PI * k);
      sines[i] = factor * (re[i] * Math.cos(angle) - im[i] * Math.sin(angle));
      cosines[i] = factor * (re[i] * Math.sin(angle) + im[i] * Math.cos(angle));
    }
    return new FourierTerms(first, sines, cosines);
  }

  /** Returns the sum of the terms at an angle, each of which comes from the one before by a rotation. */
  double at(double angle) {
    double turnCos = Math.cos(angle);
    double turnSin = -Math.sin(angle);
    double cos = first == 1 ? turnCos : Math.cos(first * angle);
    double sin = first == 1 ? turnSin : -Math.sin(first * angle);
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * sin + im[i] * cos;
      double c = cos * turnCos - sin * turnSin;
      sin = cos * turnSin + sin * turnCos;
      cos = c;
    }
    return sum;
  }

  /** Returns the sum of the terms at half a turn: the cosines, with signs that alternate. */
  double atTheEnd() {
    double sum = 0;
    for (int i = 0; i < im.length; i++) {
      sum += (first + i) % 2 == 0 ? im[i] : -im[i];
    }
    return sum;
  }
}
