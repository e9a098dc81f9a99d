package io.crmkit.dedupe.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Given names and the short forms that people go by, of several languages, in groups; from {@code nicknames.txt}. */
public final class Nicknames {

  private static final Map<String, Integer> GROUPS = read();

  private Nicknames() {}

  /** Returns the number of the group that a plain name belongs to, or -1. */
  public static int group(String plain) {
    return GROUPS.getOrDefault(plain, -1);
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> groups = new HashMap<>();
    InputStream file = Objects.requireNonNull(Nicknames.class.getResourceAsStream("nicknames.txt"), "nicknames.txt");
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      int group = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (String name : line.split(" ")) {
          groups.putIfAbsent(name, group);
        }
        group++;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return groups;
  }
}
