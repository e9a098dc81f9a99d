package io.crmkit.dedupe.rule;

/** When the fields of two records count as alike; see {@link RuleScorer} for the exact definitions. */
public enum MatchType {
  /** They are equal but for case, spaces and punctuation: 100 or 0. */
  EXACT,
  /** They are spelt alike, by Jaro and Winkler: 0 to 100. */
  FUZZY,
  /** Their words sound alike, by double metaphone: the share of words that do, 0 to 100. */
  PHONETIC
}
