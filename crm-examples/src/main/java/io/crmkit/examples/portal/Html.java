package io.crmkit.examples.portal;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.Map;

/** Pieces of pages; everything that comes from data is escaped. Not thread-safe. */
final class Html {

  static final String STYLE = """
      :root { color-scheme: light dark; --ink: #1c2430; --soft: #667085; --line: #d8dee8; --fill: #f6f8fb; \
      --main: #2f6fb2; --good: #2e8b57; --bad: #c0392b; --paper: #fff; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #98a2b3; --line: #344054; --fill: #1d2633; \
      --main: #6aa9ec; --good: #58c48a; --bad: #ef7a6d; --paper: #121822; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; \
      margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      p.lead { color: var(--soft); margin-top: .2rem; }
      nav a, nav form { display: inline-block; margin-right: 1rem; }
      table { border-collapse: collapse; width: 100%; margin-bottom: .6rem; } th, td { text-align: left; padding: .3rem .6rem; \
      border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--soft); font-size: .85rem; }
      button, a.button { font: inherit; padding: .35rem .8rem; border: 1px solid var(--main); border-radius: .4rem; \
      background: var(--main); color: #fff; text-decoration: none; cursor: pointer; display: inline-block; }
      button.plain { background: none; color: var(--main); }
      input { font: inherit; padding: .35rem .5rem; border: 1px solid var(--line); border-radius: .4rem; }
      form.inline { display: inline; } .bad { color: var(--bad); } .good { color: var(--good); }
      .box { background: var(--fill); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0; }
      .qr svg { width: 14rem; height: 14rem; display: block; } code { overflow-wrap: anywhere; }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Html(String title, String lead) {
    this.title = title;
    body.append("<h1>").append(escape(title)).append("</h1><p class=\"lead\">").append(escape(lead)).append("</p>\n");
  }

  private Html() {
    title = "";
  }

  /** Starts a piece of a page, without a title. */
  static Html piece() {
    return new Html();
  }

  static String escape(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  Html heading(String text) {
    return raw("<h2>" + escape(text) + "</h2>\n");
  }

  Html paragraph(String text) {
    return raw("<p>" + escape(text) + "</p>\n");
  }

  /** Adds a remark in a box; {@code style} is good, bad, or empty. */
  Html box(String style, String text) {
    return raw("<div class=\"box " + style + "\">" + escape(text) + "</div>\n");
  }

  /** Adds markup that was made here. */
  Html raw(String markup) {
    body.append(markup);
    return this;
  }

  /** Adds a table whose cells are markup already. */
  Html table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table><tr>");
    header.forEach(each -> table.append("<th>").append(escape(each)).append("</th>"));
    table.append("</tr>\n");
    rows.forEach(row -> {
      table.append("<tr>");
      row.forEach(cell -> table.append("<td>").append(cell).append("</td>"));
      table.append("</tr>\n");
    });
    return raw(table.append("</table>\n").toString());
  }

  static String link(String path, String text) {
    return "<a href=\"" + escape(path) + "\">" + escape(text) + "</a>";
  }

  static String button(String path, String text) {
    return "<a class=\"button\" href=\"" + escape(path) + "\">" + escape(text) + "</a> ";
  }

  /** Returns a form of hidden fields and one button. */
  static String post(String path, Map<String, String> hidden, String text) {
    return form(path, hidden, "<button>" + escape(text) + "</button>");
  }

  /** Returns a form of hidden fields and what else it has, as markup. */
  static String form(String path, Map<String, String> hidden, String rest) {
    StringBuilder form =
        new StringBuilder("<form class=\"inline\" method=\"post\" action=\"").append(escape(path)).append("\">");
    hidden.forEach((name, value) -> form.append("<input type=\"hidden\" name=\"").append(escape(name))
        .append("\" value=\"").append(escape(value)).append("\">"));
    return form.append(rest).append("</form>").toString();
  }

  /** Returns what is in the page. */
  String body() {
    return body.toString();
  }

  /** Returns the whole page. */
  String page() {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
        <body>%s</body></html>
        """.formatted(escape(title), body);
  }
}
