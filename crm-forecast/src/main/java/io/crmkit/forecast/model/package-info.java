/** What a forecast is made of, and how its figures come about. */
@NullMarked
package io.crmkit.forecast.model;

import org.jspecify.annotations.NullMarked;
