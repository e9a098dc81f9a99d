package io.crmkit.ai.guard.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What others wrote, of which a text may repeat whole sentences word for word, in quotation marks: so it is seen whose
 * words they are. A part of a sentence could be made to promise what nobody has said.
 */
final class Passages {

  /** A mark that begins a quotation, with those that may end it. */
  private static final Map<Character, String> MARKS =
      Map.of('"', "\"", '“', "”", '„', "“”", '«', "»", '»', "«", '「', "」");

  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…])\\s+");
  private static final String LAST_SIGNS = ".,;:!?… ";

  private final List<Passage> passages = new ArrayList<>();

  /** A text of others with one space between words, and where sentences of it begin and end. */
  private record Passage(String words, Set<Integer> begins, Set<Integer> ends) {

    static Passage of(String text) {
      StringBuilder words = new StringBuilder();
      Set<Integer> begins = new HashSet<>();
      Set<Integer> ends = new HashSet<>();
      for (String sentence : sentences(text)) {
        words.append(words.isEmpty() ? "" : " ");
        begins.add(words.length());
        ends.add(words.length() + withoutLastSigns(sentence).length());
        words.append(spaced(sentence));
      }
      return new Passage(words.toString(), begins, ends);
    }

    private static List<String> sentences(String text) {
      return LINE_END.splitAsStream(text).map(String::strip).filter(line -> !line.isEmpty())
          .flatMap(SENTENCE_END::splitAsStream).toList();
    }

    boolean has(String sentences) {
      return begins.stream().anyMatch(at -> ends.contains(at + sentences.length()) && words.startsWith(sentences, at));
    }
  }

  void add(String text) {
    passages.add(Passage.of(text));
  }

  /** Returns a text in which what it quotes of these is struck out. */
  String withoutQuoted(String text) {
    if (passages.isEmpty()) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text);
    Set<Character> neverEnded = new HashSet<>();
    int from = 0;
    for (int begin = next(text, from); begin >= 0; begin = next(text, from)) {
      int end = neverEnded.contains(text.charAt(begin)) ? -1 : end(text, begin);
      if (end < 0) {
        neverEnded.add(text.charAt(begin));
      }
      from = end < 0 ? begin + 1 : end + 1;
      if (end > 0 && isQuoted(text.substring(begin + 1, end))) {
        for (int i = begin + 1; i < end; i++) {
          rest.setCharAt(i, ReadText.STRUCK);
        }
      }
    }
    return rest.toString();
  }

  private boolean isQuoted(String said) {
    String sentences = withoutLastSigns(said);
    return !sentences.isEmpty() && passages.stream().anyMatch(passage -> passage.has(sentences));
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && !MARKS.containsKey(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  private static int end(String text, int begin) {
    String ends = MARKS.getOrDefault(text.charAt(begin), "");
    int at = begin + 1;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String withoutLastSigns(String text) {
    String spaced = spaced(text);
    int end = spaced.length();
    while (end > 0 && LAST_SIGNS.indexOf(spaced.charAt(end - 1)) >= 0) {
      end--;
    }
    return spaced.substring(0, end);
  }
}
