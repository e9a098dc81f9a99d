package io.crmkit.ai.sentiment.lexicon;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a lexicon and those that lead to them: inflections, and letters drawn out as in "sooo". What it found out
 * of a word, be it nothing, it keeps in a table of fixed size, in which a later word may take the place of an earlier one. An entry is
 * immutable and only ever replaced as a whole, so that threads may share the table without a lock.
 */
final class Vocabulary {

  private static final int REMEMBERED = 1 << 14;
  private static final int LONGEST_FORM = 40;

  private final WordTable table;
  private final WordForms forms;
  private final @Nullable Guess[] guesses = new @Nullable Guess[REMEMBERED];
  private final Map<Integer, Guess> emoji = new ConcurrentHashMap<>();

  /** What a word, of which the key is, stands for; a null term for nothing. */
  private record Guess(String word, long key, @Nullable Term term) {

    boolean isOf(char[] text, int from, int to, long other) {
      return key == other && (key != WordTable.NO_KEY || WordTable.matches(word, text, from, to));
    }
  }

  Vocabulary(Lexicon lexicon) {
    table = lexicon.table();
    forms = lexicon.forms();
  }

  /** Returns what the lexicon itself says of a part of a text; null for nothing. */
  @Nullable Term listed(char[] text, int from, int to) {
    return table.find(text, from, to, WordTable.hash(text, from, to));
  }

  /** Returns what a word stands for; null for nothing. */
  @Nullable Term term(char[] text, int from, int to) {
    if (to - from > LONGEST_FORM) {
      return listed(text, from, to);
    }
    long key = WordTable.key(text, from, to);
    int place = (key != WordTable.NO_KEY ? WordTable.hash(key) : WordTable.hash(text, from, to)) & (REMEMBERED - 1);
    Guess known = guesses[place];
    if (known == null || !known.isOf(text, from, to, key)) {
      String word = WordTable.small(new String(text, from, to - from));
      Term listed = table.find(word);
      known = new Guess(word, key, listed != null ? listed : guess(word, WordTable.hash(word)));
      guesses[place] = known;
    }
    return known.term;
  }

  /** Returns what an emoji stands for; null for nothing. */
  @Nullable Term emoji(int character) {
    Guess known = emoji.get(character);
    if (known == null) {
      known = new Guess("", WordTable.NO_KEY, ofEmoji(character));
      emoji.put(character, known);
    }
    return known.term;
  }

  private @Nullable Term guess(String word, int hash) {
    Term plain = form(word, hash);
    for (int most = 2; plain == null && most >= 1; most--) {
      String shorter = squeezed(word, most);
      if (!shorter.equals(word)) {
        Term listed = table.find(shorter);
        plain = listed != null ? listed : form(shorter, hash);
      }
    }
    return plain;
  }

  private @Nullable Term form(String word, int hash) {
    for (WordForms.Form form : forms.of(word)) {
      Term base = table.find(form.word());
      if (base != null && base.valence() != 0) {
        return new Term(word, hash, base.valence() * form.factor(), 0, Term.RATED);
      }
    }
    return null;
  }

  /** Returns a word in which no letter of three or more in a row stands more often than {@code most} times. */
  private static String squeezed(String word, int most) {
    StringBuilder letters = new StringBuilder(word.length());
    int at = 0;
    while (at < word.length()) {
      int end = at + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(at)) {
        end++;
      }
      int run = end - at;
      letters.append(String.valueOf(word.charAt(at)).repeat(run >= 3 ? most : run));
      at = end;
    }
    return letters.toString();
  }

  /** The valence of an emoji is its own, or the mean of the words in its name that have one. */
  private @Nullable Term ofEmoji(int character) {
    String itself = Character.toString(character);
    Term own = table.find(itself);
    String name = own == null ? EmojiNames.name(character) : null;
    if (name == null) {
      return own;
    }
    double[] valences = List.of(name.split("[^a-z]+")).stream().map(table::find)
        .filter(term -> term != null && term.valence() != 0).mapToDouble(term -> term == null ? 0 : term.valence()).toArray();
    double sum = 0;
    for (double valence : valences) {
      sum += valence;
    }
    return valences.length == 0 ? null
        : new Term(itself, character, sum / valences.length, 0, Term.RATED);
  }
}
