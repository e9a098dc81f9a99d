package io.crmkit.examples.series;

/** A series with what came after it, both from rows that fit each other. */
record TrainedSeries(SeriesRow train, SeriesRow test) {}
