package io.crmkit.dedupe.text;

import java.util.Map;

/** Words of addresses that are often abbreviated, written in one way. */
final class AddressWords {

  private static final Map<String, String> FORMS = Map.ofEntries(
      Map.entry("street", "st"), Map.entry("str", "st"), Map.entry("strasse", "st"), Map.entry("avenue", "ave"),
      Map.entry("av", "ave"), Map.entry("road", "rd"), Map.entry("boulevard", "blvd"), Map.entry("blv", "blvd"),
      Map.entry("bl", "blvd"), Map.entry("drive", "dr"), Map.entry("lane", "ln"), Map.entry("court", "ct"),
      Map.entry("place", "pl"), Map.entry("square", "sq"), Map.entry("highway", "hwy"), Map.entry("parkway", "pkwy"),
      Map.entry("circuit", "cct"), Map.entry("crescent", "cres"), Map.entry("close", "cl"), Map.entry("terrace", "tce"),
      Map.entry("north", "n"), Map.entry("south", "s"), Map.entry("east", "e"), Map.entry("west", "w"),
      Map.entry("first", "1st"), Map.entry("second", "2nd"), Map.entry("third", "3rd"), Map.entry("fourth", "4th"),
      Map.entry("fifth", "5th"), Map.entry("sixth", "6th"), Map.entry("seventh", "7th"), Map.entry("eighth", "8th"),
      Map.entry("ninth", "9th"), Map.entry("tenth", "10th"), Map.entry("eleventh", "11th"),
      Map.entry("twelfth", "12th"), Map.entry("apartment", "apt"), Map.entry("suite", "ste"), Map.entry("floor", "fl"),
      Map.entry("saint", "st"), Map.entry("mount", "mt"), Map.entry("fort", "ft"));

  private AddressWords() {}

  static String expanded(String plain) {
    StringBuilder written = new StringBuilder(plain.length());
    for (String word : plain.split(" ")) {
      if (written.length() > 0) {
        written.append(' ');
      }
      written.append(FORMS.getOrDefault(word, word));
    }
    return written.toString();
  }
}
