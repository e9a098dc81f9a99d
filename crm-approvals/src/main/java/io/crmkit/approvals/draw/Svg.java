package io.crmkit.approvals.draw;

import java.util.Locale;

/** Elements of an SVG, in which all text is escaped. Not thread-safe. */
final class Svg {

  private final StringBuilder body = new StringBuilder();

  Svg element(String element) {
    body.append("  ").append(element).append('\n');
    return this;
  }

  Svg text(double x, double y, String style, String text) {
    return element(String.format(
        Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" class=\"%s\">%s</text>", x, y, style, escaped(text)));
  }

  Svg line(double x1, double y1, double x2, double y2) {
    return element(String.format(
        Locale.ROOT, "<path class=\"l\" d=\"M%.0f %.0fL%.0f %.0f\"/>", x1, y1, x2, y2));
  }

  /** Draws a line that goes down, across and down again to where an arrow points. */
  Svg arrow(double x1, double y1, double x2, double y2, double bend) {
    return element(String.format(Locale.ROOT, "<path class=\"l\" marker-end=\"url(#a)\" d=\"M%.0f %.0fV%.0fH%.0fV%.0f\"/>",
        x1, y1, bend, x2, y2 - 2));
  }

  String document(double width, double height, String title) {
    return String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f">
          <title>%3$s</title>
          <style>text{font:13px sans-serif;fill:#1c2128;text-anchor:middle}.t{font-weight:bold}.n{font-size:12px}
            .f{font-style:italic}.l{fill:none;stroke:#5b6472;stroke-width:1.5}</style>
          <defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
        <path d="M0 0L8 4L0 8z" fill="#5b6472"/></marker></defs>
          <rect width="100%%" height="100%%" fill="#ffffff"/>
        """, width, height, escaped(title)) + body + "</svg>\n";
  }

  /** Returns text as XML has it; what no document of XML 1.0 may hold becomes U+FFFD. */
  static String escaped(String raw) {
    StringBuilder safe = new StringBuilder();
    raw.codePoints().map(Svg::printable).forEach(point -> {
      switch (point) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.appendCodePoint(point);
      }
    });
    return safe.toString();
  }

  /** Returns a code point, or U+FFFD for controls, halves of pairs, and marks that turn the direction of text. */
  static int printable(int point) {
    int type = Character.getType(point);
    boolean hidden = type == Character.CONTROL || type == Character.SURROGATE || type == Character.FORMAT
        || point == 0xFFFE || point == 0xFFFF;
    return hidden ? 0xFFFD : point;
  }
}
