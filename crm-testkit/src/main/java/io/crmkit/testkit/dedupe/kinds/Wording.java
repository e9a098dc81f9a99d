package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.testkit.dedupe.Draws;
import io.crmkit.testkit.dedupe.Lists;
import io.crmkit.testkit.dedupe.Slips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words to describe things with, and the ways in which descriptions go wrong. Not thread-safe. */
final class Wording {

  private static final Lists THINGS = Lists.read("things");
  private static final Lists FIRMS = Lists.read("firms");
  private static final List<Lists> LANDS =
      List.of(Lists.read("us"), Lists.read("us"), Lists.read("gb"), Lists.read("de"), Lists.read("fr"));

  final Draws draws;

  Wording(Draws draws) {
    this.draws = draws;
  }

  /** Returns an entry of a list of things. */
  String of(String section) {
    return draws.of(THINGS.section(section));
  }

  /** Returns the ways in which an entry can be written. */
  List<String> ways(String section) {
    return List.of(of(section).split("\\|"));
  }

  String firm() {
    String first = draws.of(FIRMS.section("first-words"));
    return (draws.chance(0.3) ? surname() + " " + first : first) + " " + draws.of(FIRMS.section("second-words"));
  }

  Lists land() {
    return draws.of(LANDS);
  }

  /** Returns a name: mostly one of the frequent ones, sometimes put together. */
  String surname() {
    Lists land = land();
    return draws.chance(0.35) ? draws.of(land.section("surname-starts")) + draws.of(land.section("surname-ends"))
        : frequent(land.section("surnames"));
  }

  /** Returns a first name; those who have it are called by {@link #nickname}. */
  String given(String section) {
    return frequent(land().section(section));
  }

  static String name(String entry) {
    return entry.split(":")[0];
  }

  String nickname(String entry) {
    String[] parts = entry.split(":");
    return parts.length == 1 ? parts[0] : draws.of(Arrays.asList(parts[1].split("/")));
  }

  /** Returns an entry of a list, the first ones far more often than the last. */
  String frequent(List<String> list) {
    return list.get(Math.min(draws.below(list.size()), draws.below(list.size())));
  }

  String street(Lists land) {
    return draws.of(land.section("streets"));
  }

  String city(Lists land) {
    return frequent(land.section("cities")).split("\\|")[0];
  }

  /** Returns nothing as often as asked for, else the value. */
  String unless(double missing, String value) {
    return draws.chance(missing) ? "" : value;
  }

  /** Returns the text with a slip of the keyboard as often as asked for. */
  String slip(double rate, String text) {
    return draws.chance(rate) ? draws.chance(0.7) ? Slips.keyboard(text, draws) : Slips.ocr(text, draws) : text;
  }

  /** Returns the text without a word of it as often as asked for. */
  String shorter(double rate, String text) {
    List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
    if (words.size() > 2 && draws.chance(rate)) {
      words.remove(draws.below(words.size()));
    }
    return String.join(" ", words);
  }

  /** Returns the text without its last words as often as asked for. */
  String cut(double rate, String text) {
    return draws.chance(rate) && text.length() > 24 ? text.substring(0, draws.between(16, text.length() - 4)).strip()
        : text;
  }


  static String initials(String given) {
    return given.substring(0, 1).toUpperCase(Locale.ROOT) + ".";
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
