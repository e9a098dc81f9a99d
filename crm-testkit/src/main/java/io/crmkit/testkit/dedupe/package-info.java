/**
 * For deduplication: made-up people with realistic damage and the truth about them, in any number; storage in memory, and
 * the contracts of storage.
 *
 * <pre>{@code
 * PeopleGenerator people = PeopleGenerator.builder(1_000_000).seed(7).build();
 * people.people().forEach(person -> index.add(person.id(), person.values()));
 * people.goldPairs().forEach(pair -> truth.add(pair));
 * PeopleFiles.write(people, folder);            // records.csv and gold_pairs.csv
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads, builders excepted; so are the adapters.
 */
@NullMarked
package io.crmkit.testkit.dedupe;

import org.jspecify.annotations.NullMarked;
