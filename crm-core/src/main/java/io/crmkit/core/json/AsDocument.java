package io.crmkit.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the two methods of a class that stands in documents as a value of another type: a static one of one parameter
 * that makes it, and one without parameters that returns what the first one takes.
 *
 * <pre>{@code
 * final class Steps {
 *   @AsDocument static Steps of(List<Step> steps) { … }      // in JSON an array of steps
 *   @AsDocument List<Step> steps() { … }
 * }
 * }</pre>
 *
 * <p>What the first one refuses by an exception becomes a violation at the place of the value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsDocument {}
