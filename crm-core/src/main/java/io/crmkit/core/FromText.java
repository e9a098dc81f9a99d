package io.crmkit.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static factory that reads a type from text; in documents the type is that text.
 *
 * <p>The factory takes one {@code String} and returns the type, or {@link Validated} of it to name its own problems.
 * {@code toString()} of the type must return text that the factory reads back as an equal value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromText {}
