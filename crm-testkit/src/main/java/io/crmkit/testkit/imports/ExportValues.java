package io.crmkit.testkit.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The values of a row: one person at one firm, written as in one country. */
final class ExportValues {

  private static final Map<String, List<String>> LISTS = readLists();
  private static final Map<String, String> PREFIX = Map.of("en", "+1 ", "de", "+49 ", "fr", "+33 ", "es", "+34 ", "pt",
      "+351 ", "it", "+39 ", "nl", "+31 ", "pl", "+48 ");
  private static final List<String> DATES = List.of("yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy",
      "yyyy-MM-dd'T'00:00:00'Z'", "d MMM yyyy");
  /** Fields whose values are made like those of another one. */
  private static final Map<String, String> ALIKE = Map.ofEntries(Map.entry("updated_at", "date"),
      Map.entry("created_at", "date"), Map.entry("close_date", "date"), Map.entry("opted_out", "boolean"),
      Map.entry("mobile", "phone"), Map.entry("fax", "phone"), Map.entry("tax_id", "id"), Map.entry("name", "firm"),
      Map.entry("company", "firm"), Map.entry("account", "firm"), Map.entry("owner", "person"),
      Map.entry("contact", "person"), Map.entry("annual_revenue", "money"), Map.entry("amount", "money"),
      Map.entry("employees", "number"), Map.entry("description", "note"), Map.entry("job_title", "title"),
      Map.entry("city", "city"), Map.entry("state", "region"));

  private final String language;
  private final Random random;
  private final DateTimeFormatter dates;
  private final boolean national;
  private String given = "";
  private String family = "";
  private String firm = "";

  ExportValues(String language, Random random) {
    this.language = language;
    this.random = random;
    dates = DateTimeFormatter.ofPattern(DATES.get(random.nextInt(DATES.size())), Locale.ENGLISH);
    national = random.nextBoolean();
  }

  /** Goes on to the next person. */
  void next() {
    given = one("given");
    family = one("family");
    firm = one("firm") + (random.nextInt(4) > 0 ? " " + one("legal") : "");
  }

  /** Returns a value of some kind; one in twelve is missing. */
  String of(String content) {
    String kind = ALIKE.getOrDefault(content, content);
    return random.nextInt(12) == 0 ? "" : switch (kind) {
      case "empty" -> "";
      case "first_name", "given" -> given;
      case "middle_name" -> random.nextInt(3) > 0 ? "" : one("given");
      case "last_name" -> family;
      case "full_name" -> given + " " + family;
      case "person" -> one("given") + " " + one("family");
      case "firm" -> firm;
      case "deal" -> firm + " - " + one("word");
      case "email" -> mail(plain(given) + "." + plain(family), plain(firm.split(" ", 2)[0]));
      case "secondary_email" -> mail(plain(given) + random.nextInt(99), "mail");
      case "domain" -> plain(firm.split(" ", 2)[0]) + ".example";
      case "website" -> "https://www." + plain(firm.split(" ", 2)[0]) + ".example.com";
      case "phone" -> phone();
      case "street" -> street();
      default -> coded(kind);
    };
  }

  private String coded(String kind) {
    return switch (kind) {
      case "postal_code" -> "nl".equals(language) ? digits(4) + " AB" : "pl".equals(language)
          ? digits(2) + "-" + digits(3) : digits(5);
      case "date" -> LocalDate.of(2019 + random.nextInt(6), 1, 1).plusDays(random.nextInt(365)).format(dates);
      case "birth_date" -> LocalDate.of(1950 + random.nextInt(50), 1, 1).plusDays(random.nextInt(365)).format(dates);
      case "id" -> Integer.toString(100_000 + random.nextInt(900_000));
      case "hash" -> Long.toHexString(random.nextLong() | Long.MIN_VALUE);
      case "code" -> one("given").substring(0, 1).toUpperCase(Locale.ROOT) + digits(2);
      case "number" -> Integer.toString(random.nextInt(400));
      case "probability" -> Integer.toString(10 * random.nextInt(11));
      case "decimal" -> "%d.%s".formatted(random.nextInt(90), digits(5));
      case "money" -> Integer.toString(1000 * (1 + random.nextInt(900)));
      case "ip" -> "192.0.2." + random.nextInt(255);
      default -> one(kind);
    };
  }

  private String street() {
    String street = one("street");
    int number = 1 + random.nextInt(150);
    return "en".equals(language) || "fr".equals(language) ? number + " " + street : street + " " + number;
  }

  private String phone() {
    String number = (2 + random.nextInt(8)) + digits(2) + " " + digits(3) + " " + digits(4);
    return national ? "0" + number : Objects.requireNonNull(PREFIX.get(language), language) + number;
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String mail(String local, String domain) {
    return local + "@" + domain + ".example.com";
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace("ł", "l"), Normalizer.Form.NFD)
        .replaceAll("[^a-z]", "");
  }

  private String one(String list) {
    List<String> values = LISTS.getOrDefault(language + "." + list, LISTS.getOrDefault("any." + list, List.of()));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("content must be one of the known kinds but was " + list);
    }
    return values.get(random.nextInt(values.size()));
  }

  private static Map<String, List<String>> readLists() {
    InputStream resource = Objects.requireNonNull(ExportValues.class.getResourceAsStream("values.txt"), "values");
    Map<String, List<String>> lists = new HashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\\|", 2);
        lists.put(parts[0].strip(), Arrays.stream(parts[1].split(",", -1)).map(String::strip).toList());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return lists;
  }
}
