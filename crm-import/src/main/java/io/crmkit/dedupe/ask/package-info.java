/**
 * Few good questions about pairs of records, and how right the matches are without any label.
 *
 * <pre>{@code
 * Asking asking = Asking.of(matching, names);
 * List<Question> questions = asking.next(Answers.none(), 10);      // the pairs whose answers are worth most
 * Answers answers = new Answers(people(questions));                // each SAME, DIFFERENT or UNSURE
 * Matching better = asking.learn(answers);                         // the model by what was answered
 * Estimate estimate = Estimate.of(better, answers, names);         // precision and recall, each with an interval
 * }</pre>
 *
 * <p>Everything here is immutable and for any number of threads; the same matching and answers give the same questions,
 * models and estimates everywhere.
 */
@NullMarked
package io.crmkit.dedupe.ask;

import org.jspecify.annotations.NullMarked;
