/**
 * Groups of cases that are like one another, without an answer to learn from.
 *
 * <pre>{@code
 * TrainingSet customers = TrainingSet.of(schema, rows, new double[rows.rows()]);   // labels are not read
 * Clustering segments = KMeans.DEFAULT.cluster(customers, Training.seeded(42));
 * int segment = (int) Scorer.of(segments.model()).margin(row);   // 0 is the largest
 * }</pre>
 *
 * <p>Sources: Lloyd 1982 (turns of assigning and centring); Arthur and Vassilvitskii 2007 (k-means++: where to begin);
 * Rousseeuw 1987 (silhouettes: how many). Safe to share between threads; each call works on the calling thread.
 */
@NullMarked
package io.crmkit.ai.train.cluster;

import org.jspecify.annotations.NullMarked;
