package io.crmkit.ai.sentiment.lexicon;

/**
 * What a lexicon knows of one word. A word that it does not know is one with a valence of 0 and no role.
 *
 * @param word in lower case
 * @param hash of the word, by {@link WordTable#hash}
 * @param valence from −4 (most negative) to 4; 0 for words that only change others
 * @param boost by how much it strengthens (above 0) or weakens (below 0) a word behind it; 0 for most
 * @param roles what else it does, as bits
 */
record Term(String word, int hash, double valence, double boost, int roles) {

  /** Turns around what follows. */
  static final int NEGATION = 1;
  /** What follows weighs more than what went before. */
  static final int CONTRAST = 2;
  /** The clause that it begins weighs less than the other one. */
  static final int CONCESSION = 4;
  /** Joins two clauses of the same weight. */
  static final int JOINT = 8;
  /** Has a valence, be it 0. */
  static final int RATED = 16;
  /** From this bit on, the number of the phrases that begin with the word; 0 for none. */
  private static final int PHRASES_FROM = 8;

  boolean has(int role) {
    return (roles & role) != 0;
  }

  Term beginning(int phrases) {
    return new Term(word, hash, valence, boost, roles & (1 << PHRASES_FROM) - 1 | phrases << PHRASES_FROM);
  }

  /** Returns the number of the phrases that begin with it, from 1 on; 0 if none do. */
  int phrases() {
    return roles >>> PHRASES_FROM;
  }

  static Term unknown(String word) {
    return new Term(word, WordTable.hash(word), 0, 0, 0);
  }
}
