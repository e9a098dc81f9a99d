package io.crmkit.examples.html;

import com.google.common.html.HtmlEscapers;
import io.crmkit.examples.command.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Collects a report; everything that comes from data is escaped. Not thread-safe. */
public final class Page {

  private static final String STYLE = """
      :root { color-scheme: light dark; --ink: #1c2430; --soft: #667085; --line: #d8dee8; --fill: #f6f8fb; \
      --main: #2f6fb2; --good: #2e8b57; --bad: #c0392b; --warn: #d99a1c; --paper: #fff; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #98a2b3; --line: #344054; --fill: #1d2633; \
      --main: #6aa9ec; --good: #58c48a; --bad: #ef7a6d; --warn: #eab54d; --paper: #121822; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem; \
      margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
      p.lead { color: var(--soft); margin-top: .2rem; }
      .tiles { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; }
      .tile { background: var(--fill); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; }
      .tile b { display: block; font-size: 1.4rem; } .tile span { color: var(--soft); font-size: .85rem; }
      table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; \
      border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 600; font-size: .85rem; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
      figure { margin: .8rem 0; } svg, img { max-width: 100%; height: auto; }
      svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
      svg .soft { fill: var(--soft); font-size: 12px; }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public Page(String title, String lead) {
    this.title = title;
    body.append("<h1>%s</h1>%n<p class=\"lead\">%s</p>%n".formatted(escape(title), escape(lead)));
  }

  public static String escape(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  public Page heading(String text) {
    body.append("<h2>%s</h2>%n".formatted(escape(text)));
    return this;
  }

  public Page paragraph(String text) {
    body.append("<p>%s</p>%n".formatted(escape(text)));
    return this;
  }

  /** Adds figures that a reader sees first. */
  public Page tiles(List<Tile> tiles) {
    body.append("<div class=\"tiles\">");
    for (Tile tile : tiles) {
      body.append("<div class=\"tile\"><b>%s</b><span>%s</span></div>"
          .formatted(escape(tile.figure()), escape(tile.label())));
    }
    body.append("</div>\n");
    return this;
  }

  /** Adds a table; columns after the first {@code texts} hold numbers and stand to the right. */
  public Page table(int texts, List<String> header, List<List<String>> rows) {
    body.append("<table><tr>").append(cells("th", texts, header)).append("</tr>\n");
    rows.forEach(row -> body.append("<tr>").append(cells("td", texts, row)).append("</tr>\n"));
    body.append("</table>\n");
    return this;
  }

  /** Adds a picture as the class that drew it wrote it. */
  public Page picture(Svg svg) {
    body.append("<figure>").append(svg.text()).append("</figure>\n");
    return this;
  }

  /**
   * Adds a document of SVG that has a look of its own, apart from this page's.
   *
   * @param label what it shows, for those who cannot see it
   */
  public Page drawing(String svg, String label) {
    body.append("<figure><img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\"></figure>%n".formatted(
        escape(label), Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))));
    return this;
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(file, """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><style>%s</style></head>
        <body>%s</body></html>
        """.formatted(escape(title), STYLE, body));
  }

  /** A figure and what it counts. */
  public record Tile(String figure, String label) {}

  private static String cells(String tag, int texts, List<String> cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String open = i < texts ? "<%s>".formatted(tag) : "<%s class=\"n\">".formatted(tag);
      row.append(open).append(escape(cells.get(i))).append("</").append(tag).append('>');
    }
    return row.toString();
  }
}
