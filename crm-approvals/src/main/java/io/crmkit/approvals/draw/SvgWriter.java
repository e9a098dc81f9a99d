package io.crmkit.approvals.draw;

import io.crmkit.approvals.draw.Band.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays bands out from top to bottom and writes them as SVG. Used once. */
final class SvgWriter {

  private static final int BOX = 250;
  private static final int BETWEEN = 30;
  private static final int DROP = 36;
  private static final int LINE = 17;
  private static final int PAD = 12;
  private static final int MARGIN = 20;
  private static final int TITLE_WIDTH = 30;
  private static final int LINE_WIDTH = 34;
  private static final int MOST_LINES = 4;

  /** A point where an arrow begins. */
  private record Point(double x, double y) {}

  private final Svg svg = new Svg();
  private final double middle;
  private double y = MARGIN;
  private List<Point> ends = List.of();

  private SvgWriter(double width) {
    this.middle = width / 2;
  }

  static String write(List<Band> bands, String title) {
    int columns = bands.stream().mapToInt(band -> band.columns().size()).max().orElse(1);
    double width = 2.0 * MARGIN + columns * BOX + (columns - 1) * BETWEEN;
    SvgWriter writer = new SvgWriter(width);
    bands.forEach(writer::band);
    return writer.svg.document(width, writer.y + MARGIN, title);
  }

  private void band(Band band) {
    if (!ends.isEmpty()) {
      y += DROP;
    }
    if (band.columns().size() > 1) {
      join(band);
    }
    double bottom = y;
    List<Point> next = new ArrayList<>();
    double left = middle - (band.columns().size() * (BOX + BETWEEN) - BETWEEN) / 2.0;
    for (int i = 0; i < band.columns().size(); i++) {
      double x = left + i * (BOX + BETWEEN) + BOX / 2.0;
      double end = column(band.columns().get(i), x, y);
      next.add(new Point(x, end));
      bottom = Math.max(bottom, end);
    }
    y = bottom;
    ends = next.stream().map(this::lowered).toList();
  }

  /** Draws on from a branch that is shorter than others, so that no line crosses a box of theirs. */
  private Point lowered(Point end) {
    if (end.y() < y) {
      svg.line(end.x(), end.y(), end.x(), y);
    }
    return new Point(end.x(), y);
  }

  /** Brings all that came before to one bar, which says how many branches are needed. */
  private void join(Band band) {
    for (Point end : ends) {
      svg.arrow(end.x(), end.y(), middle, y, y - DROP / 2.0);
    }
    for (String line : Wrap.lines(band.label(), 2 * LINE_WIDTH, 2)) {
      y += LINE;
      svg.text(middle, y, "f", line);
    }
    y += PAD / 2.0;
    svg.line(middle - BOX / 2.0, y, middle + BOX / 2.0, y);
    ends = List.of(new Point(middle, y));
    y += DROP;
  }

  private double column(Column column, double x, double top) {
    double at = top;
    List<Point> from = ends;
    if (!column.label().isEmpty()) {
      for (String line : Wrap.lines(column.label(), LINE_WIDTH, 2)) {
        at += LINE;
        svg.text(x + BOX / 4.0, at, "n f", line);
      }
      at += PAD;
    }
    for (Box box : column.boxes()) {
      for (Point end : from) {
        svg.arrow(end.x(), end.y(), x, at, end.x() == x ? at - DROP / 2.0 : end.y() + DROP / 2.0);
      }
      double bottom = box(box, x, at);
      from = List.of(new Point(x, bottom));
      at = bottom + DROP;
    }
    return at - DROP;
  }

  private double box(Box box, double x, double top) {
    List<String> titles = Wrap.lines(box.title(), TITLE_WIDTH, MOST_LINES);
    List<String> lines = new ArrayList<>();
    box.lines().forEach(line -> lines.addAll(Wrap.lines(line, LINE_WIDTH, MOST_LINES)));
    double height = 2.0 * PAD + LINE * (titles.size() + lines.size());
    Look look = box.look();
    svg.element(String.format(Locale.ROOT,
        "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%.0f\" rx=\"%d\" fill=\"%s\" stroke=\"%s\""
            + " stroke-width=\"%s\" stroke-dasharray=\"%s\"/>",
        x - BOX / 2.0, top, BOX, height, box.shape() == Box.Shape.STEP ? 4 : 20, look.fill(), look.stroke(),
        look == Look.PLAIN ? "1" : "2", look.dashes().isEmpty() ? "none" : look.dashes()));
    double at = top + PAD - 4;
    for (String title : titles) {
      at += LINE;
      svg.text(x, at, "t", title);
    }
    for (String line : lines) {
      at += LINE;
      svg.text(x, at, "n", line);
    }
    return top + height;
  }
}
