package io.crmkit.examples.sso.login;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser shows: where it is, and the forms and pages within the page. */
record Page(URI address, int status, String body) {

  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("(?is)<(?:input|button)\\b([^>]*)>");
  private static final Pattern FRAME = Pattern.compile("(?is)<iframe\\b([^>]*)>");
  private static final Pattern NUMBERED = Pattern.compile("&#(x?)([0-9a-fA-F]+);");

  /** A form with what it sends if nobody types anything. */
  record Form(URI action, boolean isPost, Map<String, String> fields) {

    Form with(String name, String value) {
      Map<String, String> filled = new LinkedHashMap<>(fields);
      filled.put(name, value);
      return new Form(action, isPost, filled);
    }
  }

  /** Returns the only form, or the first of several. */
  Form form() {
    return forms().stream().findFirst().orElseThrow(
        () -> new IllegalStateException("no form at %s (%d):%n%s".formatted(address, status, body)));
  }

  /** Returns the form that has a field. */
  Form formWith(String field) {
    return forms().stream().filter(each -> each.fields().containsKey(field)).findFirst().orElseThrow(
        () -> new IllegalStateException("no form with %s at %s (%d):%n%s".formatted(field, address, status, body)));
  }

  boolean hasFormWith(String field) {
    return forms().stream().anyMatch(each -> each.fields().containsKey(field));
  }

  /** Returns the address of the first page that is shown within this one. */
  URI frame() {
    return FRAME.matcher(body).results().findFirst()
        .map(each -> address.resolve(attribute(each.group(1), "src"))).orElseThrow(
            () -> new IllegalStateException("no page within %s (%d):%n%s".formatted(address, status, body)));
  }

  List<Form> forms() {
    return FORM.matcher(body).results()
        .map(each -> form(each.group(1), each.group(2))).toList();
  }

  private Form form(String tag, String inside) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(inside);
    while (inputs.find()) {
      String name = attribute(inputs.group(1), "name");
      if (!name.isEmpty() && !attribute(inputs.group(1), "type").equalsIgnoreCase("checkbox")) {
        fields.put(name, attribute(inputs.group(1), "value"));
      }
    }
    return new Form(target(attribute(tag, "action")), attribute(tag, "method").equalsIgnoreCase("post"), fields);
  }

  /** As browsers do: without a path it is this very page. */
  private URI target(String action) {
    String here = address.toString().replaceFirst("[?#].*", "");
    return action.isEmpty() ? address : action.startsWith("?") ? URI.create(here + action) : address.resolve(action);
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("(?is)\\b" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))").matcher(tag);
    if (!found.find()) {
      return "";
    }
    for (int group = 1; group <= 3; group++) {
      if (found.group(group) != null) {
        return unescaped(found.group(group));
      }
    }
    return "";
  }

  private static String unescaped(String text) {
    return NUMBERED.matcher(text)
        .replaceAll(each -> Matcher.quoteReplacement(
            Character.toString(Integer.parseInt(each.group(2), each.group(1).isEmpty() ? 10 : 16))))
        .replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
