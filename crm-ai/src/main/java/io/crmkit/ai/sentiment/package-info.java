/**
 * How content customers are: texts scored by rules or by a trained model, aspect by aspect, and trends of each account.
 *
 * <pre>{@code
 * var sentiments = Sentiments.builder(new InMemorySentiments(), new LexiconAnalyzer()).build();
 * sentiments.record(acme, new NewText("mail-7", "globex", now, "The new release is great!")).orElseThrow();
 * var year = new TimeSpan(now.minus(Duration.ofDays(365)), now.plusSeconds(1));
 * Trend trend = sentiments.trend(acme, TrendRequest.of("globex", year).by(Period.MONTH).build());
 * trend.alarm();   // a month that differs from those before it by more than chance
 * }</pre>
 *
 * <p>Everything here may be shared between threads, builders aside. Texts are not kept unless the host asks for it.
 */
@NullMarked
package io.crmkit.ai.sentiment;

import org.jspecify.annotations.NullMarked;
