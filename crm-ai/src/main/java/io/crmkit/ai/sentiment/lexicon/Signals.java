package io.crmkit.ai.sentiment.lexicon;

/**
 * What the rules of a lexicon say of a text, in numbers of similar size: what a trained model may build on.
 *
 * @param score from −1 to 1
 * @param positive the sum of what is positive, divided by 5
 * @param negative the sum of what is negative, divided by 5, above 0
 * @param ending the score of the last sentence that says anything
 * @param negations how many words turn others around, divided by 3, at most 1
 */
public record Signals(double score, double positive, double negative, double ending, double negations) {}
