package io.crmkit.testkit.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the same header is written by tools that pass an export on. */
public enum HeaderStyle {
  /** As the system has it. */
  PLAIN,
  /** {@code first_name}. */
  SNAKE,
  /** {@code FirstName}. */
  CAMEL,
  /** {@code FIRST NAME}. */
  UPPER,
  /** With accents as signs of their own, as some file systems and spreadsheets write them. */
  DECOMPOSED,
  /** Without accents. */
  ASCII,
  /** Long words cut short: {@code Depart. Telep.}. */
  SHORT;

  /** Returns a header in this style. */
  public String write(String header) {
    return switch (this) {
      case PLAIN -> header;
      case SNAKE -> words(header.toLowerCase(Locale.ROOT)).collect(Collectors.joining("_"));
      case CAMEL -> words(header).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
          .collect(Collectors.joining());
      case UPPER -> header.toUpperCase(Locale.ROOT);
      case DECOMPOSED -> Normalizer.normalize(header, Normalizer.Form.NFD);
      case ASCII -> Normalizer.normalize(header, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
      case SHORT -> words(header).map(word -> word.length() > 8 ? word.substring(0, 6) + "." : word)
          .collect(Collectors.joining(" "));
    };
  }

  private static Stream<String> words(String header) {
    return Arrays.stream(header.split("[^\\p{L}\\p{N}\\p{Mn}']+")).filter(word -> !word.isEmpty());
  }
}
