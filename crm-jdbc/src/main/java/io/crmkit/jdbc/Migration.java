package io.crmkit.jdbc;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One versioned script of the schema, such as {@code V001__outbox.sql}.
 *
 * <p>A statement ends with a semicolon at the end of a line. A line {@code -- h2:} or {@code -- postgresql:} keeps the
 * next statement to that database. Every statement must be repeatable on H2, where columns and indexes that are there, or
 * gone, already are passed over, and everything else says {@code if not exists}.
 *
 * @param name the name of the file
 * @param text its content, with line ends as in Unix
 */
record Migration(String name, String text) {

  private static final String FOLDER = "/io/crmkit/jdbc/schema/";
  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");
  private static final Pattern ONLY = Pattern.compile("-- (\\w+):");

  Migration {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a migration is named like V001__outbox.sql but this is " + name);
    }
    text = text.replace("\r\n", "\n");
  }

  /** Returns the scripts that {@code index} lists, in that order. A class path cannot be searched for them. */
  static List<Migration> ofThisLibrary() {
    return resource("index").lines().map(name -> new Migration(name, resource(name))).toList();
  }

  int version() {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  String checksum() {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  List<String> statements(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    Dialect only = dialect;
    for (String line : text.lines().toList()) {
      if (line.startsWith("--") || line.isBlank()) {
        only = marked(line, only);
      } else if (line.endsWith(";")) {
        String whole = statement.append(line, 0, line.length() - 1).toString();
        statements.addAll(only == dialect ? List.of(whole) : List.of());
        statement.setLength(0);
        only = dialect;
      } else {
        statement.append(line).append('\n');
      }
    }
    requireEnded(statement);
    return statements;
  }

  // a mark that names no dialect is refused: it would drop its statement everywhere
  private static Dialect marked(String comment, Dialect otherwise) {
    Matcher matcher = ONLY.matcher(comment);
    return matcher.matches() ? Dialect.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)) : otherwise;
  }

  private void requireEnded(CharSequence rest) {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("%s ends without a semicolon: %s".formatted(name, rest));
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Migration.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("crm-jdbc lacks the resource " + FOLDER + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
