package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What addresses tell about other columns: {@code ada.lovelace@example.com} has the given name that stands in one
 * column, and behind it the family name that stands in another.
 */
final class MailNames {

  private static final int ROWS = 200;
  private static final int SHORTEST = 3;
  private static final int FEWEST = 3;

  private final List<List<String>> locals;

  private MailNames(List<List<String>> locals) {
    this.locals = locals;
  }

  /** Reads the columns that hold addresses. */
  static MailNames of(List<List<@Nullable String>> columns, List<ContentKind> contents) {
    List<List<String>> locals = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (contents.get(i).share(FieldKind.EMAIL) >= 0.8) {
        locals.add(columns.get(i).stream().limit(ROWS).map(MailNames::local).toList());
      }
    }
    return new MailNames(locals);
  }

  private static String local(@Nullable String mail) {
    return mail == null || mail.indexOf('@') < 0 ? "" : HeaderWords.folded(mail.substring(0, mail.indexOf('@')));
  }

  /** Returns which part of a person's name stands in a column, as far as the addresses tell. */
  Part part(List<@Nullable String> column) {
    for (List<String> mails : locals) {
      Part part = part(column, mails);
      if (part != Part.NONE) {
        return part;
      }
    }
    return Part.NONE;
  }

  private static Part part(List<@Nullable String> column, List<String> mails) {
    int[] seen = new int[Part.values().length];
    int rows = 0;
    for (int i = 0; i < Math.min(mails.size(), column.size()); i++) {
      String value = column.get(i);
      if (value != null && !value.isBlank() && !mails.get(i).isEmpty()) {
        rows++;
        seen[part(value.strip(), mails.get(i)).ordinal()]++;
      }
    }
    for (Part part : Part.values()) {
      if (part != Part.NONE && rows >= FEWEST && seen[part.ordinal()] * 2 > rows) {
        return part;
      }
    }
    return Part.NONE;
  }

  private static Part part(String value, String mail) {
    int blank = value.lastIndexOf(' ');
    String last = HeaderWords.folded(value.substring(blank + 1));
    if (blank > 0) {
      String first = HeaderWords.folded(value.substring(0, value.indexOf(' ')));
      return isIn(first, mail) && isIn(last, mail) ? Part.WHOLE : Part.NONE;
    }
    if (!isIn(last, mail) || mail.equals(last)) {
      return Part.NONE;
    }
    return mail.startsWith(last) ? Part.GIVEN : mail.endsWith(last) ? Part.FAMILY : Part.NONE;
  }

  private static boolean isIn(String name, String mail) {
    return name.length() >= SHORTEST && mail.contains(name);
  }

  /** A part of a person's name, and the field of the catalogues here that takes it. */
  enum Part {
    NONE(""), GIVEN("first_name"), FAMILY("last_name"), WHOLE("full_name");

    private final String field;

    Part(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }
}
