package io.crmkit.testkit.dedupe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The made-up lists that come with the test kit: sections in brackets, entries separated by commas or lines. */
public record Lists(String name, Map<String, List<String>> sections) {

  public static Lists read(String name) {
    InputStream resource = Lists.class.getResourceAsStream(name + ".txt");
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(Objects.requireNonNull(resource, name), StandardCharsets.UTF_8))) {
      Map<String, List<String>> sections = new LinkedHashMap<>();
      List<String> current = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          current = sections.computeIfAbsent(line.substring(1, line.length() - 1), section -> new ArrayList<>());
        } else {
          addEntries(line, current);
        }
      }
      return new Lists(name, sections);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void addEntries(String line, List<String> section) {
    for (String entry : line.split(",", -1)) {
      section.add(entry.strip());
    }
  }

  public List<String> section(String section) {
    return Objects.requireNonNull(sections.get(section), () -> name + " has no section " + section);
  }
}
