package io.crmkit.ai.sentiment.lexicon;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.crmkit.core.Validated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The words of a language that tell a sentiment, and those that change it. Immutable and safe to share.
 *
 * <p>As a text it has one line for each word, with a tab behind the word and then its valence from −4 to 4, or one of
 * {@code negation}, {@code contrast}, {@code concession}, {@code joint} and {@code booster} with a number; what stands behind a second
 * tab is left out, and so are blank lines and those without a tab that begin with {@code #}:
 *
 * <pre>
 * # German
 * gut          1.9
 * nicht        negation
 * sehr         booster 0.293
 * aber         contrast
 * obwohl       concession
 * und          joint
 * auf den Geist gehen   -2
 * </pre>
 */
public final class Lexicon {

  static final int LONGEST_WORD = 100;
  static final int MOST_WORDS = 1_000_000;

  private final Map<String, Term> terms;
  private final WordTable table;
  private final Phrases phrases;
  private final WordForms forms;
  private final Supplier<String> digest = Suppliers.memoize(this::computeDigest);

  private Lexicon(Builder builder) {
    terms = Map.copyOf(builder.terms);
    phrases = new Phrases(terms);
    table = new WordTable(phrases.words());
    forms = builder.forms;
  }

  /** The words of VADER with its own negations and degrees, as {@link VaderAnalyzer} wants them. */
  public static Lexicon vader() {
    return Bundled.VADER;
  }

  /** English of customers: the words of VADER, more of what they say of goods and services, and their inflections. */
  public static Lexicon english() {
    return Bundled.ENGLISH;
  }

  /** Emoji alone, which need no language: what a lexicon of another language may begin with. */
  public static Lexicon emoji() {
    return Bundled.EMOJI;
  }

  /** Returns a builder of a lexicon without words. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that begins with the words of this one. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.terms.putAll(terms);
    builder.forms = forms;
    return builder;
  }

  /** Reads a lexicon; every line that is none is a violation that names it. */
  public static Validated<Lexicon> read(String text) {
    Validated<Builder> read = builder().read(text);
    if (read instanceof Validated.Invalid<Builder> invalid) {
      return Validated.invalid(invalid.violations());
    }
    return Validated.valid(read.orElseThrow().build());
  }

  /** Returns the valence of a word or a phrase as it stands in the lexicon, inflections left aside. */
  public OptionalDouble valence(String word) {
    Term term = terms.get(WordTable.small(word));
    return term == null || !term.has(Term.RATED) ? OptionalDouble.empty() : OptionalDouble.of(term.valence());
  }

  /** Returns the SHA-256 of all its entries as 64 hexadecimal digits; word forms have no part in it. */
  public String digest() {
    return digest.get();
  }

  private String computeDigest() {
    Hasher hasher = Hashing.sha256().newHasher();
    new TreeMap<>(terms).values().forEach(term -> hasher.putString(term.word(), StandardCharsets.UTF_8).putChar('\t')
        .putDouble(term.valence()).putDouble(term.boost()).putInt(term.roles()));
    return hasher.hash().toString();
  }

  /** Returns how many words and phrases it has. */
  public int size() {
    return terms.size();
  }

  WordTable table() {
    return table;
  }

  Phrases phrases() {
    return phrases;
  }

  WordForms forms() {
    return forms;
  }

  /** Loaded when first asked for. */
  private static final class Bundled {
    private static final Lexicon VADER = builder()
        .read(resource("vader_sentiment_lexicon.txt")).orElseThrow()
        .read(resource("vader-grammar.txt")).orElseThrow().build();
    private static final Lexicon EMOJI = builder().read(resource("emoji.txt")).orElseThrow().build();
    private static final Lexicon ENGLISH = VADER.toBuilder()
        .read(resource("emoji.txt")).orElseThrow()
        .read(resource("english-words.txt")).orElseThrow()
        .read(resource("english-grammar.txt")).orElseThrow().forms(new EnglishForms()).build();

    private static String resource(String name) {
      try (InputStream stream = Lexicon.class.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IllegalStateException("crm-ai lacks the resource " + name);
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Collects words. What is said last of a word holds; its roles add up. Not safe for concurrent use. */
  public static final class Builder {

    private final Map<String, Term> terms = new LinkedHashMap<>();
    private WordForms forms = word -> List.of();

    private Builder() {}

    /**
     * Adds a word, or a phrase of words with spaces between.
     *
     * @param valence from −4 to 4
     */
    public Builder word(String word, double valence) {
      within(valence, 4, "valence");
      String key = WordTable.small(word);
      // as small letters write it comes first: ":d" is not what ":D" is
      if (key.equals(word) || !terms.containsKey(key)) {
        Term old = term(key);
        put(new Term(key, old.hash(), valence, old.boost(), old.roles() | Term.RATED));
      }
      return this;
    }

    /** Adds a word that turns around what follows, such as {@code not}. */
    public Builder negation(String word) {
      return role(word, Term.NEGATION);
    }

    /** Adds a word behind which the weightier part comes, such as {@code but}. */
    public Builder contrast(String word) {
      return role(word, Term.CONTRAST);
    }

    /** Adds a word that begins the lighter of two clauses, such as {@code although}. */
    public Builder concession(String word) {
      return role(word, Term.CONCESSION);
    }

    /** Adds a word that joins two clauses, each about its own aspect, such as {@code and}. */
    public Builder joint(String word) {
      return role(word, Term.JOINT);
    }

    /**
     * Adds a word that strengthens what follows, or weakens it, such as {@code very}.
     *
     * @param boost from −4 to 4; by VADER's measurements 0.293 or −0.293
     */
    public Builder booster(String word, double boost) {
      within(boost, 4, "boost");
      Term old = term(WordTable.small(word));
      put(new Term(old.word(), old.hash(), old.valence(), boost, old.roles()));
      return this;
    }

    /** Takes a word out, with all that was said of it. */
    public Builder without(String word) {
      terms.remove(WordTable.small(word));
      return this;
    }

    /** Says how inflected words lead to those of the lexicon. */
    public Builder forms(WordForms inflections) {
      forms = inflections;
      return this;
    }

    /** Adds the lines of a text; see {@link Lexicon}. */
    public Validated<Builder> read(String text) {
      return new LexiconText(this).read(text);
    }

    public Lexicon build() {
      return new Lexicon(this);
    }

    private Builder role(String word, int role) {
      Term old = term(WordTable.small(word));
      put(new Term(old.word(), old.hash(), old.valence(), old.boost(), old.roles() | role));
      return this;
    }

    private Term term(String key) {
      Term old = terms.get(key);
      return old != null ? old : Term.unknown(key);
    }

    private void put(Term term) {
      if (terms.size() >= MOST_WORDS && !terms.containsKey(term.word())) {
        throw new IllegalStateException("a lexicon has at most %d words".formatted(MOST_WORDS));
      }
      terms.put(term.word(), term);
    }

    private static void within(double value, double most, String name) {
      if (!(Math.abs(value) <= most)) {
        throw new IllegalArgumentException("%s must be from -%s to %s but was %s".formatted(name, most, most, value));
      }
    }
  }
}
