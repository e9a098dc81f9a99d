package io.crmkit.ai.sentiment.model;

/**
 * What one word or phrase of a text does to its score.
 *
 * @param word as it stands in the text, in small letters; of a phrase the words as they stand in the lexicon
 * @param from where it begins in the text, in characters
 * @param to where it ends
 * @param valence what it is worth there, with negations, degrees and contrasts; never 0
 */
public record WordEffect(String word, int from, int to, double valence) {}
