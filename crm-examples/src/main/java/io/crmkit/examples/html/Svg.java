package io.crmkit.examples.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects the shapes of one picture; colours are the variables of {@link Page}. Not thread-safe. */
public final class Svg {

  private final StringBuilder shapes = new StringBuilder();
  private final int width;
  private final int height;
  private final String label;

  /**
   * Starts a picture.
   *
   * @param label what it shows, for those who cannot see it
   */
  public Svg(int width, int height, String label) {
    this.width = width;
    this.height = height;
    this.label = label;
  }

  public Svg box(double x, double y, double boxWidth, double boxHeight, String colour) {
    return add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"var(--%s)\"/>",
        x, y, Math.max(0, boxWidth), Math.max(0, boxHeight), colour);
  }

  public Svg frame(double x, double y, double boxWidth, double boxHeight, String colour) {
    return add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\" fill=\"var(--fill)\""
        + " stroke=\"var(--%s)\" stroke-width=\"1.5\"/>", x, y, boxWidth, boxHeight, colour);
  }

  public Svg arrow(double fromX, double fromY, double toX, double toY) {
    add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"var(--soft)\" stroke-width=\"1.5\"/>",
        fromX, fromY, toX, toY);
    double angle = Math.atan2(toY - fromY, toX - fromX);
    return add("<path d=\"M%.1f %.1f L%.1f %.1f L%.1f %.1f Z\" fill=\"var(--soft)\"/>", toX, toY,
        toX - 8 * Math.cos(angle - 0.4), toY - 8 * Math.sin(angle - 0.4),
        toX - 8 * Math.cos(angle + 0.4), toY - 8 * Math.sin(angle + 0.4));
  }

  public Svg line(double fromX, double fromY, double toX, double toY, String colour) {
    return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"var(--%s)\"/>",
        fromX, fromY, toX, toY, colour);
  }

  public Svg dashed(double fromX, double fromY, double toX, double toY, String colour) {
    return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"var(--%s)\" stroke-dasharray=\"5 4\"/>",
        fromX, fromY, toX, toY, colour);
  }

  public Svg dot(double x, double y, double radius, String colour) {
    return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"var(--%s)\"/>", x, y, radius, colour);
  }

  /** Draws a line through points. */
  public Svg path(List<Point> points, String colour) {
    return add("<polyline points=\"%s\" fill=\"none\" stroke=\"var(--%s)\" stroke-width=\"2\"/>", list(points), colour);
  }

  /** Fills what points enclose, such that what lies below can be seen. */
  public Svg area(List<Point> points, String colour, double opacity) {
    return add("<polygon points=\"%s\" fill=\"var(--%s)\" fill-opacity=\"%.2f\"/>", list(points), colour, opacity);
  }

  /** A place in the picture. */
  public record Point(double x, double y) {}

  /** Writes text that starts at {@code x}. */
  public Svg text(double x, double y, String text) {
    return add("<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, Page.escape(text));
  }

  /** Writes quieter text around {@code x}. */
  public Svg centred(double x, double y, String text) {
    return add("<text class=\"soft\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", x, y, Page.escape(text));
  }

  /** Writes quieter text that ends at {@code x}. */
  public Svg ending(double x, double y, String text) {
    return add("<text class=\"soft\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", x, y, Page.escape(text));
  }

  /** Writes quieter text that starts at {@code x}. */
  public Svg note(double x, double y, String text) {
    return add("<text class=\"soft\" x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, Page.escape(text));
  }

  String text() {
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">%s</svg>"
        .formatted(width, height, width, Page.escape(label), shapes);
  }

  private static String list(List<Point> points) {
    return points.stream().map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
        .collect(Collectors.joining(" "));
  }

  private Svg add(String shape, Object... values) {
    shapes.append(String.format(Locale.ROOT, shape, values));
    return this;
  }
}
